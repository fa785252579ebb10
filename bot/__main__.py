"""Runs the dialogue server: `python -m bot`.

What `rasa run` does, without the rest of Rasa's command line, which costs seconds at every start.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bot.without_tensorflow import without_tensorflow

with without_tensorflow():
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints
    from rasa.shared.exceptions import RasaException
    from rasa.shared.utils.cli import print_error
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.io import configure_colored_logging
    from rasa.utils.log_utils import configure_structlog


def main() -> None:
    """Load the model, then answer; what is missing or wrong ends it with one sentence and exit code 1."""
    configure_logging_and_warnings(None, None, warn_only_once=True, filter_repeated_logs=True)
    configure_colored_logging(None)
    configure_structlog(None)
    environment = os.environ
    try:
        serve_application(
            str(Path(environment["DAOGOU_DIALOGUE_MODEL_DIR"]) / "daogou.tar.gz"),
            endpoints=AvailableEndpoints.read_endpoints("endpoints.yml"),
            credentials="credentials.yml",
            interface=environment["DAOGOU_HOST"],
            port=int(environment["DAOGOU_PORT"]),
            enable_api=False,
        )
    except KeyError as error:
        print_error(f"{error} is not set; `daogou serve` sets it and starts this server")
        sys.exit(1)
    except RasaException as error:
        print_error(f"{type(error).__name__}: {error}")
        sys.exit(1)


if __name__ == "__main__":
    main()

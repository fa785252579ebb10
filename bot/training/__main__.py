"""Makes the dialogue model: `python -m bot.training --config C --domain D --data DIR --out MODEL --times FILE`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rasa.shared.exceptions import RasaException
from rasa.shared.utils.cli import print_error

from bot.training.model import Sources, train_model
from bot.training.progress import telling
from language.expressions import remember

_EXAMPLES = 100_000
_MOST_LINES = 8
"""What is wrong stands in the first lines of an error; whoever shows the end of the log must see them."""


def main() -> None:
    """Train, tell on the standard output where it stands, and log on the standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("config", "domain", "data", "out", "times"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    with telling(arguments.times) as progress:
        remember(_EXAMPLES)
        sources = Sources(arguments.config, arguments.domain, arguments.data)
        try:
            train_model(sources, arguments.out, progress)
        except RasaException as error:
            text = f"{type(error).__name__}: {error}".strip()
            print_error("\n".join(text.splitlines()[:_MOST_LINES]))
            sys.exit(1)


if __name__ == "__main__":
    main()

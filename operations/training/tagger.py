"""Makes the tagger's published weights anew, in a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from operations.errors import ModelError
from operations.processes.logs import last_lines
from operations.training.dialogue import TAGGER_DIR, check_root, times_path, training_environment
from operations.training.telling import Part, told_by
from operations.trusted_model import CONFIG_PATH

if TYPE_CHECKING:
    from shop.settings import Settings

_HELD_OUT = Path("data/evaluation")


def train_tagger(settings: Settings) -> Generator[Part, None, Path]:
    """Learn the spans of the present examples from scratch, yield each part of it, and return the folder.

    Raises:
        MissingPieceError: this is not the repository's root.
        ModelError: it could not be trained; the text has the end of the log. The weights of before are still in place.
    """
    check_root()
    log_path = settings.var_dir / "logs" / "train_tagger.log"
    command = [
        *(sys.executable, "-m", "bot.training.tagger", "--config", str(CONFIG_PATH)),
        *("--data", str(settings.dialogue_dir), "--held-out", str(_HELD_OUT)),
        *("--out", str(TAGGER_DIR), "--times", str(times_path(settings))),
    ]
    code = yield from told_by(command, training_environment(settings), log_path)
    if code != 0:
        tail = "\n    ".join(last_lines(log_path))
        raise ModelError(f"the tagger did not train (log: {log_path}). Its last lines:\n    {tail}")
    return TAGGER_DIR

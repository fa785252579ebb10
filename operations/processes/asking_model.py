"""Asks the dialogue model in a process of its own: only the package `bot` may import Rasa."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import parse_file_as

from operations.errors import ModelError
from operations.processes.environment import server_environment
from operations.trusted_model import verified

if TYPE_CHECKING:
    from shop.settings import Settings

Answer = TypeVar("Answer")


def ask_model(settings: Settings, answer: type[Answer], module: str, *arguments: str) -> Answer:
    """Run `python -m module --model … --out …` with some arguments and return the JSON that it wrote.

    Args:
        settings: say where the model lies.
        answer: the type that the JSON is read as.
        module: a program of `bot.evaluation`.
        arguments: its further arguments.

    Raises:
        MissingPieceError: the dialogue model is not trained.
        ModelError: the model is not to be trusted, or could not be loaded or asked.
    """
    model = verified(settings)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "answer.json"
        command = [sys.executable, "-m", module, "--model", str(model), "--out", str(out), *arguments]
        result = subprocess.run(  # noqa: S603  # the command is our own
            command, capture_output=True, text=True, env=server_environment(settings), check=False
        )
        if result.returncode != 0:
            raise ModelError(f"the dialogue model could not be asked:\n{result.stderr[-2000:]}")
        return parse_file_as(answer, out)

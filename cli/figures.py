"""The figures behind `daogou evaluate`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cli.dialogue import model_path
from cli.environment import server_environment
from cli.errors import CommandError, MissingPieceError

if TYPE_CHECKING:
    from shop.settings import Settings

EVALUATION_DIR = Path("data/evaluation")
LANGUAGES = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True)
class Figure:
    """One measured value: of which part, on which data, by which model, in which measure."""

    part: str
    data: str
    model: str
    measure: str
    value: float


def measure_nlu(settings: Settings) -> list[Figure]:
    """Return intent accuracy and entity F1 of the dialogue model on the held-out messages, per language.

    Raises:
        MissingPieceError: the dialogue model is not trained.
        CommandError: the model could not be loaded or asked.
    """
    model = model_path(settings)
    if not model.exists():
        raise MissingPieceError("the dialogue model", model, "daogou train dialogue")
    files = [f"{language}={EVALUATION_DIR / f'nlu_{language}.yml'}" for language in LANGUAGES]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        # Rasa is imported in another process: only `bot` may import it.
        command = [sys.executable, "-m", "bot.evaluation", "--model", str(model), "--out", str(out), *files]
        result = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, env=server_environment(settings), check=False
        )
        if result.returncode != 0:
            raise CommandError(f"the dialogue model could not be measured:\n{result.stderr[-2000:]}")
        figures = json.loads(out.read_text(encoding="utf-8"))
    found = []
    for language, values in figures.items():
        messages = f"{values['messages']} held-out messages, {LANGUAGES[language]}"
        spans = f"{values['entities']} spans in them"
        found.append(Figure("understanding", messages, "dialogue model", "intent accuracy", values["intent_accuracy"]))
        found.append(Figure("understanding", spans, "dialogue model", "entity F1 (exact span)", values["entity_f1"]))
    return found

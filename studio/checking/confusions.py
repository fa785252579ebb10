"""What the model takes for something else: asked about each example, by models that have not seen it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from operations.processes.asking_model import ask_model
from studio.checking.findings import Finding

if TYPE_CHECKING:
    from shop.settings import Settings

_SHOWN_PER_PAIR = 3
_LEAST = 2
"""A pair of intents that is confused once is chance."""


@dataclass(frozen=True)
class Prediction:
    """One example: what it is, what the model takes it for, and how sure it is."""

    text: str
    intent: str
    guessed: str
    confidence: float


def predict(settings: Settings) -> list[Prediction]:
    """Return what cross-validated models say of every example.

    Raises:
        MissingPieceError: the dialogue model is not trained.
        OperationsError: the model could not be asked.
    """
    return ask_model(settings, list[Prediction], "bot.evaluation.confusions", "--data", str(settings.dialogue_dir))


def confused(settings: Settings) -> list[Finding]:
    """Return the pairs of intents that are confused, most often first, with some of the sentences."""
    pairs: dict[tuple[str, str], list[Prediction]] = {}
    for prediction in predict(settings):
        if prediction.intent != prediction.guessed:
            pairs.setdefault((prediction.intent, prediction.guessed), []).append(prediction)
    findings = []
    for (intent, guessed), wrong in sorted(pairs.items(), key=lambda pair: -len(pair[1])):
        if len(wrong) >= _LEAST:
            surest = sorted(wrong, key=lambda prediction: -prediction.confidence)[:_SHOWN_PER_PAIR]
            sentences = "; ".join(f"“{prediction.text}” ({prediction.confidence:.0%})" for prediction in surest)
            text = f"{len(wrong)} examples, e.g. {sentences}"
            findings.append(Finding(text, subject=f"{intent} taken for {guessed}"))
    return findings

"""Measures what the trained dialogue model understands: intents and entity spans on held-out messages.

Run as a program: `python -m bot.evaluation.understanding --model M --out F en=file.yml`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.nlu.training_data.loading import load_data

LEARNT_ENTITIES = frozenset({"product", "brand", "attribute", "use"})

Span = tuple[int, int, str]


@dataclass(frozen=True)
class Understanding:
    """Figures over one set of messages; precision, recall and F1 count an entity only if span and type are exact."""

    messages: int
    intent_accuracy: float
    entities: int
    entity_precision: float
    entity_recall: float
    entity_f1: float


def spans(entities: Iterable[dict[str, Any]]) -> set[Span]:
    """Return the learnt entities of a message as (start, end, type), offsets in characters."""
    return {(e["start"], e["end"], e["entity"]) for e in entities if e["entity"] in LEARNT_ENTITIES}


def score(pairs: Iterable[tuple[str, str, set[Span], set[Span]]]) -> Understanding:
    """Return the figures over (wanted intent, predicted intent, wanted spans, predicted spans) of each message."""
    messages = right_intents = wanted_count = predicted_count = right_spans = 0
    for wanted_intent, predicted_intent, wanted, predicted in pairs:
        messages += 1
        right_intents += wanted_intent == predicted_intent
        wanted_count += len(wanted)
        predicted_count += len(predicted)
        right_spans += len(wanted & predicted)
    precision = right_spans / predicted_count if predicted_count else 0.0
    recall = right_spans / wanted_count if wanted_count else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right_spans else 0.0
    accuracy = right_intents / messages if messages else 0.0
    return Understanding(messages, accuracy, wanted_count, precision, recall, f1)


async def evaluate_file(agent: Agent, path: Path) -> Understanding:
    """Parse every message of a Rasa NLU file with the model and compare with its annotations."""
    pairs = []
    for example in load_data(str(path)).intent_examples:
        parsed = await agent.parse_message(example.get("text"))
        predicted = parsed.get("intent", {}).get("name") or ""
        wanted_spans = spans(example.get("entities", []))
        pairs.append((example.get("intent"), predicted, wanted_spans, spans(parsed.get("entities", []))))
    return score(pairs)


async def evaluate(model: Path, files: dict[str, Path]) -> dict[str, Understanding]:
    """Return the figures for each named file."""
    agent = Agent.load(str(model))
    return {name: await evaluate_file(agent, path) for name, path in files.items()}


def main() -> None:
    """Evaluate and write the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("files", nargs="+", metavar="name=file.yml")
    arguments = parser.parse_args()
    files = {name: Path(path) for name, _, path in (text.partition("=") for text in arguments.files)}
    figures = asyncio.run(evaluate(arguments.model, files))
    content = json.dumps({name: asdict(value) for name, value in figures.items()}, indent=2)
    arguments.out.write_text(f"{content}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Tells for every training example what intent a model gives it that has not seen it, by cross-validation.

Run as a program: `python -m bot.evaluation.confusions --model M --data DIR --out FILE`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from sklearn.model_selection import StratifiedKFold  # type: ignore[import-untyped]

from bot.nlu.intent_classifier import IntentClassifier, features_of, fitting
from bot.nlu.softmax_regression import SoftmaxRegression

_FOLDS = 3


def predictions(model: Path, data: Path) -> list[dict[str, Any]]:
    """Return text, intent, guessed intent and confidence of every example below a folder.

    The featurizers are those of the trained model, which have seen all examples; the classifier is trained anew for
    each third, as the model's own was, on the other two.
    """
    agent = Agent.load(str(model))
    if agent.processor is None:
        raise SystemExit(f"{model} is no model")
    nodes = agent.processor.model_metadata.predict_schema.nodes
    classifier = next(node for node in nodes.values() if issubclass(node.uses, IntentClassifier))
    featurized = classifier.needs["messages"]
    examples = RasaFileImporter(training_data_paths=[str(data)]).get_nlu_data().intent_examples
    featurized_examples, intents, texts = [], [], []
    for example in examples:
        inputs = {PLACEHOLDER_MESSAGE: [UserMessage(example.get(TEXT))], PLACEHOLDER_TRACKER: None}
        featurized_examples += agent.processor.graph_runner.run(inputs=inputs, targets=[featurized])[featurized]
        intents.append(example.get(INTENT))
        texts.append(example.get(TEXT))
    dense, sparse = features_of(featurized_examples)
    labels, names = np.array(intents), sorted(set(intents))
    probabilities = np.zeros((len(intents), len(names)))
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)  # examples stand in the order they were written
    for learnt, asked in folds.split(dense, labels):
        third = SoftmaxRegression.fit(dense[learnt], sparse[learnt], labels[learnt], **fitting(classifier.config))
        own = [names.index(label) for label in third.labels]
        probabilities[np.ix_(asked, own)] = third.probabilities(dense[asked], sparse[asked])
    return [
        {"text": text, "intent": intent, "guessed": names[int(row.argmax())], "confidence": float(row.max())}
        for text, intent, row in zip(texts, intents, probabilities, strict=True)
    ]


def main() -> None:
    """Write the predictions as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    found = predictions(arguments.model, arguments.data)
    arguments.out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()

"""What the served pipeline makes of messages, as TED is given it: features of the text, and what was heard."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from shutil import copy
from typing import Any

import yaml
from rasa.core.channels.channel import UserMessage
from rasa.core.featurizers.precomputation import MessageContainerForCoreFeaturization
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.core.domain import Domain
from rasa.shared.nlu.constants import ENTITIES, FEATURE_TYPE_SEQUENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from benchmarks.ted.storage import CONTEXT, RESOURCE
from benchmarks.ted.trackers import Heard
from bot.nlu.act_classifier import ACTS, ActClassifier
from bot.nlu.act_examples import INTENTS_FILE
from bot.nlu.phrase_featurizer import PhraseFeaturizer
from bot.nlu.spelling_corrector import words_of
from recommender.encoders.multilingual import load_multilingual

_FOLDS = 3


class Pipeline:
    """The pipeline of a loaded guide; each text is read once.

    Rasa lets TED read a text by its words in turn and as a whole. The served features are of the whole; the words get
    the vectors that the tagger of spans has. As in Rasa, features are made again when TED needs them: a parsed message
    does not keep them.
    """

    def __init__(self, agent: Any, domain: Domain) -> None:
        self._runner = agent.processor.graph_runner
        self._read = agent.processor.model_metadata.nlu_target
        self._featurized = _name_of(PhraseFeaturizer, agent)
        self._vectors = load_multilingual().token_vectors
        self._messages: dict[str, Message] = {}
        self.features = MessageContainerForCoreFeaturization()
        self.features.derive_messages_from_domain_and_add(domain)

    def message(self, text: str) -> Message:
        """Return what the pipeline makes of a text."""
        if text not in self._messages:
            self._messages[text] = self._run(text, self._read)
        return self._messages[text]

    def heard(self, text: str) -> Heard:
        """Return what was heard in a text."""
        return heard_in(self.message(text).data)

    def featurize(self, text: str) -> None:
        """Make TED's features of a text, once."""
        if text in self.features.keys(TEXT):
            return
        message = self._messages.get(text) or self._run(text, self._featurized)
        words = [piece.text for piece in words_of(message)] or [text]
        [vectors] = self._vectors.encode([words])
        of_words = Features(vectors, FEATURE_TYPE_SEQUENCE, TEXT, "words")
        told = {TEXT: text, TOKENS_NAMES[TEXT]: message.get(TOKENS_NAMES[TEXT]) or []}
        self.features.add(Message(told, features=[*message.features, of_words]))

    def _run(self, text: str, target: str) -> Message:
        inputs = {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: None}
        [message] = self._runner.run(inputs=inputs, targets=[target])[target]
        return message

    def hear_acts_unlearnt(self, examples: Sequence[tuple[str, str]], data: TrainingData, folder: Path) -> None:
        """Let the acts of each example be told by a classifier that has not learnt it, or TED would trust acts blindly.

        Args:
            examples: messages with their acts.
            data: the intents' examples.
            folder: holds the editors' intents of each act.
        """
        for fold in range(_FOLDS):
            rest = [each for place, each in enumerate(examples) if place % _FOLDS != fold]
            classifier = _trained(rest, data, folder)
            classifier.process([self.message(text) for text, _ in examples[fold::_FOLDS]])


def heard_in(parsed: Any) -> Heard:
    """Return what was heard in a parsed message."""
    ranking = [*(parsed.get("intent_ranking") or ()), parsed.get(INTENT) or {}]
    intents: dict[str, float] = {}
    for guess in ranking:
        name = str(guess.get("name"))
        intents[name] = max(intents.get(name, 0.0), float(guess.get("confidence") or 0.0))
    entities = tuple(dict.fromkeys(entity["entity"] for entity in parsed.get(ENTITIES) or ()))
    return Heard(intents, parsed.get(ACTS) or {}, entities, str((parsed.get(INTENT) or {}).get("name")))


def _name_of(component: type, agent: Any) -> str:
    """Return the name of the node of a loaded guide's graph that runs a component."""
    nodes = agent.processor.graph_runner._graph_schema.nodes
    return next(str(name) for name, node in nodes.items() if node.uses is component and name.startswith("run_"))


def _trained(examples: Iterable[tuple[str, str]], data: TrainingData, folder: Path) -> ActClassifier:
    by_act: dict[str, list[str]] = {}
    for text, act in examples:
        by_act.setdefault(act, []).append(f"- {text}\n")
    with tempfile.TemporaryDirectory() as made:
        content = {"acts": [{"act": act, "examples": "".join(lines)} for act, lines in by_act.items()]}
        (Path(made) / "acts_all.yml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        copy(folder / INTENTS_FILE, made)
        config = {**ActClassifier.get_default_config(), "examples": made}
        (Path(made) / "storage").mkdir()
        storage = LocalModelStorage.create(Path(made) / "storage")
        classifier = ActClassifier.create(config, storage, RESOURCE, CONTEXT)
        classifier.train(data)
    return classifier

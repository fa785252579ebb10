"""Finds the spans that name products, brands, properties and uses."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import get_text_hash, read_file

from bot.nlu.shop_words import served_words
from bot.nlu.spelling_corrector import words_of
from bot.nlu.tagging.features import Gazetteer, Piece, lookup_tables, unit_features, units_of
from bot.nlu.tagging.network import TaggingNetwork
from bot.nlu.tagging.published import CARD_FILE, PublishedTagger, keys_of
from bot.nlu.tagging.retelling import Example, read_names
from bot.nlu.tagging.scheme import Span, TagScheme
from recommender.encoders.multilingual import load_multilingual

_CARD_FILE = "tagger.json"
_NETWORK_FILES = "network-*.npz"
OUTSIDE = "outside"
"""The entity of words that are surely in no span."""

SMALL_TALK = frozenset({"greet", "chitchat_feeling", "bot_challenge", "thank", "goodbye", "start_over"})
"""Intents that speak of no product, and yet a wish may stand in the same message: "hi, mugs"."""

_MOST_UNITS = 256
"""Of a longer message the beginning is tagged; the rest is read by its words alone. Nobody describes a wish so long."""
_HARDLY_EVER = 0.08
_SURE = 0.5
_SURELY_OUTSIDE = 0.7
"""Of the development messages' words that no span was found around, those this sure are hardly ever in one."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SpanTagger(GraphComponent, EntityExtractorMixin):
    """Tags the words of a message, in Chinese its characters, with small networks over multilingual word vectors.

    Comes after the intent classifier: in an intent whose examples have no spans it looks for none, but in small talk.

    Rasa's CRF sees letters only, so that it has to meet every word in training; word vectors know that a kettle is
    like a teapot, in both languages. `python -m benchmarks.understanding` compares them.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer comes before."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration: how many `networks` vote, and the `epochs` of training of each.

        `names` is a file of the product taxonomy's names, with which examples are told again; see `tagging.retelling`.
        Networks that began differently err differently; two are worth more than one twice as large. `published` is a
        folder with weights to begin with; see `tagging.published`.
        """
        return {"networks": 2, "epochs": 15, "names": None, "published": None}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._vectors = load_multilingual().token_vectors
        self._scheme = TagScheme(())
        self._gazetteer = Gazetteer({})
        self._networks: list[TaggingNetwork] = []
        self._silent: frozenset[str] = frozenset()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpanTagger:
        """Create an untrained tagger."""
        return cls(config, model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Return what Rasa trains again by: the published weights are no data of its own."""
        card = Path(config.get("published") or "") / CARD_FILE
        return str(get_text_hash(read_file(card))) if card.is_file() else None

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples, and from the lookup tables what it means that a word is the shop's.

        Raises:
            PublishedError: the published weights are damaged.
        """
        self._gazetteer = Gazetteer(lookup_tables(training_data))
        self._silent = _silent_intents(training_data.intent_examples)
        examples = tagged_examples(training_data)
        self._scheme = TagScheme(sorted({entity for example in examples for _, _, entity in example.spans}))
        if self._scheme.entities:
            self._networks = self._learnt(examples)
        self._persist()
        return self._resource

    def publish(self, examples: Sequence[Example], folder: Path, about: Mapping[str, Any]) -> None:
        """Write what was learnt from examples as the published weights, and a card that tells of it."""
        tables = self._gazetteer.names
        keys = keys_of(examples)
        PublishedTagger(tuple(self._networks), self._scheme.entities, tables, keys).save(folder, about)

    def _learnt(self, examples: Sequence[Example]) -> list[TaggingNetwork]:
        from bot.nlu.tagging.learning import Learner

        names, folder = self._config["names"], self._config["published"]
        learner = Learner(self._scheme, self._gazetteer, self._vectors, read_names(Path(names)) if names else {})
        published = PublishedTagger.load(Path(folder)) if folder else None
        tuned = learner.tuned(published, examples) if published else []
        return tuned or learner.from_scratch(examples, self._config["networks"], self._config["epochs"])

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SpanTagger:
        """Load the trained tagger; the words of the shop are those of the one that is served."""
        tagger = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            card = json.loads((directory / _CARD_FILE).read_text(encoding="utf-8"))
            tagger._gazetteer = Gazetteer(served_words(card["gazetteer"]))
            tagger._scheme = TagScheme(card["entities"])
            tagger._silent = frozenset(card["silent"])
            tagger._networks = [TaggingNetwork.load(path) for path in sorted(directory.glob(_NETWORK_FILES))]
        return tagger

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the spans found, and the words surely in none, to each message's entities; those already there stay."""
        if not self._networks:
            return messages
        told = [message for message in messages if words_of(message) and not self._is_silent(message)]
        all_units = [units_of(words_of(message))[:_MOST_UNITS] for message in told]
        vectors = self._vectors.encode([[unit.text for unit in units] for units in all_units])
        for message, units, own in zip(told, all_units, vectors, strict=True):
            text = message.get(TEXT)
            features = unit_features(text, words_of(message), units, self._gazetteer)
            scores = np.mean([network.scores(own, features) for network in self._networks], axis=0)
            spans = self._scheme.decode(self._scheme.best(scores))
            found = self._entities(text, units, spans, scores)
            found += _outside(text, units, spans, np.exp(scores[:, self._scheme.outside]))
            message.set(ENTITIES, message.get(ENTITIES, []) + self.add_extractor_name(found), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data alone: nothing after this component learns from what it finds."""
        return training_data

    def _entities(
        self, text: str, units: Sequence[Piece], spans: Sequence[Span], scores: NDArray[np.float32]
    ) -> list[dict[str, Any]]:
        codes = self._scheme.encode(len(units), spans)
        found = []
        for first, last, entity in spans:
            start, end = units[first].start, units[last].end
            confidence = float(np.exp(min(scores[position, codes[position]] for position in range(first, last + 1))))
            place = {"start": start, "end": end, "value": text[start:end]}
            found.append({"entity": entity, **place, "confidence_entity": confidence})
        return found

    def _is_silent(self, message: Message) -> bool:
        """Tell whether a message surely has an intent that speaks of no product: "play some music" names none."""
        intent = message.get(INTENT) or {}
        sure = float(intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0) >= _SURE
        return sure and intent.get(INTENT_NAME_KEY) in self._silent - SMALL_TALK

    def _persist(self) -> None:
        with self._model_storage.write_to(self._resource) as directory:
            card = {
                "entities": self._scheme.entities,
                "silent": sorted(self._silent),
                "gazetteer": self._gazetteer.to_json(),
            }
            (directory / _CARD_FILE).write_text(json.dumps(card, ensure_ascii=False), encoding="utf-8")
            for number, network in enumerate(self._networks):
                network.save(directory / _NETWORK_FILES.replace("*", str(number)))


def _silent_intents(examples: list[Message]) -> frozenset[str]:
    """Return the intents whose examples hardly ever have a span."""
    counts = Counter(example.get(INTENT) for example in examples)
    marked = Counter(example.get(INTENT) for example in examples if example.get(ENTITIES))
    return frozenset(intent for intent, count in counts.items() if marked[intent] < _HARDLY_EVER * count)


def tagged_examples(training_data: TrainingData) -> list[Example]:
    """Return the messages that have words, with their spans."""
    return [_example(message) for message in training_data.nlu_examples if words_of(message)]


def _example(message: Message) -> Example:
    spans = tuple((entity["start"], entity["end"], entity["entity"]) for entity in message.get(ENTITIES, []))
    return Example(message.get(TEXT), tuple(words_of(message)), spans)


def _outside(
    text: str, units: Sequence[Piece], spans: Sequence[Span], sureness: NDArray[np.float32]
) -> list[dict[str, Any]]:
    """Return an entity for each word that is surely in no span, of Chinese ones for each run that nothing parts.

    Args:
        text: what was said.
        units: its words, of Chinese ones their characters.
        spans: those found in it.
        sureness: the probability that a unit is in no span, [units].
    """
    within = {position for first, last, _ in spans for position in range(first, last + 1)}
    runs: list[tuple[int, int]] = []
    for position, unit in enumerate(units):
        if position in within or sureness[position] < _SURELY_OUTSIDE:
            continue
        if runs and runs[-1][1] == unit.start:
            runs[-1] = (runs[-1][0], unit.end)
        else:
            runs.append((unit.start, unit.end))
    return [{"entity": OUTSIDE, "start": start, "end": end, "value": text[start:end]} for start, end in runs]

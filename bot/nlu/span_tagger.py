"""Finds the spans that name products, brands, properties and uses."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.spelling_corrector import words_of
from bot.nlu.tagging.features import Gazetteer, lookup_tables, word_features
from bot.nlu.tagging.network import TaggingNetwork
from bot.nlu.tagging.scheme import Span, TagScheme
from recommender.text.multilingual import load_multilingual

_CARD_FILE = "tagger.json"
_NETWORK_FILE = "network.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SpanTagger(GraphComponent, EntityExtractorMixin):
    """Tags the words of a message with a small network over multilingual word vectors.

    Rasa's CRF sees letters only, so that it has to meet every word in training; word vectors know that a kettle is
    like a teapot, in both languages. `python -m benchmarks.understanding` compares them.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer comes before."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration: `epochs` of training and the `seed` of its random numbers."""
        return {"epochs": 15, "seed": 1}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._vectors = load_multilingual().token_vectors
        self._scheme = TagScheme(())
        self._gazetteer = Gazetteer({})
        self._network: TaggingNetwork | None = None

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

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples, and from the lookup tables which words the shop uses."""
        from bot.nlu.tagging.training import Sentence, train_network

        self._gazetteer = Gazetteer(lookup_tables(training_data))
        examples = [message for message in training_data.nlu_examples if words_of(message)]
        self._scheme = TagScheme(
            sorted({entity["entity"] for message in examples for entity in message.get(ENTITIES, [])})
        )
        if self._scheme.entities:
            vectors = self._vectors.encode([[word.text for word in words_of(message)] for message in examples])
            sentences = [
                Sentence(own, self._features(message), self._tags(message))
                for message, own in zip(examples, vectors, strict=True)
            ]
            self._network = train_network(
                sentences, len(self._scheme.tags), self._config["epochs"], self._config["seed"]
            )
        self._persist()
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SpanTagger:
        """Load the trained tagger."""
        tagger = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            card = json.loads((directory / _CARD_FILE).read_text(encoding="utf-8"))
            tagger._gazetteer = Gazetteer(card["gazetteer"])
            tagger._scheme = TagScheme(card["entities"])
            if (directory / _NETWORK_FILE).exists():
                tagger._network = TaggingNetwork.load(directory / _NETWORK_FILE)
        return tagger

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the spans found to each message's entities; those already there stay."""
        if self._network is None:
            return messages
        told = [message for message in messages if words_of(message)]
        vectors = self._vectors.encode([[word.text for word in words_of(message)] for message in told])
        for message, own in zip(told, vectors, strict=True):
            scores = self._network.scores(own, self._features(message))
            found = [self._entity(message, span, scores) for span in self._scheme.decode(self._scheme.best(scores))]
            message.set(ENTITIES, message.get(ENTITIES, []) + self.add_extractor_name(found), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data alone: nothing after this component learns from what it finds."""
        return training_data

    def _entity(self, message: Message, span: Span, scores: NDArray[np.float32]) -> dict[str, Any]:
        words, (first, last, entity) = words_of(message), span
        start, end = words[first].start, words[last].end
        codes = self._scheme.encode(len(words), [span])
        confidence = float(np.exp(min(scores[position, codes[position]] for position in range(first, last + 1))))
        return {
            "entity": entity,
            "start": start,
            "end": end,
            "value": message.get(TEXT)[start:end],
            "confidence_entity": confidence,
        }

    def _features(self, message: Message) -> NDArray[np.float32]:
        return word_features(message.get(TEXT), words_of(message), self._gazetteer)

    def _tags(self, message: Message) -> list[int]:
        """Return the tags of an example; a span that ends inside a word takes the whole word."""
        words = words_of(message)
        spans = []
        for entity in message.get(ENTITIES, []):
            inside = [n for n, word in enumerate(words) if word.start < entity["end"] and entity["start"] < word.end]
            if inside:
                spans.append((inside[0], inside[-1], entity["entity"]))
        return self._scheme.encode(len(words), spans)

    def _persist(self) -> None:
        with self._model_storage.write_to(self._resource) as directory:
            card = {"entities": self._scheme.entities, "gazetteer": self._gazetteer.to_json()}
            (directory / _CARD_FILE).write_text(json.dumps(card, ensure_ascii=False), encoding="utf-8")
            if self._network is not None:
                self._network.save(directory / _NETWORK_FILE)

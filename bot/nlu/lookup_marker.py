"""Marks the words of the shop's lookup tables for the entity extractor.

Rasa's RegexFeaturizer finds lookup entries by regular expressions: with word boundaries it misses Chinese words inside
a sentence, without them it finds "act" in "compact". This one compares whole tokens.
"""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

_FILE = "lookups.json"
_MAX_TOKENS = 6
# The key under which Rasa's CRF looks for marks (its feature `pattern`).
_PATTERN = "pattern"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LookupMarker(GraphComponent):
    """Sets on each token the names of the lookup tables that it is part of an entry of."""

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer comes before."""
        return [Tokenizer]

    def __init__(self, model_storage: ModelStorage, resource: Resource, lookups: dict[str, list[str]]) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._tables = {name: frozenset(entries) for name, entries in lookups.items()}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LookupMarker:
        """Create an untrained marker."""
        return cls(model_storage, resource, {})

    def train(self, training_data: TrainingData) -> Resource:
        """Take the lookup tables of the training data."""
        tables: dict[str, set[str]] = {}
        for table in training_data.lookup_tables:
            entries = table["elements"] if isinstance(table["elements"], list) else [table["elements"]]
            tables.setdefault(table["name"], set()).update(_form(entry) for entry in entries)
        self._tables = {name: frozenset(entries - {""}) for name, entries in tables.items()}
        with self._model_storage.write_to(self._resource) as directory:
            stored = {name: sorted(entries) for name, entries in self._tables.items()}
            (directory / _FILE).write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LookupMarker:
        """Load the lookup tables."""
        with model_storage.read_from(resource) as directory:
            return cls(model_storage, resource, json.loads((directory / _FILE).read_text(encoding="utf-8")))

    def process(self, messages: list[Message]) -> list[Message]:
        """Mark the tokens of each message."""
        for message in messages:
            self._mark(message.get(TOKENS_NAMES[TEXT]) or [])
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mark the tokens of all training examples."""
        self.process(training_data.training_examples)
        return training_data

    def _mark(self, tokens: list[Token]) -> None:
        forms = [token.text.casefold() for token in tokens]
        marks: list[set[str]] = [set() for _ in tokens]
        for start in range(len(tokens)):
            joined = ""
            for end in range(start, min(start + _MAX_TOKENS, len(tokens))):
                joined += forms[end]
                for name, entries in self._tables.items():
                    if joined in entries or joined.removesuffix("s") in entries:
                        for position in range(start, end + 1):
                            marks[position].add(name)
        for token, names in zip(tokens, marks, strict=True):
            token.set(_PATTERN, {name: name in names for name in self._tables})


def _form(entry: str) -> str:
    return "".join(entry.casefold().split())

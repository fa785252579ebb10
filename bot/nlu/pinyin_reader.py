"""Rasa component that writes messages typed in pinyin in characters, before anything else reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.shop_words import served_words
from bot.nlu.tagging.features import lookup_tables
from language.typed_pinyin import TypedPinyin, said_words

_FILE = "said.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class PinyinReader(GraphComponent):
    """Replaces the text of a message typed in pinyin, so that all that is found in it stands at places of the new one.

    The conversation keeps what the shopper typed. Examples for training stay as they are.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PinyinReader:
        """Create a reader that knows no words yet."""
        return cls(model_storage, resource, {}, {})

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        said: Mapping[str, int],
        tables: Mapping[str, Sequence[str]],
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._pinyin = TypedPinyin(said, (name for names in tables.values() for name in names))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the Chinese words of the examples, with how often each occurs, and keep the shop's words."""
        said = said_words(message.get(TEXT) or "" for message in training_data.nlu_examples)
        card = {"said": said, "tables": lookup_tables(training_data)}
        with self._model_storage.write_to(self._resource) as directory:
            (directory / _FILE).write_text(json.dumps(card, ensure_ascii=False), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> PinyinReader:
        """Load the words; those of the shop are of the one that is served."""
        with model_storage.read_from(resource) as directory:
            card = json.loads((directory / _FILE).read_text(encoding="utf-8"))
            return cls(model_storage, resource, card["said"], served_words(card["tables"]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Write each message that is typed in pinyin in characters."""
        for message in messages:
            text = message.get(TEXT)
            if text and (read := self._pinyin.read(text)) != text:
                message.set(TEXT, read, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples as they are."""
        return training_data

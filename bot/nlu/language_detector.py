"""Tells the language to answer in: that of the shopper's message."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from language.detection import detect_language
from language.folders import languages

_KNOWN = frozenset(language.code for language in languages())


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LanguageDetector(GraphComponent):
    """Adds the entity `language`, which fills the slot that selects responses.

    Where the message does not tell, the language the widget shows (in the message's metadata) is taken for the first
    message only; later the slot keeps its value.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageDetector:
        """Create the component; it has no configuration."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the language entity to each message whose language is known."""
        for message in messages:
            text = message.get(TEXT) or ""
            language = detect_language(text) or (message.get("metadata") or {}).get("language")
            if language in _KNOWN:
                entity = {
                    "entity": "language",
                    "value": language,
                    "start": 0,
                    "end": len(text),
                    "extractor": type(self).__name__,
                }
                message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages

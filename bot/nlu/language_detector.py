"""Tells the language to answer in: that of the shopper's message."""

from __future__ import annotations

from typing import Any

import regex
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

_HAN = regex.compile(r"\p{Han}")
_LATIN_WORD = regex.compile(r"\p{Latin}{2,}")
# Words that are typed in any language, so they tell nothing.
_INTERNATIONAL = frozenset({"ok", "okay", "hi", "hello", "bye", "wifi", "usb", "hdmi", "iphone", "ipad", "gb", "tb"})


def detect_language(text: str) -> str | None:
    """Return "zh", "en", or None where a message does not tell ("HP", "500", "👍").

    Any Han character makes a message Chinese, because Chinese shoppers write brands and models in Latin letters.
    Latin words count as English only in lower case: "HP" or "Canon EOS" is a name in both languages.
    """
    if _HAN.search(text):
        return "zh"
    words = _LATIN_WORD.findall(text)
    if any(word.islower() and word not in _INTERNATIONAL for word in words) or len(words) >= 4:
        return "en"
    return None


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
            if language in ("en", "zh"):
                entity = {
                    "entity": "language",
                    "value": language,
                    "start": 0,
                    "end": len(text),
                    "extractor": type(self).__name__,
                }
                message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages

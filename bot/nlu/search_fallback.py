"""Takes a message for a search when no intent is sure, and yet it names a product."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import ENTITIES, ENTITY_ATTRIBUTE_TYPE, INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SearchFallback(GraphComponent):
    """Replaces the fallback intent by that of a search where the entity extractor is sure of a product or a brand.

    "200元以内的耳机" lies between a search and a question about prices for a sentence vector; "I did not understand"
    would be wrong for either. Comes after FallbackClassifier.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration: `intent` of a search, `threshold` of an entity's confidence."""
        return {"intent": "find_products", "entities": ["product", "brand"], "threshold": 0.7}

    def __init__(self, config: dict[str, Any]) -> None:
        self._intent: str = config["intent"]
        self._entities = frozenset(config["entities"])
        self._threshold: float = config["threshold"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SearchFallback:
        """Create the component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message that fell back although it names a product."""
        for message in messages:
            intent = message.get(INTENT) or {}
            if intent.get(INTENT_NAME_KEY) != DEFAULT_NLU_FALLBACK_INTENT_NAME:
                continue
            if any(self._is_sure(entity) for entity in message.get(ENTITIES, [])):
                search = {**intent, INTENT_NAME_KEY: self._intent}
                message.set(INTENT, search, add_to_output=True)
                ranking = [search, *message.get(INTENT_RANKING_KEY, [])]
                message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _is_sure(self, entity: dict[str, Any]) -> bool:
        named = entity.get(ENTITY_ATTRIBUTE_TYPE) in self._entities
        return named and float(entity.get("confidence_entity", 0.0)) >= self._threshold

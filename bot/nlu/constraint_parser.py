"""Rasa component around the deterministic parser of expressions."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from language.expressions import parse


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ConstraintParser(GraphComponent, EntityExtractorMixin):
    """Adds prices, quantities, ordinals, negations, orders and taken-back conditions to a message's entities.

    Needs no tokens, so it may stand anywhere in the pipeline. Nothing here is learnt or can be configured.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ConstraintParser:
        """Create the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the findings to each message's entities; those already there stay."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                found = self.add_extractor_name([expression.as_entity() for expression in parse(text)])
                message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data alone: the learnt extractor must see annotated spans only."""
        return training_data

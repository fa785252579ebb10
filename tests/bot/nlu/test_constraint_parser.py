"""The constraint parser as a component of Rasa's pipeline."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.constraint_parser import ConstraintParser


@pytest.fixture
def parser(default_storage: ModelStorage) -> ConstraintParser:
    return ConstraintParser.create({}, default_storage, Resource("constraints"), ExecutionContext(GraphSchema({})))


@pytest.fixture
def default_storage(tmp_path: Any) -> ModelStorage:
    from rasa.engine.storage.local_model_storage import LocalModelStorage

    return LocalModelStorage.create(tmp_path)


def test_findings_are_added_to_the_entities_already_there(parser: ConstraintParser) -> None:
    learnt = {"entity": "product", "start": 0, "end": 6, "value": "laptop", "extractor": "CRFEntityExtractor"}
    message = Message(data={TEXT: "laptop under 500", ENTITIES: [learnt]})

    [processed] = parser.process([message])

    entities = processed.get(ENTITIES)
    assert entities[0] == learnt
    assert [(item["entity"], item["extractor"], item["value"]["high"]) for item in entities[1:]] == [
        ("price", "ConstraintParser", "500")
    ]
    assert ENTITIES in processed.output_properties


def test_a_message_without_text_stays_as_it_is(parser: ConstraintParser) -> None:
    [processed] = parser.process([Message(data={"intent": "greet"})])

    assert processed.get(ENTITIES) is None


def test_training_data_gets_no_entities(parser: ConstraintParser) -> None:
    data = TrainingData([Message(data={TEXT: "under 500", "intent": "refine_search"})])

    assert parser.process_training_data(data).training_examples[0].get(ENTITIES) is None


def test_registered_as_an_untrained_entity_extractor() -> None:
    registered = DefaultV1Recipe._from_registry(ConstraintParser.__name__)

    assert registered.types == {DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR}
    assert not registered.is_trainable

"""Rasa's own model storage, in a folder of the test."""

from __future__ import annotations

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource


@pytest.fixture
def parts(tmp_path):
    """What Rasa gives a component beside its configuration: model storage, resource, execution context."""
    return (
        LocalModelStorage.create(tmp_path),
        Resource("component"),
        ExecutionContext(GraphSchema({}), node_name="node"),
    )

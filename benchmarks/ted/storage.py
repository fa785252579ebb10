"""What Rasa wants to know of a component that is trained by itself."""

from __future__ import annotations

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource

RESOURCE = Resource("part")
CONTEXT = ExecutionContext(GraphSchema({}), "benchmark")

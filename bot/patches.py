"""Repairs of the libraries below, each as small as it can be. Drop them when Rasa brings newer versions.

- Sanic 21.12 (pinned by Rasa) hands a coroutine to `asyncio.wait`, which Python 3.11 refuses: no web socket ever gets
  a message there.
- `RemoteAction` compiles its constant JSON schema at every call of the action server, about 11 CPU milliseconds a turn.
- Sanic and engine.io name the classes of their connections, and have no setting for guarded ones.
- `Event.resolve_by_type` walks over all classes of events for every event that is read.
- `Agent` puts a store in memory beside the tracker store, and goes on with that, empty, when the first one fails: turns
  are acknowledged and not stored.
- A call of the action server whose connection breaks is given up, and the turn stored without an answer.
- `DomainProvider` reads the domain of a model with a parser in Python and checks it again as it was at training: three
  seconds of every start.
- `ModelMetadata` imports every part that a training uses, and with one of them TensorFlow, whoever loads a model.
- What shoppers say is in Rasa's log (`bot.logs`).
"""

from __future__ import annotations

import asyncio
import logging
import time
from functools import lru_cache
from typing import Any

import aiohttp
import sanic.app
import yaml
from engineio import async_socket
from jsonschema.validators import validator_for
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelMetadata, ModelStorage
from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.utils.endpoints import EndpointConfig
from sanic.server.websockets.frame import WebsocketFrameAssembler

from bot.channels.doors import GuardedProtocol
from bot.channels.engine import make_socket
from bot.errors import UnansweredError
from bot.logs import withhold_texts

logger = logging.getLogger(__name__)

# As long as the action server takes to be started again, and less than a turn may take.
_ACTION_SERVER_AWAY_S = 10.0
_ASK_AGAIN_S = 0.25

_SCHEMA = RemoteAction.action_response_format_spec()
_VALIDATOR = validator_for(_SCHEMA)(_SCHEMA)
_run = RemoteAction.run
_request = EndpointConfig.request
_receive = WebsocketFrameAssembler.get
_read_metadata = ModelMetadata.from_dict
_resolve = lru_cache(maxsize=None)(Event.resolve_by_type)


def _validate_action_result(self: RemoteAction, result: dict[str, Any]) -> bool:
    """Check an answer exactly as strictly as Rasa does, with the validator built once."""
    _VALIDATOR.validate(result)
    return True


def _receive_as_task(self: WebsocketFrameAssembler, timeout: float | None = None) -> asyncio.Task[Any]:
    return asyncio.ensure_future(_receive(self, timeout))


def _store_itself(store: TrackerStore | None, domain: Domain) -> TrackerStore:
    if store is None:
        return InMemoryTrackerStore(domain)
    store.domain = domain
    return store


async def _request_again(self: EndpointConfig, *args: Any, **kwargs: Any) -> Any:
    """Ask again while nobody answers: the action server answers the same turn once, however often it is asked."""
    deadline = time.monotonic() + _ACTION_SERVER_AWAY_S
    while True:
        try:
            return await _request(self, *args, **kwargs)
        except (aiohttp.ClientConnectionError, ConnectionResetError) as error:
            if time.monotonic() > deadline:
                raise
            logger.warning("%s does not answer, asking again: %s", self.url, error)
        await asyncio.sleep(_ASK_AGAIN_S)


async def _run_or_leave_turn(self: RemoteAction, *args: Any, **kwargs: Any) -> Any:
    """Run an action; where it cannot be asked, end the turn."""
    try:
        return await _run(self, *args, **kwargs)
    except ActionExecutionRejection:
        raise
    except Exception as error:
        raise UnansweredError(f"{self.name()}: {error}") from error


def _load_domain(
    cls: type[DomainProvider],
    /,
    config: dict[str, Any],
    model_storage: ModelStorage,
    resource: Resource,
    execution_context: ExecutionContext,
    **kwargs: Any,
) -> DomainProvider:
    with model_storage.read_from(resource) as folder:
        content = yaml.load((folder / "domain.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return cls(model_storage, resource, Domain.from_dict(content))


def _read_metadata_to_serve(cls: type[ModelMetadata], /, serialized: dict[str, Any]) -> ModelMetadata:
    return _read_metadata({**serialized, "train_schema": {"nodes": {}}})


def apply_patches() -> None:
    """Apply all; calling it twice changes nothing."""
    DomainProvider.load = classmethod(_load_domain)
    ModelMetadata.from_dict = classmethod(_read_metadata_to_serve)
    Agent._create_tracker_store = staticmethod(_store_itself)
    EndpointConfig.request = _request_again
    RemoteAction.run = _run_or_leave_turn
    RemoteAction._validate_action_result = _validate_action_result
    WebsocketFrameAssembler.get = _receive_as_task  # type: ignore[method-assign, assignment]
    Event.resolve_by_type = staticmethod(_resolve)
    async_socket.AsyncSocket = make_socket
    sanic.app.WebSocketProtocol = GuardedProtocol  # type: ignore[attr-defined]
    withhold_texts()

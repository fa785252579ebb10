"""Repairs of the libraries below, each as small as it can be. Drop them when Rasa brings newer versions.

- Sanic 21.12 (pinned by Rasa) hands a coroutine to `asyncio.wait`, which Python 3.11 refuses: no web socket ever gets
  a message there.
- `RemoteAction` compiles its constant JSON schema at every call of the action server, about 11 CPU milliseconds a turn.
- `Event.resolve_by_type` walks over all classes of events for every event that is read.
- What shoppers say is in Rasa's log (`bot.logs`).
"""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event
from sanic.server.websockets.frame import WebsocketFrameAssembler

from bot.logs import withhold_texts

_SCHEMA = RemoteAction.action_response_format_spec()
_VALIDATOR = validator_for(_SCHEMA)(_SCHEMA)
_receive = WebsocketFrameAssembler.get
_resolve = lru_cache(maxsize=None)(Event.resolve_by_type)


def _validate_action_result(self: RemoteAction, result: dict[str, Any]) -> bool:
    """Check an answer exactly as strictly as Rasa does, with the validator built once."""
    _VALIDATOR.validate(result)
    return True


def _receive_as_task(self: WebsocketFrameAssembler, timeout: float | None = None) -> asyncio.Task[Any]:
    return asyncio.ensure_future(_receive(self, timeout))


def apply_patches() -> None:
    """Apply all; calling it twice changes nothing."""
    RemoteAction._validate_action_result = _validate_action_result
    WebsocketFrameAssembler.get = _receive_as_task  # type: ignore[method-assign, assignment]
    Event.resolve_by_type = staticmethod(_resolve)
    withhold_texts()

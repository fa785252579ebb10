"""What the patches change is seen; what they keep of Rasa's behaviour stays."""

from __future__ import annotations

import asyncio
import socket

import pytest
from aiohttp import web
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

import bot.patches
from bot.errors import UnansweredError
from bot.patches import apply_patches


@pytest.fixture(autouse=True)
def patched():
    apply_patches()
    apply_patches()


def test_an_answer_of_a_wrong_form_is_refused():
    action = RemoteAction("action_plain", None)

    assert action._validate_action_result({"events": [], "responses": []})
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": [], "responses": "Hello"})


@pytest.mark.parametrize(("name", "kind"), [("user", UserUttered), ("bot", BotUttered), ("slot", SlotSet)])
def test_events_are_found_by_name(name, kind):
    assert Event.resolve_by_type(name) is kind


def test_an_unknown_event_is_refused():
    with pytest.raises(ValueError, match="Unknown event"):
        Event.resolve_by_type("no such event")


class _BrokenStore(TrackerStore):
    async def save(self, tracker):
        raise OSError("the disk is full")


async def test_a_store_that_fails_is_not_replaced_by_one_in_memory():
    agent = Agent(tracker_store=_BrokenStore(None))

    with pytest.raises(OSError, match="the disk is full"):
        await agent.tracker_store.save(DialogueStateTracker("ann", []))


class _ActionServer:
    """Breaks so many connections, then answers."""

    def __init__(self, breaks):
        self.breaks = breaks
        self.asked = 0

    async def __aenter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        app = web.Application()
        app.router.add_post("/webhook", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        return RemoteAction("action_of_a_test", EndpointConfig(f"http://127.0.0.1:{port}/webhook"))

    async def __aexit__(self, *_):
        await self._runner.cleanup()

    async def _answer(self, request):
        self.asked += 1
        if self.asked <= self.breaks:
            request.transport.abort()
            await asyncio.sleep(1)
        return web.json_response({"events": [], "responses": [{"text": "hello"}]})


def _run(action):
    domain = Domain.empty()
    return action.run(
        CollectingOutputChannel(), TemplatedNaturalLanguageGenerator({}), DialogueStateTracker("ann", []), domain
    )


async def test_what_the_action_server_did_not_hear_is_asked_again():
    server = _ActionServer(breaks=2)
    async with server as action:
        (said,) = await _run(action)

    assert said.text == "hello"
    assert server.asked == 3


async def test_a_turn_is_left_where_the_action_server_stays_away(monkeypatch):
    monkeypatch.setattr(bot.patches, "_ACTION_SERVER_AWAY_S", 0.3)
    async with _ActionServer(breaks=1000) as action:
        with pytest.raises(UnansweredError):
            await _run(action)

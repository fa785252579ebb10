"""Hands one message to the guide: whatever happens, the shopper gets an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from socketio import AsyncServer

from bot.channels.messages import history
from bot.channels.output import NAME, WebOutput
from bot.channels.sessions import Connection
from bot.channels.tokens import Tokens
from protocol.encoding import to_json
from protocol.messages import Ack, Refusal, Refused, Typing
from protocol.schema import MAX_TEXT_CHARACTERS


class Turns:
    """The turns of all sessions.

    Args:
        sio: the socket.
        tokens: signs the buttons that are sent.
        agent: the loaded model, which can be exchanged while the server runs.
        on_new_message: Rasa's handler of a message.
    """

    def __init__(
        self,
        sio: AsyncServer,
        tokens: Tokens,
        agent: Callable[[], Agent],
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
    ) -> None:
        self._sio = sio
        self._tokens = tokens
        self._agent = agent
        self._on_new_message = on_new_message
        # One message of a session at a time: Rasa's own lock polls once a second.
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(
        self, sid: str, connection: Connection, text: str, parse_data: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Have a message answered to every tab of its session; returns the acknowledgement.

        Args:
            sid: the socket that it came by.
            connection: who said it.
            text: what was said, or the title of the button that was pressed.
            parse_data: what a pressed button means.
        """
        session_id = connection.session.id
        metadata = {
            **connection.customer_metadata,
            "language": connection.language if connection.is_fresh else None,
        }
        connection.is_fresh = False
        output = WebOutput(self._sio, self._tokens)
        message = UserMessage(text, output, session_id, parse_data=parse_data, input_channel=NAME, metadata=metadata)
        async with self._lock(session_id):
            await self._sio.emit("typing", to_json(Typing(on=True)), room=session_id)
            try:
                await self._on_new_message(message)
            finally:
                await self._sio.emit("typing", to_json(Typing(on=False)), room=session_id)
        if not output.sent:
            # Rasa swallows a failing action server: silence must become a sentence.
            return await self.refuse(sid, connection, Refusal.UNAVAILABLE)
        return _acknowledge(ok=True)

    async def refuse(self, sid: str, connection: Connection, refusal: Refusal) -> dict[str, Any]:
        """Say why a message is not handled, in the words the editors wrote (`utter_help__refused_*`)."""
        agent = self._agent()
        tracker = await agent.tracker_store.retrieve(connection.session.id)
        if tracker is None:
            tracker = DialogueStateTracker(connection.session.id, agent.domain.slots)
            tracker.update(SlotSet("language", connection.language))
        response = await agent.nlg.generate(
            f"utter_help__refused_{refusal.value}", tracker, NAME, max_characters=MAX_TEXT_CHARACTERS
        )
        refused = Refused(code=refusal, text=(response or {}).get("text", ""))
        await self._sio.emit("refused", to_json(refused), to=sid)
        return _acknowledge(ok=False)

    async def said(self, session_id: str) -> list[dict[str, Any]]:
        """Return what was said in a session, a turn under way included."""
        # A line that breaks in the middle of a turn comes back to a history that has the turn.
        async with self._lock(session_id):
            tracker = await self._agent().tracker_store.retrieve_full_tracker(session_id)
        return history(tracker.events, self._tokens.button_signer(session_id)) if tracker else []

    def _lock(self, session_id: str) -> asyncio.Lock:
        return self._locks.setdefault(session_id, asyncio.Lock())


def _acknowledge(*, ok: bool) -> dict[str, Any]:
    acknowledgement: dict[str, Any] = to_json(Ack(ok=ok))
    return acknowledgement

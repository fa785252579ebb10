"""Hands messages to the guide, a turn at a time: whatever happens, the shopper gets an answer."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from socketio import AsyncServer

from bot.channels.inbox import Inbox, Said, joined
from bot.channels.messages import MESSAGES, history, shopper_message
from bot.channels.output import NAME, WebOutput
from bot.channels.sessions import Connection
from bot.channels.tokens import Tokens
from protocol.encoding import to_json
from protocol.messages import Ack, Refusal, Refused, Typing
from protocol.schema import MAX_TEXT_CHARACTERS

logger = logging.getLogger(__name__)


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
        # One turn of a session at a time: Rasa's own lock polls once a second.
        self._inboxes: WeakValueDictionary[str, Inbox] = WeakValueDictionary()

    async def take(self, said: Said) -> dict[str, Any]:
        """Have a message answered to every tab of its session; returns the acknowledgement.

        What waits together is answered together: by the first of these, and the others find themselves answered.
        """
        session_id = said.connection.session.id
        inbox = self._inbox(session_id)
        inbox.put(said)
        await self._sio.emit("message", shopper_message(said.text, time.time()), room=session_id, skip_sid=said.sid)
        async with inbox.lock:
            if said.is_answered is None:
                await self._answer(session_id, inbox)
        return _acknowledge(ok=bool(said.is_answered))

    def note_typing(self, session_id: str, *, on: bool) -> None:
        """Note that the shopper types: what was said so far may go on."""
        if inbox := self._inboxes.get(session_id):
            inbox.note_typing(on=on)

    async def _answer(self, session_id: str, inbox: Inbox) -> None:
        """Take the next turn of a session."""
        output = WebOutput(self._sio, self._tokens)
        await self._sio.emit("typing", to_json(Typing(on=True)), room=session_id)
        turn = await inbox.next_turn()
        try:
            await self._on_new_message(_as_one(turn, output))
        except Exception:  # the border: beyond it the shoppers' pages would wait for ever
            logger.exception("a turn failed")
        for said in turn:
            said.is_answered = output.sent > 0
        await self._sio.emit("typing", to_json(Typing(on=False)), room=session_id)
        if not output.sent:
            # Rasa swallows a failing action server: silence must become a sentence.
            for sid, connection in {said.sid: said.connection for said in turn}.items():
                await self.refuse(sid, connection, Refusal.UNAVAILABLE)

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
        inbox = self._inbox(session_id)
        inbox.stop_listening()
        async with inbox.lock:
            tracker = await self._agent().tracker_store.retrieve_full_tracker(session_id)
        return history(tracker.events, self._tokens.button_signer(session_id)) if tracker else []

    def _inbox(self, session_id: str) -> Inbox:
        return self._inboxes.setdefault(session_id, Inbox())


def _as_one(turn: list[Said], output: WebOutput) -> UserMessage:
    """Return what a turn answers as one message to Rasa."""
    first = turn[0]
    connection = first.connection
    texts = [said.text for said in turn]
    metadata = {
        **connection.customer_metadata,
        "language": connection.language if connection.is_fresh else None,
        **({MESSAGES: texts} if len(texts) > 1 else {}),
    }
    connection.is_fresh = False
    return UserMessage(
        joined(texts),
        output,
        connection.session.id,
        parse_data=first.parse_data,
        input_channel=NAME,
        metadata=metadata,
    )


def _acknowledge(*, ok: bool) -> dict[str, Any]:
    acknowledgement: dict[str, Any] = to_json(Ack(ok=ok))
    return acknowledgement

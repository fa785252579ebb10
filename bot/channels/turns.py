"""Hands messages to the guide, a turn at a time: whatever happens, the shopper gets an answer.

A turn is over when it is stored: only then is it shown and acknowledged. What failed is not stored, so that a page may
send it again; what was stored and is sent again under its id is not done again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, cast
from weakref import WeakValueDictionary

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from socketio import AsyncServer

from bot.channels.crowd import Crowd
from bot.channels.inbox import Inbox, Said, joined
from bot.channels.messages import IDS, MESSAGES, history, shopper_message
from bot.channels.output import NAME, TurnOutput
from bot.channels.sessions import Connection
from bot.channels.tokens import Tokens
from bot.errors import ConversationStoreError, CrowdedError, TurnTooLongError, UnansweredError
from bot.tracker_store import ConversationStore
from language.detection import detect_language
from protocol.encoding import to_json
from protocol.messages import Ack, Refusal, Refused, Role, Typing
from protocol.schema import MAX_TEXT_CHARACTERS

logger = logging.getLogger(__name__)

TURN_S = 15.0
"""Longest time for an answer; then the shopper is told that there is none."""
# A page that comes back in the middle of a turn is best greeted with its answer.
_GREETING_S = 1.0
# When to send again what failed for one of these reasons.
_AGAIN_IN_S = {Refusal.UNAVAILABLE: 3.0, Refusal.UNSAVED: 3.0, Refusal.BUSY: 10.0}


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
        self._crowd = Crowd()
        # One turn of a session at a time: Rasa's own lock polls once a second.
        self._inboxes: WeakValueDictionary[str, Inbox] = WeakValueDictionary()

    async def take(self, said: Said) -> dict[str, Any]:
        """Have a message answered to every tab of its session; returns the acknowledgement.

        What waits together is answered together: by the first of these, and the others find themselves answered.
        """
        session_id = said.connection.session.id
        inbox = self._inbox(session_id)
        said = inbox.put(said)
        shown = shopper_message(said.text, time.time(), said.id)
        await self._sio.emit("message", shown, room=session_id, skip_sid=said.sid)
        async with inbox.lock:
            if said.ack is None:
                await self._answer(session_id, inbox)
        acknowledgement: dict[str, Any] = to_json(said.ack or Ack(ok=False))
        return acknowledgement

    def note_typing(self, session_id: str, *, on: bool) -> None:
        """Note that the shopper types: what was said so far may go on."""
        if inbox := self._inboxes.get(session_id):
            inbox.note_typing(on=on)

    async def _answer(self, session_id: str, inbox: Inbox) -> None:
        """Take the next turn of a session: every message in it is acknowledged, and what is refused is told."""
        await self._sio.emit("typing", to_json(Typing(on=True)), room=session_id)
        turn = await inbox.next_turn()
        refusal = await self._refusal_of(turn, inbox)
        await self._sio.emit("typing", to_json(Typing(on=False)), room=session_id)
        refused = [said for said in turn if said.ack is None]
        for said in refused:
            said.ack = Ack(ok=refusal is None, again_in_s=_AGAIN_IN_S.get(refusal) if refusal else None)
        inbox.end_turn()
        if refusal:
            for sid, said in {said.sid: said for said in refused}.items():
                try:
                    await self.refuse(sid, said.connection, refusal, said.text)
                except Exception:  # the acknowledgement tells the page enough
                    logger.exception("a refusal cannot be said")

    async def _refusal_of(self, turn: list[Said], inbox: Inbox) -> Refusal | None:
        """Answer what is new in a turn; returns why that could not be."""
        try:
            new = [said for said in turn if not await self._is_told_again(said)]
            return await self._tell(new, inbox) if new else None
        except CrowdedError as error:
            logger.warning("a turn is refused: %s", error)
            return Refusal.BUSY
        except ConversationStoreError as error:
            logger.error("a turn is not stored: %s", error)
            return Refusal.UNSAVED
        except (TurnTooLongError, UnansweredError) as error:
            logger.error("a turn failed: %s", error)
        except Exception:  # the border: beyond it the shoppers' pages would wait for ever
            logger.exception("a turn failed")
        return Refusal.UNAVAILABLE

    async def _tell(self, turn: list[Said], inbox: Inbox) -> Refusal | None:
        """Have the guide answer, and send what it says once that is stored."""
        output = TurnOutput(self._sio, self._tokens)
        async with self._crowd.turn():
            await _in_time(self._on_new_message(_as_one(turn, output)))
        turn[0].connection.is_fresh = False
        inbox.turns += 1
        await output.deliver()
        return None if output.has_answer else Refusal.UNAVAILABLE

    async def _is_told_again(self, said: Said) -> bool:
        """Whether a message was answered before; its page is then told the answer again."""
        session_id = said.connection.session.id
        told = history(await self._store.turn_of(session_id, said.id), self._tokens.button_signer(session_id))
        answers = [message for message in told if message["role"] == Role.GUIDE.value]
        for message in answers:
            await self._sio.emit("message", message, to=said.sid)
        if answers:
            said.ack = Ack(ok=True)
        return bool(answers)

    async def refuse(self, sid: str, connection: Connection, refusal: Refusal, text: str = "") -> dict[str, Any]:
        """Say why a message is not handled, in the words the editors wrote (`utter_help__refused_*`)."""
        agent, session_id = self._agent(), connection.session.id
        try:
            tracker = await self._store.retrieve(session_id)
        except ConversationStoreError as error:
            logger.error("the language of a conversation is not known: %s", error)
            tracker = None
        language = detect_language(text)
        if tracker is None:
            tracker = DialogueStateTracker(session_id, agent.domain.slots)
            language = language or connection.language
        if language:
            tracker.update(SlotSet("language", language))
        response = await agent.nlg.generate(
            f"utter_help__refused_{refusal.value}", tracker, NAME, max_characters=MAX_TEXT_CHARACTERS
        )
        refused = Refused(code=refusal, text=(response or {}).get("text", ""))
        await self._sio.emit("refused", to_json(refused), to=sid)
        acknowledgement: dict[str, Any] = to_json(Ack(ok=False))
        return acknowledgement

    async def said(self, session_id: str) -> list[dict[str, Any]]:
        """Return what was said in a session, that of a turn under way included if it is soon over.

        Raises:
            ConversationStoreError: the database does not tell.
        """
        inbox = self._inbox(session_id)
        inbox.stop_listening()
        deadline = time.monotonic() + _GREETING_S
        while inbox.lock.locked() and time.monotonic() < deadline:
            await asyncio.sleep(0.02)
        turns = None
        while turns != inbox.turns:  # a turn that ended while its history was read was told to the pages of before
            turns = inbox.turns
            tracker = await self._store.retrieve_full_tracker(session_id)
        return history(tracker.events, self._tokens.button_signer(session_id)) if tracker else []

    @property
    def _store(self) -> ConversationStore:
        return cast(ConversationStore, self._agent().tracker_store)

    def _inbox(self, session_id: str) -> Inbox:
        return self._inboxes.setdefault(session_id, Inbox())


async def _in_time(answering: Awaitable[Any]) -> None:
    """Wait for an answer.

    Raises:
        TurnTooLongError: it did not come; whatever was under way has ended.
    """
    task = asyncio.ensure_future(answering)
    done, _ = await asyncio.wait({task}, timeout=TURN_S)
    if not done:
        task.cancel()
        await asyncio.wait({task})
        raise TurnTooLongError(f"no answer within {TURN_S:.0f} s")
    task.result()


def _as_one(turn: list[Said], output: TurnOutput) -> UserMessage:
    """Return what a turn answers as one message to Rasa."""
    first = turn[0]
    connection = first.connection
    texts = [said.text for said in turn]
    metadata = {
        **connection.customer_metadata,
        "language": connection.language if connection.is_fresh else None,
        IDS: [said.id for said in turn],
        **({MESSAGES: texts} if len(texts) > 1 else {}),
    }
    return UserMessage(
        joined(texts),
        output,
        connection.session.id,
        parse_data=first.parse_data,
        input_channel=NAME,
        metadata=metadata,
    )

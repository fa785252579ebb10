"""Keeps conversations in SQL, with a bound on what one turn reads.

Rasa's own store reads every event of the session and counts them again at every save, so a turn costs more the longer a
conversation grows; on SQLite it waits for the disk twice a turn; and while it waits for the database, all shoppers do.
"""

from __future__ import annotations

import asyncio
import json
import select
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

import psycopg2.extensions
import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, create_engine_kwargs
from rasa.shared.core.events import Event, SessionStarted, SlotSet, UserUttered, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from bot.errors import ConversationStoreError

Result = TypeVar("Result")

# About six turns, for a turn: policies look back three, and every event read is decoded and replayed several times.
# The slots are kept however old they are.
_TURN_EVENTS = 50
# About 25 turns, for whoever asks for the full conversation: the widget after a reload.
_FULL_EVENTS = 200
# Conversations whose last turn is kept decoded: what the next one needs is then not read and decoded again.
_RECENT_CONVERSATIONS = 200
# More than turns are under way, so that who only reads never waits for those who cannot write.
_THREADS = 32
# How long the database is waited for: within the time of a turn.
_WAIT_S = 5
# What PostgreSQL calls its connections.
_NAME = "daogou-conversations"


class ConversationStore(SQLTrackerStore):
    """SQLTrackerStore that reads the newest events of a conversation and the last value of every slot."""

    engine: sa.engine.Engine

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._recent: OrderedDict[str, tuple[int, list[Event]]] = OrderedDict()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="conversations")
        self.engine.dispose()
        self.engine = _patient_engine(self.engine.url)
        self.sessionmaker.configure(bind=self.engine)

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        return await self._in_thread(self._read, sender_id, fetch_events_from_all_sessions)

    async def turn_of(self, sender_id: str, message_id: str) -> list[Event]:
        """Return the events of the turn that answered a message, by what its page calls it; none if it is not stored.

        Raises:
            ConversationStoreError: the database does not tell.
        """
        return await self._in_thread(self._read_turn, sender_id, message_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the tracker's new events, and keep what the next turn will read.

        Raises:
            ConversationStoreError: they are not stored.
        """
        await self.stream_events(tracker)
        events = list(tracker.events)
        last_id = await self._in_thread(self._append, tracker.sender_id, events)
        if last_id is None:
            self._recent.pop(tracker.sender_id, None)
        else:
            self._recent[tracker.sender_id] = (last_id, _window(events))
            self._recent.move_to_end(tracker.sender_id)
            if len(self._recent) > _RECENT_CONVERSATIONS:
                self._recent.popitem(last=False)

    async def _in_thread(self, work: Callable[..., Result], *args: Any) -> Result:
        """Do what waits for the database, while other shoppers are answered.

        Who gives up waiting still waits for its end: else the next turn could begin beside it.
        """
        future = asyncio.get_running_loop().run_in_executor(self._threads, work, *args)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            with suppress(sa.exc.SQLAlchemyError):
                await future
            raise
        except sa.exc.SQLAlchemyError as error:
            # Its own text has what was to be stored.
            reason = str(error.orig) if isinstance(error, sa.exc.DBAPIError) else type(error).__name__
            raise ConversationStoreError(
                f"the database of the conversations fails: {reason.partition(chr(10))[0]}"
            ) from None

    def _read(self, sender_id: str, from_all_sessions: bool) -> DialogueStateTracker | None:
        with self.session_scope() as session:
            if not from_all_sessions and (kept := self._kept(session, sender_id)) and self.domain:
                return DialogueStateTracker.from_events(sender_id, kept, self.domain.slots)
            limit = _FULL_EVENTS if from_all_sessions else _TURN_EVENTS
            rows = self._newest(session, sender_id, limit)
            if not rows or self.domain is None:
                return None
            events = [json.loads(row.data) for row in rows]
            starts = [place for place, row in enumerate(rows) if row.type_name == SessionStarted.type_name]
            if starts and not from_all_sessions:
                events = events[starts[-1] :]
            elif len(rows) == limit:
                events = self._older_slots(session, sender_id, rows[0].id) + events
            return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)

    def _read_turn(self, sender_id: str, message_id: str) -> list[Event]:
        with self.session_scope() as session:
            newest = self._newest(session, sender_id, _TURN_EVENTS)
        starts = [place for place, row in enumerate(newest) if row.type_name == UserUttered.type_name]
        for start, end in zip(starts, [*starts[1:], len(newest)], strict=False):
            if f'"{message_id}"' in newest[start].data:
                return list(deserialise_events([json.loads(row.data) for row in newest[start:end]]))
        return []

    def _append(self, sender_id: str, events: list[Event]) -> int | None:
        """Store what is new and return the id of the last event; None if another process has stored some since.

        The tracker may hold a window only, so counting tells nothing about what is new; the last stored event is looked
        for in it. Where another process has stored an event that it does not know, times decide.
        """
        with self.session_scope() as session:
            last = self._last(session, sender_id)
            place = _place_after(last, events)
            new = [event for event in events if event.timestamp > last.timestamp] if place is None else events[place:]
            if new:
                session.execute(sa.insert(self.SQLEvent), [_row(sender_id, event) for event in new])
                session.commit()
                last = self._last(session, sender_id)
        return None if place is None or last is None else last.id

    def _kept(self, session: Session, sender_id: str) -> list[Event] | None:
        """Return the events kept from the last turn, unless another process has stored more since."""
        last_id, events = self._recent.get(sender_id, (None, None))
        last = self._last(session, sender_id) if events else None
        return events if last and last.id == last_id else None

    def _last(self, session: Session, sender_id: str) -> Any:
        columns = (self.SQLEvent.id, self.SQLEvent.timestamp, self.SQLEvent.type_name)
        query = session.query(*columns).filter(self.SQLEvent.sender_id == sender_id)
        return query.order_by(self.SQLEvent.id.desc()).first()

    def _newest(self, session: Session, sender_id: str, limit: int) -> list[Any]:
        query = (
            session.query(self.SQLEvent.id, self.SQLEvent.type_name, self.SQLEvent.data)
            .filter(self.SQLEvent.sender_id == sender_id)
            .order_by(self.SQLEvent.id.desc())
            .limit(limit)
        )
        return list(reversed(query.all()))

    def _older_slots(self, session: Session, sender_id: str, before_id: int) -> list[dict[str, Any]]:
        """Return the last setting of each slot before an event (the column `action_name` holds a slot's name)."""
        latest = (
            session.query(sa.func.max(self.SQLEvent.id))
            .filter(
                self.SQLEvent.sender_id == sender_id,
                self.SQLEvent.type_name == SlotSet.type_name,
                self.SQLEvent.id < before_id,
            )
            .group_by(self.SQLEvent.action_name)
        )
        rows = session.query(self.SQLEvent.data).filter(self.SQLEvent.id.in_(latest)).order_by(self.SQLEvent.id)
        return [json.loads(row.data) for row in rows]


def _place_after(last: Any, events: list[Event]) -> int | None:
    """Return where the events begin that come after the last stored one; None if that one is not among them."""
    if last is None:
        return 0
    for place in reversed(range(len(events))):
        if (events[place].timestamp, events[place].type_name) == (last.timestamp, last.type_name):
            return place + 1
    return None


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    """Return an event as the row that Rasa's own store writes."""
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _window(events: list[Event]) -> list[Event]:
    """Return what reading these events back would give: the newest session, or the newest events and older slots."""
    cut = max(len(events) - _TURN_EVENTS, 0)
    starts = [place for place in range(cut, len(events)) if isinstance(events[place], SessionStarted)]
    if starts:
        return events[starts[-1] :]
    slots = {event.key: event for event in events[:cut] if isinstance(event, SlotSet)}
    return [*slots.values(), *events[cut:]]


def _patient_engine(url: sa.engine.URL) -> sa.engine.Engine:
    """Return an engine that waits for its database, but not for ever, and whose errors do not tell what was said.

    A connection is looked at before it is used: a database that was away answers at once when it is back.
    """
    if url.get_backend_name() == "postgresql":
        psycopg2.extensions.set_wait_callback(_wait_for_postgresql)
    if url.get_backend_name() != "sqlite":
        options = create_engine_kwargs(url)
        known = options.pop("connect_args", {})
        limits = f"-c statement_timeout={_WAIT_S * 1000}"
        connect_args = {
            **known,
            "application_name": _NAME,
            "connect_timeout": _WAIT_S,
            "options": f"{known.get('options', '')} {limits}".strip(),
        }
        options.update(pool_pre_ping=True, pool_timeout=_WAIT_S, hide_parameters=True, connect_args=connect_args)
        return sa.create_engine(url, **options)
    # Rasa's engine opens the file anew for every transaction, which costs more than the transaction itself.
    engine = sa.create_engine(
        url,
        poolclass=QueuePool,
        pool_size=_THREADS,
        pool_timeout=_WAIT_S,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": _WAIT_S},
    )
    sa.event.listen(engine, "connect", _configure_sqlite)
    return engine


def _wait_for_postgresql(connection: psycopg2.extensions.connection) -> None:
    """Wait for an answer as psycopg2 does, but not for ever: a server that hangs says nothing, nor does a cut network.

    Raises:
        OperationalError: it took too long; the connection is closed then.
    """
    is_ours = _NAME in connection.dsn  # psycopg2 asks this function about every connection of the process
    deadline = time.monotonic() + _WAIT_S
    while (state := connection.poll()) != psycopg2.extensions.POLL_OK:
        poll = select.poll()  # unlike `select` it knows no limit of descriptors
        poll.register(connection, select.POLLIN if state == psycopg2.extensions.POLL_READ else select.POLLOUT)
        left_ms = 1000 * max(0.0, deadline - time.monotonic()) if is_ours else None
        if not poll.poll(left_ms):
            raise psycopg2.OperationalError(f"no answer within {_WAIT_S} s")


def _configure_sqlite(connection: Any, _record: Any) -> None:
    """Let readers and the writer go on side by side, and wait for the disk at checkpoints only.

    A crash of the machine (not of the process) may lose the last moments of a chat; it cannot damage the file.
    """
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")

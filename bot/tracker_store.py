"""Keeps conversations in SQL, with a bound on what one turn reads.

Rasa's own store reads every event of the session and counts them again at every save, so a turn costs more the longer a
conversation grows; and on SQLite it waits for the disk twice a turn.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

# About six turns, for a turn: policies look back three, and every event read is decoded and replayed several times.
# The slots are kept however old they are.
_TURN_EVENTS = 50
# About 25 turns, for whoever asks for the full conversation: the widget after a reload.
_FULL_EVENTS = 200
# Conversations whose last turn is kept decoded: what the next one needs is then not read and decoded again.
_RECENT_CONVERSATIONS = 200


class ConversationStore(SQLTrackerStore):
    """SQLTrackerStore that reads the newest events of a conversation and the last value of every slot."""

    engine: sa.engine.Engine

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._recent: OrderedDict[str, tuple[int, list[Event]]] = OrderedDict()
        if self.engine.dialect.name == "sqlite":
            # Rasa's engine opens the file anew for every transaction, which costs more than the transaction itself.
            self.engine.dispose()
            self.engine = sa.create_engine(
                self.engine.url, poolclass=QueuePool, connect_args={"check_same_thread": False}
            )
            sa.event.listen(self.engine, "connect", _configure_sqlite)
            self.sessionmaker.configure(bind=self.engine)
        self.engine.hide_parameters = True  # they are conversations, and failures are logged

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        with self.session_scope() as session:
            if not fetch_events_from_all_sessions and (kept := self._kept(session, sender_id)) and self.domain:
                return DialogueStateTracker.from_events(sender_id, kept, self.domain.slots)
            limit = _FULL_EVENTS if fetch_events_from_all_sessions else _TURN_EVENTS
            rows = self._newest(session, sender_id, limit)
            if not rows or self.domain is None:
                return None
            events = [json.loads(row.data) for row in rows]
            starts = [place for place, row in enumerate(rows) if row.type_name == SessionStarted.type_name]
            if starts and not fetch_events_from_all_sessions:
                events = events[starts[-1] :]
            elif len(rows) == limit:
                events = self._older_slots(session, sender_id, rows[0].id) + events
            return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the tracker's new events, and keep what the next turn will read.

        The tracker may hold a window only, so counting tells nothing about what is new; the last stored event is looked
        for in it. Where another process has stored an event that it does not know, times decide.
        """
        await self.stream_events(tracker)
        events = list(tracker.events)
        with self.session_scope() as session:
            last = self._last(session, tracker.sender_id)
            place = _place_after(last, events)
            new = [event for event in events if event.timestamp > last.timestamp] if place is None else events[place:]
            if new:
                session.execute(sa.insert(self.SQLEvent), [_row(tracker.sender_id, event) for event in new])
                session.commit()
                last = self._last(session, tracker.sender_id)
        if place is None or last is None:
            self._recent.pop(tracker.sender_id, None)
        else:
            self._recent[tracker.sender_id] = (last.id, _window(events))
            self._recent.move_to_end(tracker.sender_id)
            if len(self._recent) > _RECENT_CONVERSATIONS:
                self._recent.popitem(last=False)

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


def _configure_sqlite(connection: Any, _record: Any) -> None:
    """Let readers and the writer go on side by side, and wait for the disk at checkpoints only.

    A crash of the machine (not of the process) may lose the last moments of a chat; it cannot damage the file.
    """
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")

"""Keeps conversations in SQL, with a bound on what one turn reads.

Rasa's own store reads every event of the session and counts them again at every save, so a turn costs more the longer a
conversation grows; and on SQLite it waits for the disk twice a turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
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


class ConversationStore(SQLTrackerStore):
    """SQLTrackerStore that reads the newest events of a conversation and the last value of every slot."""

    engine: sa.engine.Engine

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.engine.dialect.name == "sqlite":
            # Rasa's engine opens the file anew for every transaction, which costs more than the transaction itself.
            self.engine.dispose()
            self.engine = sa.create_engine(
                self.engine.url, poolclass=QueuePool, connect_args={"check_same_thread": False}
            )
            sa.event.listen(self.engine, "connect", _configure_sqlite)
            self.sessionmaker.configure(bind=self.engine)

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        with self.session_scope() as session:
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

    def _additional_events(self, session: Session, tracker: DialogueStateTracker) -> Iterator[Event]:
        """Yield the events that are not stored yet: those after the last one stored.

        The tracker may hold a window only, so counting tells nothing. Times alone would not do either: a clock that is
        set back would make new events look stored. They decide only where another process has stored a later event.
        """
        last = (
            session.query(self.SQLEvent.timestamp, self.SQLEvent.type_name)
            .filter(self.SQLEvent.sender_id == tracker.sender_id)
            .order_by(self.SQLEvent.id.desc())
            .first()
        )
        events = list(tracker.events)
        if last is None:
            return iter(events)
        for place in reversed(range(len(events))):
            if (events[place].timestamp, events[place].type_name) == (last.timestamp, last.type_name):
                return iter(events[place + 1 :])
        return (event for event in events if event.timestamp > last.timestamp)


def _configure_sqlite(connection: Any, _record: Any) -> None:
    """Let readers and the writer go on side by side, and wait for the disk at checkpoints only.

    A crash of the machine (not of the process) may lose the last moments of a chat; it cannot damage the file.
    """
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")

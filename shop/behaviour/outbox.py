"""The repository of what waits to be noted among the events: stored at once, moved later, each exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from shop.behaviour.models import Event, OutboxEvent
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent, row_of

DROPPED_FIRST = (EventKind.VIEW, EventKind.SEARCH)
"""What an overfull outbox may lose, the least valuable first; nothing else is ever dropped."""

_events, _outbox = Event.__table__, OutboxEvent.__table__
_MOVED = ("kind", "at", "product_id", "customer_id", "session_id", "value", "text")


class OutboxRepository:
    """Stores what happened without asking whether it can be kept, and moves it to the events."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_many(self, events: Sequence[ShopperEvent]) -> None:
        """Store events, to be moved in this order."""
        if events:
            self._session.execute(insert(_outbox), [row_of(event) for event in events])

    def set_aside(self, event: ShopperEvent, reason: str) -> None:
        """Keep one that the table's columns cannot take, as a text, with the reason."""
        row = {"kind": event.kind.value, "at": event.at, "text": ascii(event), "refused": reason}
        self._session.execute(insert(_outbox), [row])

    def waiting(self, limit: int) -> list[int]:
        """Return the ids of those to move next, oldest first.

        On PostgreSQL they are locked until the transaction ends, and those that another process has locked are left
        out. SQLite has one writer at a time, and `move` takes only what is still there.
        """
        query = (
            select(_outbox.c.id)
            .where(_outbox.c.refused.is_(None))
            .order_by(_outbox.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        ids: list[int] = self._session.execute(query).scalars().all()
        return ids

    def move(self, ids: Sequence[int]) -> None:
        """Move what is still there of these to the events, in their order.

        Raises:
            ConflictError: one names a product or a customer that does not exist.
        """
        chosen = _outbox.c.id.in_(ids)
        moved = select(*(_outbox.c[name] for name in _MOVED)).where(chosen).order_by(_outbox.c.id)
        # The first statement writes: SQLite reads what it inserts under the lock that it deletes under.
        self._session.execute(insert(_events).from_select(list(_MOVED), moved))
        self._session.execute(delete(_outbox).where(chosen))

    def refuse(self, outbox_id: int, reason: str) -> None:
        """Set one aside that cannot be moved."""
        self._session.execute(update(_outbox).where(_outbox.c.id == outbox_id).values(refused=reason))

    def refused(self) -> dict[int, str]:
        """Return the reasons of those set aside, by id."""
        query = select(_outbox.c.id, _outbox.c.refused).where(_outbox.c.refused.is_not(None)).order_by(_outbox.c.id)
        return dict(self._session.execute(query).all())

    def count_refused(self) -> int:
        """Return how many are set aside."""
        query = select(func.count()).select_from(_outbox).where(_outbox.c.refused.is_not(None))
        found: int = self._session.execute(query).scalar_one()
        return found

    def count(self) -> int:
        """Return how many there are, those set aside included."""
        found: int = self._session.execute(select(func.count()).select_from(_outbox)).scalar_one()
        return found

    def trim(self, limit: int) -> int:
        """Drop the oldest views, then the oldest searches, until `limit` are left; return how many were dropped.

        More than that stay where they are worth more than views and searches.
        """
        excess = self.count() - limit
        dropped = 0
        for kind in DROPPED_FIRST if excess > 0 else ():
            dropped += self._drop_oldest(kind, excess - dropped)
        return dropped

    def _drop_oldest(self, kind: EventKind, number: int) -> int:
        oldest: Any = select(_outbox.c.id).where(_outbox.c.kind == kind.value).order_by(_outbox.c.id).limit(number)
        dropped: int = self._session.connection().execute(delete(_outbox).where(_outbox.c.id.in_(oldest))).rowcount
        return dropped

"""Forgets what shoppers did long ago. What was imported stays: its file would bring it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import and_, delete, func, select
from sqlalchemy.orm import Session

from shop.behaviour.models import Event, OutboxEvent
from shop.behaviour.records import EventKind

BATCH = 5_000
"""So many rows go in one statement, so that nobody waits long for the database."""


class Kept(str, Enum):
    """What is kept for a time of its own."""

    FEEDBACK = "feedback"
    CUSTOMERS = "what customers did"
    ANONYMOUS = "what shoppers did who had not logged in"


@dataclass(frozen=True)
class Retention:
    """Removes what has been kept for its days.

    Args:
        session: to read and write with.
        kept: what it is.
        days: how long that is kept.
        now: the present moment.
    """

    session: Session
    kept: Kept
    days: int
    now: datetime

    def count(self) -> int:
        """Return how many events are to be removed."""
        return sum(
            self.session.execute(select(func.count()).select_from(table).where(self._expired(table))).scalar_one()
            for table in (OutboxEvent.__table__, Event.__table__)
        )

    def remove(self, batch: int = BATCH) -> int:
        """Remove some of them, to be called and committed until it returns 0."""
        removed = 0
        # The waiting ones first: what is moved meanwhile is then met among the events.
        for table in (OutboxEvent.__table__, Event.__table__):
            oldest = select(table.c.id).where(self._expired(table)).limit(batch)
            removed += self.session.connection().execute(delete(table).where(table.c.id.in_(oldest))).rowcount
        return removed

    def _expired(self, table: Any) -> Any:
        is_feedback = table.c.kind == EventKind.FEEDBACK.value
        is_anonymous = table.c.customer_id.is_(None)
        whose = {
            Kept.FEEDBACK: is_feedback,
            Kept.CUSTOMERS: and_(~is_feedback, ~is_anonymous),
            Kept.ANONYMOUS: and_(~is_feedback, is_anonymous),
        }
        live = [table.c.fingerprint.is_(None)] if "fingerprint" in table.c else []
        return and_(table.c.at < self.now - timedelta(days=self.days), whose[self.kept], *live)

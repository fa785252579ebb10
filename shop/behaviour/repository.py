"""The repository of what shoppers did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from shop.behaviour.models import Event, OutboxEvent
from shop.behaviour.records import EventKind, EventRecord, ProductAct
from shop.behaviour.retention import Kept, Retention
from shop.bulk import UpsertReport, content_hash, unique_batches
from shop.catalogue.writing import ids_by_key as product_ids_by_key
from shop.customers.repository import CustomerRepository
from shop.upsert import upsert

_events, _outbox = Event.__table__, OutboxEvent.__table__
_PREFERRING = (EventKind.CART, EventKind.PURCHASE, EventKind.RATING, EventKind.FEEDBACK)
"""Kinds that say more of a product than that it was looked at."""


@dataclass(frozen=True)
class ShopperEvent:
    """One thing a shopper did, by our own ids; `value` is the stars of a rating or +1/-1 of a feedback."""

    kind: EventKind
    at: datetime
    product_id: int | None = None
    customer_id: int | None = None
    session_id: str | None = None
    value: float | None = None
    text: str | None = None


class EventRepository:
    """Reads and writes behaviour, and forgets it on request."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, event: ShopperEvent) -> None:
        """Note one event.

        Raises:
            ConflictError: its product or customer does not exist.
        """
        self.add_many([event])

    def add_many(self, events: Sequence[ShopperEvent]) -> None:
        """Note several events at once.

        Raises:
            ConflictError: a product or a customer does not exist.
        """
        if events:
            self._session.execute(insert(_events), [row_of(event) for event in events])

    def upsert_many(self, records: Iterable[EventRecord]) -> UpsertReport:
        """Import events of a source, each once however often it is imported; customers not known yet are made.

        An event of a product that its source does not have is left out and reported under the product's key.
        """
        report = UpsertReport()
        for batch in unique_batches(records, lambda record: record):
            self._import_batch(batch, report)
        return report

    def for_session(self, session_id: str, limit: int = 100) -> list[Event]:
        """Return the newest events of a chat session, oldest of them first."""
        return self._newest(_events.c.session_id == session_id, limit)

    def for_customer(self, customer_id: int, limit: int = 100) -> list[Event]:
        """Return the newest events of a customer, oldest of them first."""
        return self._newest(_events.c.customer_id == customer_id, limit)

    def recent_views(
        self,
        *,
        customer_id: int | None = None,
        session_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 20,
    ) -> list[int]:
        """Return the products looked at last by a customer or, without one, in a session; each once, newest last.

        Args:
            customer_id: whose views; or
            session_id: of which conversation.
            since: from this time on.
            until: before this time.
            limit: how many at most.

        Raises:
            ValueError: neither a customer nor a session is given.
        """
        who = _of(customer_id, session_id)
        times = [*([_events.c.at >= since] if since else []), *([_events.c.at < until] if until else [])]
        query = (
            select(_events.c.product_id)
            .where(who, _events.c.kind == EventKind.VIEW.value, _events.c.product_id.is_not(None), *times)
            .group_by(_events.c.product_id)
            .order_by(func.max(_events.c.at).desc(), func.max(_events.c.id).desc())
            .limit(limit)
        )
        return list(reversed(self._session.execute(query).scalars().all()))

    def recent_acts(
        self, *, customer_id: int | None = None, session_id: str | None = None, limit: int = 100
    ) -> list[ProductAct]:
        """Return what a customer or, without one, somebody in a session did last with products, newest last.

        Views and searches are left out, and so is feedback that names no product: it is on an answer.

        Args:
            customer_id: whose acts; or
            session_id: of which conversation.
            limit: how many at most.

        Raises:
            ValueError: neither a customer nor a session is given.
        """
        query = (
            select(_events.c.product_id, _events.c.kind, _events.c.value)
            .where(
                _of(customer_id, session_id),
                _events.c.product_id.is_not(None),
                _events.c.kind.in_([kind.value for kind in _PREFERRING]),
            )
            .order_by(_events.c.at.desc(), _events.c.id.desc())
            .limit(limit)
        )
        found = [ProductAct(row.product_id, EventKind(row.kind), row.value) for row in self._session.execute(query)]
        return found[::-1]

    def erase_customer(self, customer_id: int) -> int:
        """Delete all that a customer did; return how many events that was."""
        return self._erase("customer_id", customer_id)

    def erase_session(self, session_id: str) -> int:
        """Delete all that was done in a session; return how many events that was."""
        return self._erase("session_id", session_id)

    def retention(self, kept: Kept, days: int, now: datetime) -> Retention:
        """Return what counts and removes the events that have been kept for so many days."""
        return Retention(self._session, kept, days, now)

    def _newest(self, condition: Any, limit: int) -> list[Event]:
        query = select(Event).where(condition).order_by(_events.c.at.desc(), _events.c.id.desc()).limit(limit)
        return list(reversed(self._session.execute(query).scalars().all()))

    def _erase(self, column: str, value: int | str) -> int:
        """Delete from both tables, the waiting ones first: what is moved meanwhile is then met among the events."""
        connection = self._session.connection()
        return sum(
            connection.execute(delete(table).where(table.c[column] == value)).rowcount for table in (_outbox, _events)
        )

    def _import_batch(self, batch: Sequence[EventRecord], report: UpsertReport) -> None:
        marks = {record: content_hash(record) for record in batch}
        query = select(_events.c.fingerprint).where(_events.c.fingerprint.in_(list(marks.values())))
        known = set(self._session.execute(query).scalars())
        new = [record for record in batch if marks[record] not in known]
        report.unchanged += len(batch) - len(new)
        products = product_ids_by_key(
            self._session, sorted({(r.source or "", r.product_external_id) for r in new if r.product_external_id})
        )
        kept = []
        for record in new:
            name = record.product_external_id
            if name is not None and (record.source or "", name) not in products:
                report.left_out.append((name, f"no product {name!r} in {record.source!r}; import the products first"))
            else:
                kept.append(record)
        customers = CustomerRepository(self._session).upsert_countries(
            {(r.source or "", r.customer_external_id): None for r in kept if r.customer_external_id}
        )
        rows = [
            {
                "kind": r.kind.value,
                "at": r.at,
                "product_id": products.get((r.source or "", r.product_external_id or "")),
                "customer_id": customers.get((r.source or "", r.customer_external_id or "")),
                "session_id": r.session_id,
                "value": r.value,
                "text": r.text,
                "fingerprint": marks[r],
            }
            for r in kept
        ]
        upsert(self._session, _events, rows, key=("fingerprint",))
        report.inserted += len(rows)


def _of(customer_id: int | None, session_id: str | None) -> Any:
    """Return the condition that an event is a customer's or, without one, of a session."""
    if customer_id is None and session_id is None:
        raise ValueError("whose events? Give a customer_id or a session_id")
    return _events.c.customer_id == customer_id if customer_id is not None else _events.c.session_id == session_id


def row_of(event: ShopperEvent) -> dict[str, Any]:
    """Return the columns of an event, as `events` and `event_outbox` have them."""
    # What shoppers type may hold characters that PostgreSQL cannot store: NUL and lone surrogates.
    text = event.text and event.text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    return {**asdict(event), "kind": event.kind.value, "text": text}

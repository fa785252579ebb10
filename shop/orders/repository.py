"""The repository of orders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timezone
from itertools import groupby
from statistics import median_low
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session, selectinload

from shop.bulk import UpsertReport, unique_batches
from shop.catalogue.writing import ids_by_key as product_ids_by_key
from shop.customers.repository import CustomerRepository
from shop.orders.models import Order, OrderLine
from shop.orders.records import OrderRecord
from shop.upsert import Key, compare, find_ids, key_of, upsert

_orders, _lines = Order.__table__, OrderLine.__table__


class OrderRepository:
    """Reads and writes orders."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def upsert_many(self, records: Iterable[OrderRecord]) -> UpsertReport:
        """Add new orders and replace changed ones, in batches; customers that are not known yet are made.

        A line whose product the same source does not have is left out and reported under the order's key; an order
        without any line that can be kept is left out as a whole.
        """
        report = UpsertReport()
        for batch in unique_batches(records, key_of):
            self._write_batch(batch, report)
        return report

    def iter_purchases(self) -> Iterator[tuple[int, int, datetime, int]]:
        """Yield (customer id, product id, moment, quantity) of every line by a known customer, oldest first.

        Returns are excluded, not netted: a line of negative quantity is skipped, and what was bought before it stays.
        """
        query = (
            select(_orders.c.customer_id, _lines.c.product_id, _orders.c.ordered_at, _lines.c.quantity)
            .join(_lines, _lines.c.order_id == _orders.c.id)
            .where(_orders.c.customer_id.is_not(None), _lines.c.quantity > 0)
            .order_by(_orders.c.ordered_at, _orders.c.id, _lines.c.position)
            .execution_options(yield_per=5000)
        )
        for row in self._session.execute(query):
            yield tuple(row)

    def purchases_of(self, customer_id: int, limit: int = 100) -> list[int]:
        """Return the products a customer bought (returns excluded), each once at its last purchase, newest last."""
        query = (
            select(_lines.c.product_id)
            .join(_orders, _lines.c.order_id == _orders.c.id)
            .where(_orders.c.customer_id == customer_id, _lines.c.quantity > 0)
            .group_by(_lines.c.product_id)
            .order_by(func.max(_orders.c.ordered_at).desc(), _lines.c.product_id)
            .limit(limit)
        )
        return list(reversed(self._session.execute(query).scalars().all()))

    def sales_of(self, product_ids: Sequence[int], limit: int = 50_000) -> dict[int, list[tuple[int, int | None]]]:
        """Return (order id, customer id) of each sale of some products, returns excluded, the newest `limit` of all."""
        query = (
            select(_lines.c.product_id, _orders.c.id, _orders.c.customer_id)
            .join(_orders, _lines.c.order_id == _orders.c.id)
            .where(_lines.c.product_id.in_(product_ids), _lines.c.quantity > 0)
            .order_by(_orders.c.ordered_at.desc(), _orders.c.id)
            .limit(limit)
        )
        sales: dict[int, list[tuple[int, int | None]]] = {product_id: [] for product_id in product_ids}
        for product_id, order_id, customer_id in self._session.execute(query):
            sales[product_id].append((order_id, customer_id))
        return sales

    def monthly_prices(self, source: str) -> Iterator[tuple[int, datetime, int, str]]:
        """Yield (product id, first of the month in UTC, median unit price paid in it, currency), by product and month.

        Returns do not count. Where a month holds several currencies, the one with most lines speaks.
        """
        query = (
            select(_lines.c.product_id, _orders.c.ordered_at, _orders.c.currency, _lines.c.unit_price_cents)
            .join(_orders, _lines.c.order_id == _orders.c.id)
            .where(_orders.c.source == source, _lines.c.quantity > 0)
            .order_by(_lines.c.product_id, _orders.c.ordered_at)
            .execution_options(yield_per=5000)
        )
        for (product_id, year, month), rows in groupby(
            self._session.execute(query), key=lambda row: (row.product_id, row.ordered_at.year, row.ordered_at.month)
        ):
            prices: dict[str, list[int]] = defaultdict(list)
            for row in rows:
                prices[row.currency].append(row.unit_price_cents)
            currency, paid = max(prices.items(), key=lambda item: len(item[1]))
            yield product_id, datetime(year, month, 1, tzinfo=timezone.utc), median_low(paid), currency

    def of_customer(self, customer_id: int, limit: int = 10) -> list[Order]:
        """Return a customer's orders with their lines, newest first."""
        query = (
            select(Order)
            .where(_orders.c.customer_id == customer_id)
            .order_by(_orders.c.ordered_at.desc(), _orders.c.id.desc())
            .limit(limit)
            .options(selectinload(Order.lines))
        )
        found: list[Order] = self._session.execute(query).scalars().all()
        return found

    def _write_batch(self, batch: Sequence[OrderRecord], report: UpsertReport) -> None:
        compared = compare(self._session, _orders, batch)
        report.unchanged += len(batch) - len(compared.touched)
        wanted = {(record.source, line.product_external_id) for record in compared.touched for line in record.lines}
        products = product_ids_by_key(self._session, sorted(wanted))
        lines = {key_of(record): _line_rows(record, products, report) for record in compared.touched}
        kept = [record for record in compared.touched if lines[key_of(record)]]
        customers = CustomerRepository(self._session).upsert_countries(
            {
                (record.source, record.customer_external_id): record.country
                for record in kept
                if record.customer_external_id is not None
            }
        )
        rows = [
            {
                "source": record.source,
                "external_id": record.external_id,
                "customer_id": customers.get((record.source, record.customer_external_id or "")),
                "ordered_at": record.ordered_at,
                "is_return": all(line["quantity"] < 0 for line in lines[key_of(record)]),
                "currency": record.currency,
                "content_hash": compared.marks[key_of(record)],
            }
            for record in kept
        ]
        upsert(self._session, _orders, rows)
        ids = find_ids(self._session, _orders, map(key_of, kept))
        changed_ids = [ids[key] for key in map(key_of, kept) if key in compared.known]
        if changed_ids:
            self._session.execute(delete(_lines).where(_lines.c.order_id.in_(changed_ids)))
        line_rows = [{"order_id": ids[key], **line} for key in map(key_of, kept) for line in lines[key]]
        if line_rows:
            self._session.execute(insert(_lines), line_rows)
        report.inserted += len(kept) - len(changed_ids)
        report.updated += len(changed_ids)


def _line_rows(record: OrderRecord, products: dict[Key, int], report: UpsertReport) -> list[dict[str, Any]]:
    rows = []
    for position, line in enumerate(record.lines):
        product_id = products.get((record.source, line.product_external_id))
        if product_id is None:
            reason = f"no product {line.product_external_id!r} in {record.source!r}; import the products first"
            report.left_out.append((record.external_id, reason))
            continue
        rows.append(
            {
                "position": position,
                "product_id": product_id,
                "quantity": line.quantity,
                "unit_price_cents": line.unit_price_cents,
            }
        )
    return rows

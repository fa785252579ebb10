"""Orders as a CSV table: one row for each line of an order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from shop.errors import RowError
from shop.importers import fields
from shop.importers.files import SourceFile
from shop.importers.grouping import Numbered, grouped
from shop.importers.rejection import Rejection
from shop.importers.tables import SURPLUS, Row, read_table, refuse_surplus
from shop.orders.records import OrderLineRecord, OrderRecord

_REQUIRED = ("order_id", "ordered_at", "product_id", "quantity", "unit_price")


class OrdersCsvImporter:
    """Reads orders; the products must have been imported under the same source before.

    A row whose price names no currency is in `currency`. A line that cannot be used is left out; the rest of its
    order is kept.
    """

    def __init__(self, path: Path, source: str, currency: str) -> None:
        self.source = source
        self._currency = currency
        self._file = SourceFile(path)

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._file.fraction_read()

    def records(self) -> Iterator[OrderRecord | Rejection]:
        """Yield every order with its lines, or rejections.

        Raises:
            ImportFormatError: a column is missing or the file cannot be read.
        """
        for rows in grouped(
            lambda: read_table(self._file, _REQUIRED), lambda row: fields.clean(row["order_id"]) or None
        ):
            yield from self._read_order(rows)

    def _read_order(self, rows: list[Numbered[Row]]) -> Iterator[OrderRecord | Rejection]:
        first_line, first = rows[0]
        order_id = fields.clean(first["order_id"])[: fields.MAX_ID_CHARS] or None
        try:
            head = OrderRecord(
                source=self.source,
                external_id=fields.required(first["order_id"], "order_id"),
                customer_external_id=fields.optional(first.get("customer_id"), "customer_id"),
                ordered_at=fields.parse_moment(first["ordered_at"], "ordered_at"),
                currency=fields.parse_currency(first.get("currency") or self._currency),
                country=fields.optional(first.get("country"), "country"),
                lines=(),
            )
        except RowError as error:
            yield Rejection(first_line, order_id, str(error))
            return
        lines: list[OrderLineRecord] = []
        for number, row in rows:
            try:
                lines.append(_line(row, head.currency))
            except RowError as error:
                yield Rejection(number, order_id, str(error))
        if lines:
            yield replace(head, lines=tuple(lines))


def _line(row: Row, currency: str) -> OrderLineRecord:
    refuse_surplus(row.get(SURPLUS))
    quantity = fields.parse_pieces(row.get("quantity"), "quantity")
    if not quantity:
        raise RowError("quantity is empty or zero; a return is negative")
    price = fields.parse_optional_price(row.get("unit_price"), currency)
    if price is None:
        raise RowError("unit_price is empty")
    return OrderLineRecord(fields.required(row.get("product_id"), "product_id"), quantity, price)

"""Reading the published data sets, and writing the catalogue's files: the same content gives the same bytes."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, asdict, fields
from pathlib import Path
from typing import Any

from language.money import major_units
from shop.catalogue.records import ProductRecord
from shop.orders.records import OrderRecord
from shop.reviews.records import ReviewRecord

_ORDER_COLUMNS = ("order_id", "ordered_at", "customer_id", "country", "product_id", "quantity", "unit_price")


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def write_records(path: Path, records: Iterable[ProductRecord | ReviewRecord]) -> None:
    """Write products or reviews in the shop's JSON Lines formats, without what is as it would be if left out."""
    lines = (json.dumps(_row(record), ensure_ascii=False, separators=(",", ":"), default=str) for record in records)
    _write(path, "".join(f"{line}\n" for line in lines))


def write_orders(path: Path, orders: Iterable[OrderRecord]) -> None:
    """Write orders in the shop's CSV format."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_ORDER_COLUMNS)
    for order in orders:
        head = (order.external_id, order.ordered_at.isoformat(), order.customer_external_id, order.country)
        for line in order.lines:
            price = major_units(line.unit_price_cents, order.currency)
            writer.writerow((*head, line.product_external_id, line.quantity, price))
    _write(path, text.getvalue())


def _row(record: ProductRecord | ReviewRecord) -> dict[str, Any]:
    defaults = {field.name: field.default for field in fields(record) if field.default is not MISSING}
    row = {name: value for name, value in asdict(record).items() if defaults.get(name, MISSING) != value}
    del row["source"]  # the importer is told
    for attribute in row.get("attributes", ()):
        if attribute["unit"] is None:
            del attribute["unit"]
    return row


def _write(path: Path, text: str) -> None:
    # No time stamp: the same sources give the same bytes.
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))

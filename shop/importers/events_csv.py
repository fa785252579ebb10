"""Behaviour as a CSV table: one row for each thing a shopper did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from shop.behaviour.records import EventKind, EventRecord
from shop.errors import RowError
from shop.importers import fields
from shop.importers.files import SourceFile
from shop.importers.rejection import Rejection
from shop.importers.tables import SURPLUS, Row, read_table, refuse_surplus


class EventsCsvImporter:
    """Reads behaviour; the products must have been imported under the same source before."""

    def __init__(self, path: Path, source: str) -> None:
        self.source = source
        self._file = SourceFile(path)

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._file.fraction_read()

    def records(self) -> Iterator[EventRecord | Rejection]:
        """Yield every row as an event, or as a rejection.

        Raises:
            ImportFormatError: a column is missing or the file cannot be read.
        """
        for line, row in read_table(self._file, ("kind", "at")):
            try:
                yield self._event(row)
            except RowError as error:
                yield Rejection(line, fields.clean(row.get("product_id"))[: fields.MAX_ID_CHARS] or None, str(error))

    def _event(self, row: Row) -> EventRecord:
        refuse_surplus(row.get(SURPLUS))
        kind = _kind(row.get("kind"))
        event = EventRecord(
            kind=kind,
            at=fields.parse_moment(row.get("at"), "at"),
            product_external_id=fields.optional(row.get("product_id"), "product_id"),
            source=self.source,
            customer_external_id=fields.optional(row.get("customer_id"), "customer_id"),
            session_id=fields.optional(row.get("session_id"), "session_id"),
            value=_value(kind, row.get("value")),
            text=fields.optional(row.get("text"), "text", fields.MAX_TITLE_CHARS),
        )
        if event.customer_external_id is None and event.session_id is None:
            raise RowError("neither customer_id nor session_id says who did it")
        if kind is EventKind.SEARCH and event.text is None:
            raise RowError("a search needs its words in text")
        if kind is not EventKind.SEARCH and event.product_external_id is None:
            raise RowError(f"a {kind.value} needs a product_id")
        return event


def _kind(text: str | None) -> EventKind:
    try:
        return EventKind(fields.clean(text).lower())
    except ValueError as error:
        known = ", ".join(kind.value for kind in EventKind)
        raise RowError(f"kind {fields.clean(text)[:40]!r} is none of {known}") from error


def _value(kind: EventKind, text: str | None) -> float | None:
    if not fields.clean(text):
        if kind in (EventKind.RATING, EventKind.FEEDBACK):
            raise RowError(f"a {kind.value} needs a value")
        return None
    value = fields.parse_number(text or "", "value")
    if kind is EventKind.RATING and not 1 <= value <= 5:
        raise RowError(f"a rating is 1 to 5, not {value:g}")
    if kind is EventKind.FEEDBACK and value not in (-1, 1):
        raise RowError(f"a feedback is 1 or -1, not {value:g}")
    return value

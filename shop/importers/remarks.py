"""Cells that a row can do without: one that cannot be used is noted, and the row is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from shop.errors import RowError
from shop.importers import fields
from shop.importers.rejection import Remark

T = TypeVar("T")
Instead = TypeVar("Instead")


class Remarks:
    """Gathers what is to be said about the cells of one row, until the row is read."""

    def __init__(self) -> None:
        self._reasons: list[str] = []

    def add(self, reason: str) -> None:
        """Note something about a cell."""
        self._reasons.append(reason)

    def attempt(self, read: Callable[[], T], instead: Instead) -> T | Instead:
        """Return what a cell holds; if it cannot be used, note why and return `instead`."""
        try:
            return read()
        except RowError as error:
            self.add(str(error))
            return instead

    def pieces(self, text: str | None, what: str) -> int | None:
        """Return a number of pieces in stock, None for an empty cell.

        A broken number counts as the whole pieces in it, and what is no number as none: it never counts as in stock.
        """
        try:
            return fields.parse_pieces(text, what)
        except RowError as error:
            pieces = min(_whole_part(text), fields.MAX_PIECES)
            self.add(f"{error}; it counts as {pieces}")
            return pieces

    def urls(self, texts: Iterable[str], what: str) -> tuple[str, ...]:
        """Return the web addresses among texts, each once."""
        found = (self.attempt(partial(fields.parse_url, text, what), None) for text in texts)
        return tuple(dict.fromkeys(url for url in found if url is not None))

    def take(self, line: int, external_id: str | None) -> Iterator[Remark]:
        """Yield what was noted since the last call, as remarks about a row."""
        reasons, self._reasons = self._reasons, []
        for reason in reasons:
            yield Remark(line, external_id, reason)


def _whole_part(text: str | None) -> int:
    try:
        return max(0, int(fields.parse_number(text or "", "")))
    except RowError:
        return 0

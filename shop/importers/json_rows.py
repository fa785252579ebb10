"""JSON as our own formats use it: one object a line (or in an array), its values checked one by one."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from shop.errors import RowError
from shop.importers import fields
from shop.importers.files import SourceFile
from shop.importers.json_objects import read_objects
from shop.importers.rejection import Rejection, Remark
from shop.importers.remarks import Remarks

Row = dict[str, Any]
R = TypeVar("R")


class JsonRows(ABC, Generic[R]):
    """Reads one object a line into a record; a line without `source` belongs to the importer's."""

    allowed: ClassVar[frozenset[str]]
    """Fields that a line may have."""

    def __init__(self, path: Path, source: str) -> None:
        self.source = source
        self.remarks = Remarks()
        self._told: set[str] = set()
        self._file = SourceFile(path)

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._file.fraction_read()

    def rows(self) -> Iterator[R | Rejection | Remark]:
        """Yield every line as a record with the remarks about it, or as a rejection.

        Raises:
            ImportFormatError: the file cannot be read.
        """
        self._told.clear()
        for number, item in read_objects(self._file):
            external_id, row = self._read(number, item)
            yield row
            yield from self.remarks.take(number, external_id)

    def named(self, row: Row) -> Row:
        """Return a line with its fields under our names; here as they are."""
        return row

    @abstractmethod
    def record(self, row: Row, source: str, external_id: str) -> R:
        """Return the record of a line.

        Raises:
            RowError: a value cannot be used.
        """

    def _read(self, number: int, row: Row | ValueError) -> tuple[str | None, R | Rejection]:
        external_id: str | None = None
        if isinstance(row, ValueError):
            return None, Rejection(number, None, str(row))
        try:
            row = self.named(row)
            external_id = fields.required(text(row, "external_id"), "external_id")
            if unknown := sorted(set(row) - self.allowed - self._told):
                self._told.update(unknown)  # once a file: it is on every line
                self.remarks.add(f"the line has unknown fields: {', '.join(unknown)[:100]}")
            return external_id, self.record(
                row, fields.required(text(row, "source", self.source), "source"), external_id
            )
        except RowError as error:
            return external_id, Rejection(number, external_id, str(error))


def mapping(value: Any, what: str, allowed: frozenset[str]) -> Row:
    """Return an object that has no other fields than these.

    Raises:
        RowError: it has, or is no object.
    """
    if not isinstance(value, dict):
        raise RowError(f"{what} is not an object")
    unknown = sorted(set(value) - allowed)
    if unknown:
        raise RowError(f"{what} has unknown fields: {', '.join(unknown)[:100]}")
    return value


def string(value: Any, what: str) -> str:
    """Return a text.

    Raises:
        RowError: it is none.
    """
    if not isinstance(value, str):
        raise RowError(f"{what} is not a text: {str(value)[:40]}")
    return value


def text(row: Row, name: str, default: str = "") -> str:
    """Return the text of a field, the default if it is missing or null.

    Raises:
        RowError: it is something else.
    """
    value = row.get(name)
    return default if value is None else string(value, name)


def items(row: Row, name: str) -> list[Any]:
    """Return the list of a field, an empty one if it is missing or null.

    Raises:
        RowError: it is something else.
    """
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise RowError(f"{name} is not a list")
    return value


def whole(value: Any, what: str, lowest: int, highest: int) -> int | None:
    """Return a whole number within limits, None for null.

    Raises:
        RowError: it is none, or outside of them.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
        raise RowError(f"{what} is not a whole number from {lowest} to {highest}: {str(value)[:40]}")
    return value


def number(value: Any, what: str) -> float:
    """Return a finite number.

    Raises:
        RowError: it is none.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise RowError(f"{what} is not a number: {str(value)[:40]}")
    try:
        found = float(value)
    except OverflowError:
        found = float("inf")
    if not math.isfinite(found):
        raise RowError(f"{what} is not a finite number")
    return found

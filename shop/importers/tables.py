"""Tables as text: delimiter, quoting and header are found out, whatever program wrote them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from shop.errors import ImportFormatError, RowError
from shop.importers.columns import missing
from shop.importers.files import SourceFile
from shop.importers.grouping import Numbered

MAX_FIELD_CHARS = 200_000
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
SURPLUS = "cells beyond the header"
"""Column under which a row keeps what stands to the right of its last column."""

Row = dict[str, str]
Required = Sequence[str | tuple[str, ...]]
Naming = Callable[[Sequence[str]], list[str]]

_EXCELS_HINT = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_ESCAPED = re.compile(r"'(?=[=+\-@]|[\d.,:/\-]+$)")


@dataclass(frozen=True)
class _Dialect:
    """How a table is written: `inner` parts the cells of a line that is quoted as a whole."""

    delimiter: str
    inner: str
    header: list[str]
    is_packed: bool = False


def read_table(
    file: SourceFile, required: Required, named: Naming | None = None, remedy: str = ""
) -> Iterator[Numbered[Row]]:
    """Yield (line of its end, cells by column) of a table with a header.

    Commas, semicolons, tabs and bars are told apart by the header; a line that is quoted as a whole is unpacked. The
    apostrophe that exporters put before `0011` or `-18` is taken off.

    Args:
        file: the table.
        required: columns that must be there, or tuples of columns of which one must be.
        named: gives the columns' names from the header cells; their own in lower case if None.
        remedy: what to do if a required column is missing.

    Raises:
        ImportFormatError: a required column is missing, or the table cannot be read.
    """
    csv.field_size_limit(MAX_FIELD_CHARS)
    lines = (line.replace("\0", "") for line in file.lines())
    skipped, first, dialect = _head(lines, required, named or _plain)
    reader = csv.reader(chain([first], lines), delimiter=dialect.delimiter)
    try:
        header = (named or _plain)(_cells(next(reader, []), dialect))
        if lacking := missing(required, header):
            parted = DELIMITERS.get(dialect.inner, repr(dialect.inner))
            raise ImportFormatError(
                f"{file.path} lacks the columns {', '.join(lacking)}; parted by {parted}, "
                f"it has {', '.join(name for name in header if name)[:500] or 'none'}{remedy and f'; {remedy}'}"
            )
        for cells in reader:
            if any(cells):
                yield skipped + reader.line_num, _row(header, _cells(cells, dialect))
    except csv.Error as error:
        raise ImportFormatError(
            f"{file.path}, line {skipped + reader.line_num}: {error}; is a quotation mark missing there?"
        ) from error


def refuse_surplus(surplus: str | None) -> None:
    """Refuse a row that has more cells than the header (what it has under `SURPLUS`): they may stand in wrong columns.

    Raises:
        RowError: it has.
    """
    if surplus:
        raise RowError(
            f"the row has more cells than the header, the last {surplus[-40:]!r}; put quotation marks around cells "
            "that hold the delimiter"
        )


def _head(lines: Iterator[str], required: Required, named: Naming) -> tuple[int, str, _Dialect]:
    """Return the number of lines before the header, the header's first line, and how the table is written."""
    skipped, told = 0, ""
    for line in lines:
        if (hint := _EXCELS_HINT.fullmatch(line)) and not skipped:
            told = hint[1]
        elif line.strip():
            return skipped, line, _dialect(line, [told] if told else list(DELIMITERS), required, named)
        skipped += 1
    return skipped, "", _Dialect(",", ",", [])


def _dialect(line: str, delimiters: Sequence[str], required: Required, named: Naming) -> _Dialect:
    """Return the way of writing by which a header has most of what is required, most columns, and least letters."""

    def fitness(dialect: _Dialect) -> tuple[int, int, bool, int]:
        header = dialect.header
        columns, letters = sum(map(bool, header)), sum(map(len, header))
        return -len(missing(required, named(header))), columns, not dialect.is_packed, -letters

    found = []
    for delimiter in delimiters:
        cells = _parsed(line, delimiter)
        found.append(_Dialect(delimiter, delimiter, cells))
        if line.startswith('"') and not any(cells[1:]):
            found += [_Dialect(delimiter, inner, _parsed("".join(cells), inner), True) for inner in delimiters]
    return max(found, key=fitness)


def _cells(cells: list[str], dialect: _Dialect) -> list[str]:
    """Return the cells of a row; one that is quoted as a whole is taken apart."""
    may_be_packed = len(cells) == 1 or (dialect.is_packed and not any(cells[1:]))
    if may_be_packed and dialect.inner in cells[0] and len(dialect.header) > 1:
        return _parsed(cells[0], dialect.inner)
    return cells


def _parsed(text: str, delimiter: str) -> list[str]:
    """Return the cells of one line, none if there are too many characters in one."""
    try:
        return next(csv.reader([" ".join(text.splitlines())], delimiter=delimiter), [])
    except csv.Error:
        return []


def _row(header: Sequence[str], cells: Sequence[str]) -> Row:
    """Return the cells by column; of two columns of one name the first that is not empty counts."""
    row = dict.fromkeys(header, "")
    for name, cell in zip(header, cells, strict=False):
        if not row[name]:
            row[name] = _ESCAPED.sub("", cell, count=1) if cell.startswith("'") else cell
    if surplus := "".join(cells[len(header) :]).strip():
        row[SURPLUS] = surplus
    return row


def _plain(header: Sequence[str]) -> list[str]:
    return [cell.strip().lower() for cell in header]

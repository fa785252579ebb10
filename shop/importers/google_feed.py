"""The two shapes of a Google Merchant feed, XML (RSS 2.0 or Atom) and tab-separated text, as one stream of items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError  # types only; defusedxml parses

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from shop.errors import ImportFormatError
from shop.importers.files import SourceFile
from shop.importers.grouping import Numbered

MAX_ITEM_BYTES = 2_000_000


@dataclass(frozen=True)
class FeedItem:
    """One item: its values by attribute name (without `g:`), and its product details as (name, value)."""

    values: dict[str, list[str]]
    details: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """Return the first value of an attribute, empty if there is none."""
        return next(iter(self.values.get(name, [])), "")


class _GuardedStream:
    """Refuses an input whose next item never ends: an XML parser would keep it all in memory."""

    def __init__(self, stream: IO[bytes], path: Path) -> None:
        self._stream = stream
        self._path = path
        self.since_item = 0

    def read(self, size: int = -1) -> bytes:
        """Read on, unless more than 2 MB have passed since the last item."""
        chunk = self._stream.read(size)
        self.since_item += len(chunk)
        if self.since_item > MAX_ITEM_BYTES:
            raise ImportFormatError(f"{self._path}: {MAX_ITEM_BYTES:,} bytes without a complete <item> or <entry>")
        return chunk


def read_xml(file: SourceFile) -> Iterator[Numbered[FeedItem]]:
    """Yield (number of the item, from 1; item).

    Raises:
        ImportFormatError: the file is not well-formed XML, declares a DTD or entities, or an item is over 2 MB.
    """
    number = 0
    with file.open() as stream:
        guarded = _GuardedStream(stream, file.path)
        open_elements: list[Element] = []
        try:
            for event, element in iterparse(guarded, events=("start", "end"), forbid_dtd=True):
                if event == "start":
                    open_elements.append(element)
                    continue
                open_elements.pop()
                if _local_name(element) in ("item", "entry"):
                    number += 1
                    guarded.since_item = 0
                    yield number, _item_of(element)
                    for ancestor in open_elements[-1:]:
                        ancestor.clear()
        except ParseError as error:
            raise ImportFormatError(f"{file.path} is not well-formed XML: {error}") from error
        except DefusedXmlException as error:
            raise ImportFormatError(f"{file.path} declares a DTD or entities, which feeds must not: {error}") from error
    if not number:
        raise ImportFormatError(f"{file.path} holds no <item> or <entry>; is it a Google Merchant feed?")


def read_tsv(file: SourceFile) -> Iterator[Numbered[FeedItem]]:
    """Yield (line, item).

    Raises:
        ImportFormatError: the columns id, title or price are missing, or the table cannot be read.
    """
    for line, row in file.rows(("id", "title", "price"), delimiter="\t"):
        values: dict[str, list[str]] = {}
        details: list[tuple[str, str]] = []
        for column, cell in row.items():
            name = column.replace(" ", "_").removeprefix("g:")
            if name == "additional_image_link":
                values[name] = cell.split(",")
            elif name == "product_detail":
                details += [(p[1], p[2]) for d in cell.split(",") if len(p := d.split(":", 2)) == 3]
            else:
                values[name] = [cell] if cell.strip() else []
        yield line, FeedItem(values, tuple(details))


def _item_of(element: Any) -> FeedItem:
    values: dict[str, list[str]] = defaultdict(list)
    details: list[tuple[str, str]] = []
    for child in element:
        name = _local_name(child)
        if name == "product_detail":
            parts = {_local_name(part): part.text or "" for part in child}
            details.append((parts.get("attribute_name", ""), parts.get("attribute_value", "")))
        elif child.text and child.text.strip():
            values[name].append(child.text)
    return FeedItem(dict(values), tuple(details))


def _local_name(element: Any) -> str:
    name: str = element.tag
    return name.rpartition("}")[2].lower()

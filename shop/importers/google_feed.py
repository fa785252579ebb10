"""The two shapes of a Google Merchant feed, XML (RSS 2.0 or Atom) and tab-separated text, as one stream of items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError  # types only; defusedxml parses

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from shop.errors import ImportFormatError
from shop.importers.files import SourceFile
from shop.importers.grouping import Numbered
from shop.importers.tables import read_table

MAX_ITEM_BYTES = 2_000_000
_GOOGLE = "http://base.google.com/ns/1.0"
_TSV_COLUMNS = ("id", "title")


@dataclass(frozen=True)
class FeedItem:
    """One item: its values by attribute name (without `g:`), and its product details as (name, value)."""

    values: dict[str, list[str]]
    details: tuple[tuple[str, str], ...]

    def get(self, *names: str) -> str:
        """Return the first value of the first of these attributes that has one, empty if there is none."""
        return next((value for name in names for value in self.values.get(name, [])), "")


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
                if _split_name(element)[1] in ("item", "entry"):
                    number += 1
                    guarded.since_item = 0
                    yield number, _item_of(element)
                    for ancestor in open_elements[-1:]:
                        ancestor.clear()
        except ParseError as error:
            raise ImportFormatError(f"{file.path} {_what_is_wrong(error)}") from error
        except DefusedXmlException as error:
            raise ImportFormatError(f"{file.path} declares a DTD or entities, which feeds must not: {error}") from error
        except (LookupError, ValueError) as error:  # the encoding that the file declares
            raise ImportFormatError(f"{file.path} cannot be read ({error}); save or export it as UTF-8") from error
    if not number:
        raise ImportFormatError(f"{file.path} holds no <item> or <entry>; is it a Google Merchant feed?")


def read_tsv(file: SourceFile) -> Iterator[Numbered[FeedItem]]:
    """Yield (line, item).

    Raises:
        ImportFormatError: the columns id or title are missing, or the table cannot be read.
    """
    for line, row in read_table(file, _TSV_COLUMNS, attribute_names):
        values: dict[str, list[str]] = {}
        details: list[tuple[str, str]] = []
        for name, cell in row.items():
            if name == "additional_image_link":
                values[name] = cell.split(",")
            elif name == "product_detail":
                details += [(p[1], p[2]) for d in cell.split(",") if len(p := d.split(":", 2)) == 3]
            else:
                values[name] = [cell] if cell.strip() else []
        yield line, FeedItem(values, tuple(details))


def attribute_names(header: Sequence[str]) -> list[str]:
    """Return the names of attributes: `g:Image Link` is `image_link`."""
    return [re.sub(r"[\s_-]+", "_", cell.strip().lower().removeprefix("g:")) for cell in header]


def _item_of(element: Any) -> FeedItem:
    """Return an item; an element of Google's goes before one of RSS or Atom with the same name."""
    plain: dict[str, list[str]] = defaultdict(list)
    googles: dict[str, list[str]] = defaultdict(list)
    details: list[tuple[str, str]] = []
    for child in element:
        namespace, name = _split_name(child)
        values = googles if namespace.rstrip("/") == _GOOGLE else plain
        text = child.text if child.text and child.text.strip() else child.get("href")  # Atom's link
        if name == "product_detail":
            parts = {_split_name(part)[1]: part.text or "" for part in child}
            details.append((parts.get("attribute_name", ""), parts.get("attribute_value", "")))
        elif text:
            values[name].append(text)
    return FeedItem({**plain, **googles}, tuple(details))


def _split_name(element: Any) -> tuple[str, str]:
    """Return namespace and local name in lower case."""
    namespace, _, name = str(element.tag).rpartition("}")
    return namespace.removeprefix("{"), name.lower()


def _what_is_wrong(error: ParseError) -> str:
    if "unbound prefix" in str(error):
        return (
            f"uses a prefix such as g: that it does not declare (line {error.position[0]}); write "
            f'xmlns:g="{_GOOGLE}" into its first element, <rss> or <feed>'
        )
    return f"is not well-formed XML: {error}; export it again"

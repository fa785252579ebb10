"""Tells the format of a product file from its first lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from shop.errors import ImportFormatError
from shop.importers.files import SourceFile

_HEAD_BYTES = 65_536
_ARCHIVE = b"PK\x03\x04"
_GOOGLE = "base.google.com/ns/1.0"
_DELIMITERS = "\t,;|"
_FEED_CURRENCY = re.compile(
    r"price[^<>\n]{0,40}>\s*(?:<!\[CDATA\[)?\s*(?:[\d.,' ]+\s*([A-Z]{3})|([A-Z]{3})\s*[\d.,' ]+)\b"
)
_TABLE_CURRENCY = re.compile(r"\t\"?[\d.,]+ ([A-Z]{3})\"?(?=\t|\s*$)", re.MULTILINE)

_SHOPIFY = ({"handle", "url handle"}, {"title"}, {"variant price", "price"})
_GOOGLE_TABLE = ({"id"}, {"title"}, {"price", "sale price"}, {"link", "image link", "availability"})
_WOOCOMMERCE = (
    {"type", "typ", "tipo", "类型", "тип"},
    {"name", "nom", "nombre", "nome", "naam", "名称", "имя"},
    {
        "regular price",
        "regulärer preis",
        "preis",
        "tarif régulier",
        "tarif normal",
        "precio normal",
        "prezzo di listino",
    }
    | {"normale prijs", "reguliere prijs", "preço", "常规售价", "常规价格", "базовая цена", "обычная цена"},
)


@dataclass(frozen=True)
class Guess:
    """What a file seems to be: one of `FORMATS`, what tells so, and the currency of its prices if it names one."""

    format: str
    because: str
    currency: str | None = None


def detect_format(path: Path) -> Guess:
    """Tell what a product file is.

    Raises:
        ImportFormatError: it cannot be read, or is none of the formats of products; the text says what to do.
    """
    with SourceFile(path).open() as stream:
        head = stream.read(_HEAD_BYTES)
    if head.startswith(_ARCHIVE):
        raise ImportFormatError(
            f"{path} is a spreadsheet or a zip archive; open it and save the table as CSV (UTF-8), or unpack it"
        )
    text = head.decode("utf-8-sig", errors="replace").lstrip()
    if text.startswith("<"):
        return _markup(path, text)
    if text.startswith(("{", "[")):
        return _json(path, text)
    return _table(path, text)


def _markup(path: Path, text: str) -> Guess:
    if _GOOGLE in text or re.search(r"<(?:rss|feed)\b", text):
        found = _FEED_CURRENCY.search(text)
        return Guess("google-xml", "it is an RSS or Atom feed", (found[1] or found[2]) if found else None)
    raise ImportFormatError(f"{path} is HTML or XML, but no product feed (RSS or Atom with {_GOOGLE})")


def _json(path: Path, text: str) -> Guess:
    try:
        first = json.loads(text.splitlines()[0])
    except ValueError:
        first = None
    if isinstance(first, dict) and "external_id" in first and "title" in first:
        return Guess("jsonl", "each line is a JSON object with external_id and title", first.get("currency"))
    raise ImportFormatError(
        f"{path} is JSON, but not one product a line with external_id, title, price_cents and currency; "
        "docs/developers/catalogues.md shows such a line"
    )


def _table(path: Path, text: str) -> Guess:
    header = text.splitlines()[0] if text else ""
    delimiter = max(_DELIMITERS, key=header.count)
    columns = {_plain(name) for name in header.split(delimiter)}
    if _has(columns, _SHOPIFY):
        return Guess("shopify", "it has the columns Handle, Title and Variant Price")
    if _has(columns, _WOOCOMMERCE):
        return Guess("woocommerce", "it has the columns Type, Name and Regular price")
    if _has(columns, _GOOGLE_TABLE):
        found = _TABLE_CURRENCY.search(text)
        return Guess(
            "google-tsv", "it has the columns id, title and price of a Google feed", found[1] if found else None
        )
    raise ImportFormatError(
        f"{path} is no product file that is known: its first line has {', '.join(sorted(columns))[:200] or 'nothing'}. "
        "Export it as Shopify's or WooCommerce's product CSV or as a Google Merchant feed, or write JSON Lines; "
        "docs/developers/catalogues.md shows what each looks like"
    )


def _plain(column: str) -> str:
    return column.strip().strip('"').strip().lower().removeprefix("g:").replace("_", " ")


def _has(columns: set[str], wanted: Iterable[set[str]]) -> bool:
    return all(columns & names for names in wanted)

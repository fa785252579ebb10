"""Which format a file of products has and in which currency its prices are, told by how it begins."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from babel.numbers import is_currency

from shop.errors import ImportFormatError
from shop.importers import google_feed, shopify, woocommerce_rows
from shop.importers.base import Importer
from shop.importers.files import SourceFile
from shop.importers.formats import open_importer
from shop.importers.json_objects import read_objects
from shop.importers.json_products import JsonProductsImporter
from shop.importers.tables import Naming, Required, read_table

_FEED_ONLY = ("condition", "google_product_category", "image_link", "item_group_id", "identifier_exists")

_PREFIXED_COLUMN = re.compile(r"(?:[^\r\n]*[\t,;|])?\W?g:\w")
"""`g:` before the name of a column in the first line: nobody but Google's feeds writes so."""
_AMOUNT = r"\d[\d., ']{0,20}"
_CODES = (
    re.compile(rf"price[^<>\n]{{0,40}}>\s*(?:<!\[CDATA\[)?\s*(?:{_AMOUNT})?\b([A-Z]{{3}})\b"),
    re.compile(rf"[\t,;|]\"?{_AMOUNT}\b([A-Z]{{3}})\"?(?=[\t,;|\r\n]|$)"),
    re.compile(r'"currency":\s*"([A-Z]{3})"'),
    re.compile(r"(?:^|[\t,;|\"])[^\t,;|\n]{1,30}[(（\[]([A-Z]{3})[)）\]](?=[\t,;|\r\n\"]|$)", re.MULTILINE),
)
"""What stands where a feed, a table and a line of JSON write the code of a currency."""


def open_detected(path: Path, source: str, currency: str) -> Importer:
    """Return the importer of a file of products.

    Raises:
        ImportFormatError: the file cannot be read, or is a spreadsheet, an archive or the like.
    """
    return open_importer(detect_format(path), path, source, currency)


def detect_format(path: Path) -> str:
    """Return the name of the format in `FORMATS` that a file of products seems to have: `csv` for any other table.

    Raises:
        ImportFormatError: the file cannot be read, or is a spreadsheet, an archive or the like.
    """
    file = SourceFile(path)
    head = file.head().lstrip()
    if head.startswith("<"):
        return "google-xml"
    if head.startswith(("{", "[")):
        return "jsonl" if _is_our_own(file) else "json"
    if _PREFIXED_COLUMN.match(head):
        return "google-tsv"
    tables: dict[str, tuple[Required, Naming | None]] = {
        "shopify": (shopify.REQUIRED, None),
        "woocommerce": (woocommerce_rows.REQUIRED, woocommerce_rows.columns().named),
        "google-tsv": (("id", "title", "availability", _FEED_ONLY), google_feed.attribute_names),
    }
    for name, (required, named) in tables.items():
        try:
            next(read_table(file, required, named), None)
        except ImportFormatError:
            continue
        return name
    return "csv"


def _is_our_own(file: SourceFile) -> bool:
    """Tell whether a file of JSON is in our own format of products: only that calls the id of a product so."""
    found = (item for _, item in read_objects(file) if not isinstance(item, ValueError))
    return "external_id" in next(found, {})


def named_currency(path: Path) -> str | None:
    """Return the ISO 4217 code of the currency that a file's first products name most, None if they name none.

    Raises:
        ImportFormatError: the file cannot be read, or is a spreadsheet, an archive or the like.
    """
    head = SourceFile(path).head()
    if head.lstrip().startswith(("{", "[")) and detect_format(path) == "json":
        return JsonProductsImporter(path, "", "").first_currency()
    for pattern in _CODES:
        codes: Counter[str] = Counter(code for code in pattern.findall(head) if is_currency(code))
        if codes:
            return codes.most_common(1)[0][0]
    return None

"""Which format a file of products has, told by how it begins."""

from __future__ import annotations

from pathlib import Path

from shop.errors import ImportFormatError
from shop.importers import google_feed, shopify, woocommerce_rows
from shop.importers.base import Importer
from shop.importers.files import SourceFile
from shop.importers.formats import open_importer
from shop.importers.tables import Naming, Required, read_table

_FEED_ONLY = ("condition", "google_product_category", "image_link", "item_group_id", "identifier_exists")


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
    if head.startswith("{"):
        return "jsonl"
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

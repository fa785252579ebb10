"""The formats by name, as the command line offers them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from shop.errors import ImportFormatError
from shop.importers.base import Importer
from shop.importers.categories_yml import CategoriesImporter
from shop.importers.events_csv import EventsCsvImporter
from shop.importers.google_merchant import GoogleMerchantImporter
from shop.importers.jsonl import JsonLinesImporter
from shop.importers.orders_csv import OrdersCsvImporter
from shop.importers.reviews_jsonl import ReviewsImporter
from shop.importers.shopify import ShopifyImporter
from shop.importers.vocabulary_yml import VocabularyImporter
from shop.importers.woocommerce import WooCommerceImporter

_OPEN: dict[str, Callable[[Path, str, str], Importer]] = {
    "google-xml": lambda path, source, _: GoogleMerchantImporter.from_xml(path, source),
    "google-tsv": lambda path, source, _: GoogleMerchantImporter.from_tsv(path, source),
    "shopify": ShopifyImporter,
    "woocommerce": WooCommerceImporter,
    "jsonl": lambda path, source, _: JsonLinesImporter(path, source),
    "reviews": lambda path, source, _: ReviewsImporter(path, source),
    "orders": OrdersCsvImporter,
    "events": lambda path, source, _: EventsCsvImporter(path, source),
    "categories": lambda path, source, _: CategoriesImporter(path, source),
    "vocabulary": lambda path, source, _: VocabularyImporter(path, source),
}
FORMATS = tuple(_OPEN)
"""Names that `open_importer` knows."""


def open_importer(format_name: str, path: Path, source: str, currency: str) -> Importer:
    """Return the importer of a format.

    Args:
        format_name: one of `FORMATS`.
        path: the file, plain or gzipped.
        source: name of the catalogue; orders, reviews and events use that of their products.
        currency: ISO 4217 code of the prices that name none (Shopify, WooCommerce, orders).

    Raises:
        ImportFormatError: there is no such format.
    """
    if format_name not in _OPEN:
        raise ImportFormatError(f"there is no format {format_name!r}; known are {', '.join(FORMATS)}")
    return _OPEN[format_name](path, source, currency)

"""The formats by name, as the command line offers them: the one list of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from shop.errors import ImportFormatError

if TYPE_CHECKING:
    from shop.importers.base import Importer


@dataclass(frozen=True)
class Format:
    """What a format holds, and what opens a file of it: a module of this package and a name in it.

    The module is imported when a file is opened, so that `--help` does not wait for all of them. It is called with path
    and source, and with the currency of prices that name none where `takes_currency` says so. Where `reads_titles` says
    so, the measures of titles become properties: other programs' files seldom state them apart.
    """

    description: str
    opener: str
    takes_currency: bool = False
    reads_titles: bool = False

    def open(self, path: Path, source: str, currency: str) -> Importer:
        """Return the importer of a file."""
        opener = resolve_name(f"{__package__}.{self.opener}")
        importer: Importer = opener(path, source, currency) if self.takes_currency else opener(path, source)
        if not self.reads_titles:
            return importer
        from shop.importers.title_measures import TitleMeasures

        return TitleMeasures(importer)


FORMATS: dict[str, Format] = {
    "auto": Format(
        "products in whichever of these formats the file begins as", "detection:open_detected", takes_currency=True
    ),
    "google-xml": Format(
        "a Google Merchant feed as XML (RSS or Atom)",
        "google_merchant:GoogleMerchantImporter.from_xml",
        takes_currency=True,
        reads_titles=True,
    ),
    "google-tsv": Format(
        "a Google Merchant feed as tab-separated text",
        "google_merchant:GoogleMerchantImporter.from_tsv",
        takes_currency=True,
        reads_titles=True,
    ),
    "shopify": Format(
        "a Shopify product export (CSV)", "shopify:ShopifyImporter", takes_currency=True, reads_titles=True
    ),
    "woocommerce": Format(
        "a WooCommerce product export (CSV)", "woocommerce:WooCommerceImporter", takes_currency=True, reads_titles=True
    ),
    "csv": Format(
        "a plain table of products, told by the names of its columns (CSV)",
        "plain_table:PlainTableImporter",
        takes_currency=True,
        reads_titles=True,
    ),
    "json": Format(
        "products as JSON or JSON Lines, told by the names of its keys",
        "json_products:JsonProductsImporter",
        takes_currency=True,
        reads_titles=True,
    ),
    "jsonl": Format("products as JSON Lines, our own format", "jsonl:JsonLinesImporter", reads_titles=True),
    "reviews": Format("reviews as JSON Lines, told by the names of its fields", "reviews_jsonl:ReviewsImporter"),
    "orders": Format("orders, one line an order line (CSV)", "orders_csv:OrdersCsvImporter", takes_currency=True),
    "events": Format("behaviour events: views, carts, purchases, ratings (CSV)", "events_csv:EventsCsvImporter"),
    "categories": Format("the tree of categories with the words for them (YAML)", "categories_yml:CategoriesImporter"),
    "vocabulary": Format(
        "the shop's other words: properties, values, uses, brands (YAML)", "vocabulary_yml:VocabularyImporter"
    ),
}


def open_importer(format_name: str, path: Path, source: str, currency: str, product_url: str | None = None) -> Importer:
    """Return the importer of a format.

    Args:
        format_name: one of `FORMATS`.
        path: the file, plain or gzipped.
        source: name of the catalogue; orders, reviews and events use that of their products.
        currency: ISO 4217 code of the prices that name none.
        product_url: address of the page of a product for which the file names none, with `{id}` for its external id.

    Raises:
        ImportFormatError: there is no such format, or the address is none.
    """
    if format_name not in FORMATS:
        raise ImportFormatError(f"there is no format {format_name!r}; known are {', '.join(FORMATS)}")
    importer = FORMATS[format_name].open(path, source, currency)
    if product_url is None:
        return importer
    from shop.importers.links import Linked

    return Linked(importer, product_url)

"""Google Merchant feeds, as shops already export them for Google: XML and TSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from shop.catalogue.records import AttributeRecord, CategoryRecord, ProductRecord
from shop.errors import RowError
from shop.importers import fields
from shop.importers.categories import CategoryReader
from shop.importers.files import SourceFile
from shop.importers.google_feed import FeedItem, read_tsv, read_xml
from shop.importers.grouping import Numbered, grouped, merge_variants
from shop.importers.html_text import text_of_html
from shop.importers.rejection import Rejection
from shop.importers.typed_values import typed_attribute

_ATTRIBUTES = {
    "color": "colour",
    "material": "material",
    "pattern": "pattern",
    "size": "size",
    "gender": "gender",
    "age_group": "age_group",
    "condition": "condition",
    "multipack": "pack_quantity",
    "product_weight": "weight",
    "product_length": "length",
    "product_width": "width",
    "product_height": "height",
}
_AVAILABLE = frozenset({"", "in_stock", "preorder", "backorder", "limited_availability"})


class GoogleMerchantImporter:
    """Reads a Google Merchant feed; items with one `item_group_id` become the variants of one product."""

    def __init__(self, path: Path, source: str, read: Callable[[SourceFile], Iterator[Numbered[FeedItem]]]) -> None:
        self.source = source
        self._file = SourceFile(path)
        self._read = read
        self._categories = CategoryReader()

    @classmethod
    def from_xml(cls, path: Path, source: str) -> GoogleMerchantImporter:
        """Return an importer of RSS 2.0 or Atom; rejections give the number of the item."""
        return cls(path, source, read_xml)

    @classmethod
    def from_tsv(cls, path: Path, source: str) -> GoogleMerchantImporter:
        """Return an importer of tab-separated text; rejections give the line."""
        return cls(path, source, read_tsv)

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._file.fraction_read()

    def records(self) -> Iterator[ProductRecord | CategoryRecord | Rejection]:
        """Yield every product with its new categories before it, or a rejection for an item.

        Raises:
            ImportFormatError: the file is not a feed.
        """
        self._categories = CategoryReader()
        for items in grouped(
            lambda: self._read(self._file), lambda item: fields.clean(item.get("item_group_id")) or None
        ):
            offers: list[ProductRecord] = []
            for number, item in items:
                try:
                    offers.append(self._offer(item, offers))
                except RowError as error:
                    yield Rejection(number, fields.clean(item.get("id"))[: fields.MAX_ID_CHARS] or None, str(error))
            yield from self._categories.take_new()
            if offers:
                yield self._product(fields.clean(items[0][1].get("item_group_id")), offers)

    def _product(self, group_id: str, offers: list[ProductRecord]) -> ProductRecord:
        if not group_id:
            return offers[0]
        return merge_variants(replace(offers[0], external_id=group_id, attributes=(), image_urls=()), offers)

    def _offer(self, item: FeedItem, others: list[ProductRecord]) -> ProductRecord:
        fields.optional(item.get("item_group_id"), "item_group_id")
        price_cents, currency = _price(item)
        if others and others[0].currency != currency:
            raise RowError(f"price in {currency}, but other items of its group are in {others[0].currency}")
        return ProductRecord(
            source=self.source,
            external_id=fields.required(item.get("id"), "id"),
            title=fields.required(item.get("title"), "title", fields.MAX_TITLE_CHARS),
            category_path=self._categories.path(_category(item)),
            price_cents=price_cents,
            currency=currency,
            brand=fields.optional(item.get("brand"), "brand"),
            description=text_of_html(item.get("description"), "description"),
            attributes=_attributes(item),
            image_urls=fields.parse_urls([item.get("image_link"), *item.values.get("additional_image_link", [])]),
            stock=_stock(item.get("availability")),
        )


def _category(item: FeedItem) -> str:
    google_category = item.get("google_product_category")
    return item.get("product_type") or ("" if google_category.strip().isdigit() else google_category)


def _price(item: FeedItem) -> tuple[int, str]:
    price_cents, currency = fields.parse_price(item.get("price"), None)
    if not item.get("sale_price") or not _holds_now(item.get("sale_price_effective_date")):
        return price_cents, currency
    sale_cents, sale_currency = fields.parse_price(item.get("sale_price"), currency)
    if sale_currency != currency:
        raise RowError(f"sale_price is in {sale_currency}, price in {currency}")
    return min(price_cents, sale_cents), currency


def _holds_now(period: str) -> bool:
    if not period.strip():
        return True
    start, _, end = period.partition("/")
    now = datetime.now(timezone.utc)
    return (
        fields.parse_moment(start, "sale_price_effective_date")
        <= now
        < fields.parse_moment(end, "sale_price_effective_date")
    )


def _stock(availability: str) -> int | None:
    value = fields.clean(availability).lower().replace(" ", "_")
    if value in _AVAILABLE:
        return None
    if value == "out_of_stock":
        return 0
    raise RowError(f"availability {value[:40]!r} is none of in_stock, out_of_stock, preorder, backorder")


def _attributes(item: FeedItem) -> tuple[AttributeRecord, ...]:
    pairs = [(ours, item.get(theirs)) for theirs, ours in _ATTRIBUTES.items()]
    found = (typed_attribute(label, text) for label, text in [*pairs, *item.details])
    by_name = {attribute.name: attribute for attribute in found if attribute is not None}
    return tuple(by_name.values())

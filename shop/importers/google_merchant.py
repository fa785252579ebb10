"""Google Merchant feeds, as shops already export them for Google: XML and TSV."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from shop.catalogue.records import AttributeRecord, CategoryRecord, ProductRecord
from shop.errors import RowError
from shop.importers import fields
from shop.importers.categories import CategoryReader, listed
from shop.importers.files import SourceFile
from shop.importers.google_feed import FeedItem, read_tsv, read_xml
from shop.importers.grouping import Numbered, grouped, merge_variants
from shop.importers.html_text import text_of_html
from shop.importers.product_file import ProductFile
from shop.importers.rejection import Rejection, Remark
from shop.importers.tables import SURPLUS, refuse_surplus
from shop.importers.typed_values import typed_attribute
from shop.importers.words import is_available

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
_NEXT_URL = re.compile(r"\s*,\s*(?=https?:)")
_Time = tuple[datetime | None, datetime | None]


class GoogleMerchantImporter(ProductFile):
    """Reads a Google Merchant feed; items with one `item_group_id` become the variants of one product.

    A price that names no currency is in that of the item's sale price, else in `currency`.
    """

    def __init__(
        self, path: Path, source: str, currency: str, read: Callable[[SourceFile], Iterator[Numbered[FeedItem]]]
    ) -> None:
        super().__init__(path, source, currency)
        self._read = read

    @classmethod
    def from_xml(cls, path: Path, source: str, currency: str) -> GoogleMerchantImporter:
        """Return an importer of RSS 2.0 or Atom; rejections give the number of the item."""
        return cls(path, source, currency, read_xml)

    @classmethod
    def from_tsv(cls, path: Path, source: str, currency: str) -> GoogleMerchantImporter:
        """Return an importer of tab-separated text; rejections give the line."""
        return cls(path, source, currency, read_tsv)

    def records(self) -> Iterator[ProductRecord | CategoryRecord | Rejection | Remark]:
        """Yield every product with its new categories before it, or a rejection for an item.

        Raises:
            ImportFormatError: the file is not a feed.
        """
        self._categories = CategoryReader()
        for items in grouped(
            lambda: self._read(self._file), lambda item: fields.clean(item.get("item_group_id")) or None
        ):
            offers: list[ProductRecord] = []
            group_id = fields.clean(items[0][1].get("item_group_id"))
            for number, item in items:
                external_id = fields.clean(item.get("id"))[: fields.MAX_ID_CHARS] or None
                try:
                    offers.append(self._offer(item, offers))
                except RowError as error:
                    yield Rejection.of(number, external_id, error, group_id or external_id)
                yield from self._remarks.take(number, external_id)
            yield from self._categories.take_new()
            if offers:
                yield self._product(group_id, offers)
                yield from self._remarks.take(items[0][0], group_id)

    def _product(self, group_id: str, offers: list[ProductRecord]) -> ProductRecord:
        if not group_id:
            return offers[0]
        return merge_variants(
            replace(offers[0], external_id=group_id, attributes=(), image_urls=()), offers, self._remarks.add
        )

    def _offer(self, item: FeedItem, others: list[ProductRecord]) -> ProductRecord:
        remarks = self._remarks
        refuse_surplus(item.get(SURPLUS))
        fields.optional(item.get("item_group_id"), "item_group_id")
        external_id = fields.required(item.get("id"), "id")
        title = fields.required(item.get("title"), "title", fields.MAX_TITLE_CHARS)
        price_cents, currency = self._price(item)
        if others and others[0].currency != currency:
            raise RowError(f"price in {currency}, but other items of its group are in {others[0].currency}")
        sale_cents, (sale_from, sale_until) = self._sale(item, price_cents, currency)
        description = item.get("description", "summary", "content")
        images = [item.get("image_link"), *item.values.get("additional_image_link", [])]
        category, also_in = remarks.attempt(lambda: self._categories.places(_categories(item)), ((), ()))
        return ProductRecord(
            source=self.source,
            external_id=external_id,
            title=title,
            category_path=category,
            price_cents=price_cents,
            currency=currency,
            brand=remarks.attempt(lambda: fields.optional(item.get("brand"), "brand"), None),
            description=remarks.attempt(lambda: text_of_html(description, "description"), ""),
            attributes=(*also_in, *self._attributes(item)),
            image_urls=remarks.urls((url for text in images for url in _NEXT_URL.split(text)), "image_link"),
            stock=None if remarks.attempt(lambda: is_available(item.get("availability"), "availability"), False) else 0,
            url=remarks.attempt(lambda: fields.parse_url(item.get("link"), "link"), None),
            sale_price_cents=sale_cents,
            sale_from=sale_from,
            sale_until=sale_until,
        )

    def _price(self, item: FeedItem) -> tuple[int | None, str]:
        currency = _currency_named(item.get("sale_price")) or self._currency
        text = item.get("price", "sale_price")
        if not fields.clean(text):
            self._remarks.add("price is empty, so it has none; write e.g. 19.99 USD")
            return None, currency
        cents, currency = fields.parse_price(text, currency)
        return fields.above_zero(cents, "price", self._remarks.add), currency

    def _sale(self, item: FeedItem, price_cents: int | None, currency: str) -> tuple[int | None, _Time]:
        """Return the sale price and its time; a time that cannot be read is none in which it holds."""
        try:
            cents = fields.parse_optional_price(item.get("sale_price"), currency)
            time = _time(item.get("sale_price_effective_date"))
        except RowError as error:
            self._remarks.add(f"no sale price: {error}")
            return None, (None, None)
        sale_cents = fields.reduced(cents, price_cents, self._remarks.add)
        return sale_cents, time if sale_cents else (None, None)

    def _attributes(self, item: FeedItem) -> tuple[AttributeRecord, ...]:
        pairs = [(ours, item.get(theirs)) for theirs, ours in _ATTRIBUTES.items()]
        found: dict[str, AttributeRecord] = {}
        for label, text in [*pairs, *item.details]:
            attribute = self._remarks.attempt(partial(typed_attribute, label, text), None)
            if attribute is not None:
                found[attribute.name] = attribute
        return tuple(found.values())


def _categories(item: FeedItem) -> list[str]:
    """Return the categories of an item: it may state several types; Google's own category counts where it has none."""
    google_category = item.get("google_product_category")
    types = item.values.get("product_type") or ([] if google_category.strip().isdigit() else [google_category])
    return [category for text in types for category in listed(text)]


def _currency_named(price: str) -> str | None:
    try:
        return fields.parse_price(price, None)[1]
    except RowError:
        return None


def _time(period: str) -> _Time:
    start, _, end = period.partition("/")
    if period.strip() and not end.strip():
        raise RowError(
            f"sale_price_effective_date {period.strip()[:40]!r} is not like 2026-01-31T08:00Z/2026-02-28T20:00Z"
        )
    return (
        fields.parse_optional_moment(start, "sale_price_effective_date"),
        fields.parse_optional_moment(end, "sale_price_effective_date"),
    )

"""Our own format of products: JSON Lines, one product a line, with the fields of `ProductRecord`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from shop.catalogue.records import AttributeRecord, ProductRecord, VariantRecord
from shop.errors import RowError
from shop.importers import fields
from shop.importers.json_rows import JsonRows, Row, items, mapping, number, string, text, whole
from shop.importers.rejection import Rejection, Remark
from shop.importers.typed_values import measured_attribute

T = TypeVar("T")

_VARIANT = frozenset(VariantRecord.__dataclass_fields__)
_ATTRIBUTE = frozenset(AttributeRecord.__dataclass_fields__)


class JsonLinesImporter(JsonRows[ProductRecord]):
    """Reads products."""

    allowed = frozenset(ProductRecord.__dataclass_fields__)

    def records(self) -> Iterator[ProductRecord | Rejection | Remark]:
        """Yield every line as a product or a rejection.

        Raises:
            ImportFormatError: the file cannot be read.
        """
        for row in self.rows():
            yield replace(row, product=row.external_id) if isinstance(row, Rejection) else row

    def record(self, row: Row, source: str, external_id: str) -> ProductRecord:
        """Return the product of a line.

        Raises:
            RowError: a value cannot be used.
        """
        attempt = self.remarks.attempt
        price_cents = fields.above_zero(_cents(row, "price_cents"), "price_cents", self.remarks.add)
        sale_cents, sale_from, sale_until = attempt(lambda: _sale(row, price_cents), (None, None, None))
        return ProductRecord(
            source=source,
            external_id=external_id,
            title=fields.required(text(row, "title"), "title", fields.MAX_TITLE_CHARS),
            category_path=attempt(lambda: tuple(_category_key(key) for key in items(row, "category_path")), ()),
            price_cents=price_cents,
            currency=fields.parse_currency(text(row, "currency")),
            brand=attempt(lambda: fields.optional(text(row, "brand"), "brand"), None),
            description=attempt(lambda: _description(row), ""),
            attributes=self._each(row, "attributes", _attribute),
            variants=self._each(row, "variants", _variant),
            image_urls=self._each(row, "image_urls", _image),
            stock=attempt(lambda: _stock(row), 0),  # what cannot be read never counts as in stock
            popularity=attempt(lambda: _popularity(row), None),
            released_on=attempt(lambda: fields.parse_day(text(row, "released_on"), "released_on"), None),
            url=attempt(lambda: fields.parse_url(text(row, "url"), "url"), None),
            sale_price_cents=sale_cents,
            sale_from=sale_from,
            sale_until=sale_until,
        )

    def _each(self, row: Row, name: str, read: Callable[[Any], T]) -> tuple[T, ...]:
        """Return what can be used of a list."""
        listed = self.remarks.attempt(lambda: items(row, name), ())
        found = (self.remarks.attempt(partial(read, item), None) for item in listed)
        return tuple(item for item in found if item is not None)


def _sale(row: Row, price_cents: int | None) -> tuple[int | None, datetime | None, datetime | None]:
    """Return sale price and its time; a time that cannot be read is none in which it holds."""
    return (
        fields.reduced(_cents(row, "sale_price_cents"), price_cents),
        fields.parse_optional_moment(text(row, "sale_from"), "sale_from"),
        fields.parse_optional_moment(text(row, "sale_until"), "sale_until"),
    )


def _description(row: Row) -> str:
    return fields.bounded(fields.clean(text(row, "description")), "description", fields.MAX_TEXT_CHARS)


def _image(url: Any) -> str:
    return fields.required(string(url, "image_urls"), "image_urls", fields.MAX_URL_CHARS)


def _cents(row: Row, name: str) -> int | None:
    return whole(row.get(name), name, 0, fields.MAX_CENTS)


def _stock(row: Row) -> int | None:
    return whole(row.get("stock"), "stock", 0, fields.MAX_PIECES)


def _popularity(row: Row) -> float | None:
    value = row.get("popularity")
    popularity = None if value is None else number(value, "popularity")
    if popularity is not None and popularity < 0:
        raise RowError(f"popularity is negative: {popularity}")
    return popularity


def _category_key(value: Any) -> str:
    key = fields.required(string(value, "category_path"), "category_path")
    if "/" in key:
        raise RowError(f"category key {key!r} holds a slash; category_path is a list of keys from the root down")
    return key


def _attributes(row: Row) -> tuple[AttributeRecord, ...]:
    return tuple(_attribute(item) for item in items(row, "attributes"))


def _attribute(item: Any) -> AttributeRecord:
    row = mapping(item, "an attribute", _ATTRIBUTE)
    name = fields.required(text(row, "name"), "attribute name")
    value = row.get("value")
    if isinstance(value, bool):
        return AttributeRecord(name, value)
    if isinstance(value, str):
        return AttributeRecord(name, fields.required(value, f"attribute {name}", fields.MAX_TITLE_CHARS))
    unit = fields.optional(text(row, "unit"), "unit")
    return measured_attribute(name, number(value, f"attribute {name}"), unit)


def _variant(item: Any) -> VariantRecord:
    row = mapping(item, "a variant", _VARIANT)
    return VariantRecord(
        sku=fields.required(text(row, "sku"), "sku"),
        title=fields.required(text(row, "title"), "variant title", fields.MAX_TITLE_CHARS),
        price_cents=_cents(row, "price_cents"),
        stock=_stock(row),
        attributes=_attributes(row),
        sale_price_cents=_cents(row, "sale_price_cents") or None,
    )

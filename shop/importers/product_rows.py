"""From cells under our names to a product: what tables and JSON of any program share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache, partial

from language.prices import currency_named
from language.shop_words import title_brand
from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.errors import NotForSaleError, RowError
from shop.importers import fields
from shop.importers.categories import listed
from shop.importers.columns import Columns, common_names
from shop.importers.html_text import text_of_html
from shop.importers.product_file import ProductFile
from shop.importers.tags import tags
from shop.importers.typed_values import typed_attribute
from shop.importers.words import HIDDEN, NOT_PUBLISHED, is_available, is_yes

Row = dict[str, str]
"""Cells by the names of `columns.yml`."""

ATTRIBUTES = (
    *("colour", "size", "material", "pattern", "gender", "age group", "condition", "capacity", "model"),
    *("weight", "length", "width", "height"),
)
"""Columns that are properties of a product."""
_MEASURED = re.compile(r"(?P<name>weight|length|width|height) \((?P<unit>\w+)\)")
_BETWEEN_ADDRESSES = re.compile(r"[\s,;|]+(?=https?://)")


class ProductRows(ProductFile):
    """Makes products of cells; a price that names no currency is in that of `currency` of its row, else of the file."""

    def product(self, row: Row, external_id: str | None, stated: Iterable[tuple[str, str]] = ()) -> ProductRecord:
        """Return the product of a row; cells that cannot be used cost a remark.

        Args:
            row: its cells.
            external_id: what names it within the source.
            stated: more properties, as (label, text).

        Raises:
            RowError: a cell that a product needs cannot be used, or the product is not for sale.
        """
        remarks = self._remarks
        title = fields.required(row.get("title"), "title", fields.MAX_TITLE_CHARS)
        if not is_yes(row.get("published"), "published"):
            raise NotForSaleError(NOT_PUBLISHED)
        if not is_yes(row.get("visibility in catalog"), "visibility", also="seen"):
            raise NotForSaleError(HIDDEN)
        description = row.get("description") or row.get("short description")
        images = [*_addresses(row, "images"), *_addresses(row, "more images")]
        category, also_in = remarks.attempt(lambda: self._categories.places(_categories(row)), ((), ()))
        return self._priced(
            row,
            ProductRecord(
                source=self.source,
                external_id=fields.required(external_id, "id"),
                title=title,
                category_path=category,
                price_cents=None,
                currency=self._currency_of(row),
                brand=remarks.attempt(lambda: fields.optional(row.get("brand"), "brand"), None) or title_brand(title),
                description=remarks.attempt(lambda: text_of_html(description, "description"), ""),
                attributes=(*also_in, *self._attributes(row, stated), *tags(row.get("tags"))),
                image_urls=remarks.urls(images, "image"),
                stock=self._stock(row),
                url=remarks.attempt(lambda: fields.parse_url(row.get("url"), "url"), None),
            ),
        )

    def _currency_of(self, row: Row) -> str:
        text = fields.clean(row.get("currency")) or self._currency
        return currency_named(text, self._currency) or fields.parse_currency(text)

    def _priced(self, row: Row, product: ProductRecord) -> ProductRecord:
        """Return a product with its prices: a list price above the price, or else a price above the sale price."""
        cents, currency = None, product.currency
        text = next((row[name] for name in ("price", "list price", "sale price") if fields.clean(row.get(name))), "")
        if text:
            cents, currency = fields.parse_price(text, currency)
        price = fields.above_zero(cents, "price", self._remarks.add)
        listed, sale = (
            self._remarks.attempt(partial(fields.parse_optional_price, row.get(name), currency), None)
            for name in ("list price", "sale price")
        )
        if price and listed and listed > price:
            price, sale = listed, sale or price
        return replace(
            product,
            price_cents=price,
            currency=currency,
            sale_price_cents=fields.reduced(sale, price, self._remarks.add),
        )

    def _stock(self, row: Row) -> int | None:
        if not self._remarks.attempt(lambda: is_available(row.get("availability"), "availability"), False):
            return 0
        pieces = self._remarks.pieces(row.get("stock"), "stock")
        return None if pieces is None else max(0, pieces)

    def _attributes(self, row: Row, stated: Iterable[tuple[str, str]]) -> tuple[AttributeRecord, ...]:
        pairs = [(name, row.get(name) or "") for name in ATTRIBUTES]
        measured = ((_MEASURED.fullmatch(column), cell) for column, cell in row.items())
        pairs += [(found["name"], f"{cell} {found['unit']}") for found, cell in measured if found and cell.strip()]
        pairs += stated
        read = (self._remarks.attempt(partial(typed_attribute, *pair), None) for pair in pairs)
        return tuple({attribute.name: attribute for attribute in read if attribute is not None}.values())


def own_id(row: Row) -> str:
    """Return what names the product of a row for ever, if a column does; else an empty text."""
    return fields.clean(row.get("id") or row.get("sku") or row.get("handle"))[: fields.MAX_ID_CHARS]


def title_id(row: Row) -> str | None:
    """Return what names a product where only its title does, None without one."""
    return fields.slug(fields.clean(row.get("title")))[: fields.MAX_ID_CHARS] or None


def refuse_second(name: str | None, seen: set[int]) -> None:
    """Refuse a product that only its title names, if one before had that title; `seen` keeps their hashes.

    Raises:
        RowError: one had.
    """
    if hash(name) in seen:
        raise RowError("a product before has the same title, and no id tells them apart; add one, e.g. id or sku")
    seen.add(hash(name))


@lru_cache(maxsize=1)
def columns() -> Columns:
    """Return what finds our names for those that people give to columns."""
    return Columns(common_names())


def unknown_names(names: Iterable[str]) -> list[str]:
    """Return the names that are none of ours."""
    return [name for name in names if name not in common_names() and not _MEASURED.fullmatch(name)]


def _categories(row: Row) -> list[str]:
    """Return the categories of a row; a subcategory is below the only one, and of several one more."""
    above, below = (listed(row.get(name) or "") for name in ("category", "subcategory"))
    return [f"{above[0]} > {one}" for one in below] if len(above) == 1 and below else [*above, *below]


def _addresses(row: Row, column: str) -> list[str]:
    """Return the addresses of a cell; people part several by commas, semicolons, bars or blanks."""
    text = fields.clean(row.get(column))
    return _BETWEEN_ADDRESSES.split(text) if "://" in text else [text]

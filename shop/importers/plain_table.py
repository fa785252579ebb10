"""A plain table of products: one row a product, its columns told by their names in many languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial

from shop.catalogue.records import AttributeRecord, CategoryRecord, ProductRecord
from shop.errors import NotForSaleError, RowError
from shop.importers import fields
from shop.importers.categories import CategoryReader
from shop.importers.columns import Columns, common_names
from shop.importers.html_text import text_of_html
from shop.importers.product_file import ProductFile
from shop.importers.rejection import Rejection, Remark
from shop.importers.tables import SURPLUS, Row, read_table, refuse_surplus
from shop.importers.typed_values import typed_attribute
from shop.importers.words import HIDDEN, NOT_PUBLISHED, is_available, is_yes

_ATTRIBUTES = (
    *("colour", "size", "material", "pattern", "gender", "age group", "condition", "capacity", "model"),
    *("weight", "length", "width", "height"),
)
_MEASURED = re.compile(r"(?P<name>weight|length|width|height) \((?P<unit>\w+)\)")
_BETWEEN_ADDRESSES = re.compile(r"[\s,;|]+(?=https?://)")
_REMEDY = "name its columns in the first line, e.g. id, title, price, category, brand, description, url, image, stock"


class PlainTableImporter(ProductFile):
    """Reads a table (CSV, TSV or the like) by the names of its columns; only the title is needed.

    Columns whose names nobody knows are left out and named: they may hold what is no business of shoppers. A price
    that names no currency is in that of its row's column `currency`, else in `currency`.
    """

    def records(self) -> Iterator[ProductRecord | CategoryRecord | Rejection | Remark]:
        """Yield every product with its new categories before it, or a rejection for a row.

        Raises:
            ImportFormatError: the table has no column for the title, or cannot be read.
        """
        self._categories = CategoryReader()
        titles_seen: set[int] = set()
        is_first = True
        for line, row in read_table(self._file, ("title",), _columns().named, _REMEDY):
            if is_first:
                yield from _unknown_columns(row)
                is_first = False
            own_id = fields.clean(row.get("id") or row.get("sku") or row.get("handle"))[: fields.MAX_ID_CHARS]
            name = own_id or fields.slug(fields.clean(row.get("title")))[: fields.MAX_ID_CHARS] or None
            try:
                product = self._product(row, name)
                if not own_id:
                    _refuse_second(name, titles_seen)
            except RowError as error:
                yield Rejection.of(line, name, error, name)
            else:
                yield from self._categories.take_new()
                yield product
            yield from self._remarks.take(line, name)

    def _product(self, row: Row, external_id: str | None) -> ProductRecord:
        remarks = self._remarks
        refuse_surplus(row.get(SURPLUS))
        title = fields.required(row.get("title"), "title", fields.MAX_TITLE_CHARS)
        if not is_yes(row.get("published"), "published"):
            raise NotForSaleError(NOT_PUBLISHED)
        if not is_yes(row.get("visibility in catalog"), "visibility", also="seen"):
            raise NotForSaleError(HIDDEN)
        description = row.get("description") or row.get("short description")
        images = [*_addresses(row, "images"), *_addresses(row, "more images")]
        return self._priced(
            row,
            ProductRecord(
                source=self.source,
                external_id=fields.required(external_id, "id"),
                title=title,
                category_path=remarks.attempt(lambda: self._categories.path(_category(row)), ()),
                price_cents=None,
                currency=fields.parse_currency(row.get("currency") or self._currency),
                brand=remarks.attempt(lambda: fields.optional(row.get("brand"), "brand"), None),
                description=remarks.attempt(lambda: text_of_html(description, "description"), ""),
                attributes=self._attributes(row),
                image_urls=remarks.urls(images, "image"),
                stock=self._stock(row),
                url=remarks.attempt(lambda: fields.parse_url(row.get("url"), "url"), None),
            ),
        )

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

    def _attributes(self, row: Row) -> tuple[AttributeRecord, ...]:
        pairs = [(name, row.get(name) or "") for name in _ATTRIBUTES]
        measured = ((_MEASURED.fullmatch(column), cell) for column, cell in row.items())
        pairs += [(found["name"], f"{cell} {found['unit']}") for found, cell in measured if found and cell.strip()]
        read = (self._remarks.attempt(partial(typed_attribute, *pair), None) for pair in pairs)
        return tuple({attribute.name: attribute for attribute in read if attribute is not None}.values())


@lru_cache(maxsize=1)
def _columns() -> Columns:
    return Columns(common_names())


def _unknown_columns(row: Row) -> Iterator[Remark]:
    known = {*common_names(), SURPLUS, ""}
    unknown = [column for column in row if column not in known and not _MEASURED.fullmatch(column)]
    if unknown:
        yield Remark(1, None, f"columns left out, since their names are not known: {', '.join(unknown)[:500]}")


def _refuse_second(name: str | None, seen: set[int]) -> None:
    """Refuse a product that only its title names, if a row before had that title.

    Raises:
        RowError: one had.
    """
    if hash(name) in seen:
        raise RowError("a row before has the same title, and no column tells them apart; add one, e.g. id or sku")
    seen.add(hash(name))


def _category(row: Row) -> str:
    parts = (row.get("category") or "", row.get("subcategory") or "")
    return " > ".join(part for part in parts if part.strip())


def _addresses(row: Row, column: str) -> list[str]:
    """Return the addresses of a cell; people part several by commas, semicolons, bars or blanks."""
    text = fields.clean(row.get(column))
    return _BETWEEN_ADDRESSES.split(text) if "://" in text else [text]

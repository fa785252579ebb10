"""Product CSV files as WooCommerce exports them, in any language into which it is translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from shop.catalogue.records import AttributeRecord, CategoryRecord, ProductRecord
from shop.errors import ImportFormatError, NotForSaleError, RowError
from shop.importers import fields
from shop.importers.categories import CategoryReader, Placed, listed
from shop.importers.grouping import Numbered, grouped, merge_variants
from shop.importers.html_text import text_of_html
from shop.importers.product_file import ProductFile
from shop.importers.rejection import Rejection, Remark
from shop.importers.tables import SURPLUS, Row, read_table, refuse_surplus
from shop.importers.tags import tags
from shop.importers.typed_values import typed_attribute, weight
from shop.importers.woocommerce_rows import (
    REQUIRED,
    columns,
    family_of,
    is_parent,
    is_variation,
    list_of,
    moment_of,
    name_of,
    types_of,
    visibility_of,
)
from shop.importers.words import HIDDEN, NOT_PUBLISHED, is_available, is_yes

_PRICES = ("regular price", "price", "sale price")
_REMEDY = "export all columns (Products > Export), or read it as a plain table: daogou ingest csv"
_ATTRIBUTE_NAME = re.compile(r"attribute (\d+) name")
_WEIGHT = re.compile(r"weight \((\w+)\)")


class WooCommerceImporter(ProductFile):
    """Reads a WooCommerce product CSV; rows of type `variation` become variants of the product that they name.

    The file names no currency: prices are in `currency`.
    """

    def records(self) -> Iterator[ProductRecord | CategoryRecord | Rejection | Remark]:
        """Yield every product with its new categories before it, or rejections.

        Raises:
            ImportFormatError: the file is not a WooCommerce product CSV.
        """
        self._categories = CategoryReader()
        first = next(self._rows(), None)
        if first is not None and "published" not in first[1]:
            yield Remark(1, None, "no column is known for Published, so all rows count as published; give it that name")
        skus = self._parent_skus()
        for rows in grouped(self._rows, lambda row: family_of(row, skus)):
            yield from self._read_family(rows)

    def _rows(self) -> Iterator[Numbered[Row]]:
        return read_table(self._file, REQUIRED, columns().named, _REMEDY)

    def _parent_skus(self) -> dict[str, str]:
        """Return SKUs by `id:100`: a variation names its parent by either, and both must lead to the same product."""
        skus: dict[str, str] = {}
        try:
            for _, row in self._rows():
                if is_parent(row) and fields.clean(row.get("sku")):
                    skus[f"id:{fields.clean(row.get('id'))}"] = fields.clean(row.get("sku"))
        except ImportFormatError:  # the next reading tells it, after what came before
            return skus
        return skus

    def _read_family(self, rows: list[Numbered[Row]]) -> Iterator[ProductRecord | CategoryRecord | Rejection | Remark]:
        product: ProductRecord | None = None
        offers: list[ProductRecord] = []
        why_no_parent = "its parent is not in the file"
        for line, row in sorted(rows, key=lambda numbered: is_variation(numbered[1])):
            try:
                if not is_variation(row):
                    product = self._product(row)
                    yield from self._categories.take_new()
                elif product is None:
                    raise RowError(why_no_parent)
                elif (offer := self._variation(row, product)) is not None:
                    offers.append(offer)
            except RowError as error:
                why_no_parent = "its parent cannot be used" if product is None else why_no_parent
                yield Rejection.of(line, name_of(row), error, None if is_variation(row) else name_of(row))
            yield from self._remarks.take(line, name_of(row))
        if product is None:
            return
        if not offers:
            yield product
            return
        yield merge_variants(replace(product, attributes=_fixed(product, offers)), offers, self._remarks.add)
        yield from self._remarks.take(rows[0][0], product.external_id)

    def _product(self, row: Row) -> ProductRecord:
        remarks = self._remarks
        refuse_surplus(row.get(SURPLUS))
        external_id = fields.required(row.get("id") or row.get("sku"), "ID and SKU")
        if "grouped" in types_of(row):
            raise NotForSaleError("a grouped product has no price of its own; its parts are products themselves")
        if not is_yes(row.get("published"), "Published"):
            raise NotForSaleError(NOT_PUBLISHED)
        if not is_yes(visibility_of(row), "Visibility in catalog", also="seen"):
            raise NotForSaleError(HIDDEN)
        description = row.get("description") or row.get("short description")
        brands = list_of(row, "brands")
        page = row.get("permalink") or row.get("url") or row.get("external url")
        category, also_in = remarks.attempt(lambda: self._places(row), ((), ()))
        return self._priced(
            row,
            ProductRecord(
                source=self.source,
                external_id=external_id,
                title=fields.required(row.get("name"), "Name", fields.MAX_TITLE_CHARS),
                category_path=category,
                price_cents=None,
                currency=self._currency,
                brand=remarks.attempt(lambda: fields.optional(brands[0] if brands else "", "Brands"), None),
                description=remarks.attempt(lambda: text_of_html(description, "Description"), ""),
                attributes=(*also_in, *self._attributes(row), *tags(row.get("tags"))),
                image_urls=remarks.urls([*list_of(row, "images"), *list_of(row, "more images")], "Images"),
                stock=self._stock(row),
                url=remarks.attempt(lambda: fields.parse_url(page, "External URL"), None),
            ),
        )

    def _variation(self, row: Row, product: ProductRecord) -> ProductRecord | None:
        refuse_surplus(row.get(SURPLUS))
        if not is_yes(row.get("published"), "Published"):
            return None
        offer = replace(
            product,
            external_id=fields.required(row.get("sku") or row.get("id"), "SKU and ID"),
            title=fields.required(row.get("name"), "Name", fields.MAX_TITLE_CHARS),
            stock=product.stock if fields.clean(row.get("stock")) == "parent" else self._stock(row),
            attributes=self._attributes(row),
            image_urls=self._remarks.urls(list_of(row, "images"), "Images"),
        )
        has_price = any(fields.clean(row.get(name)) for name in _PRICES)
        return self._priced(row, offer) if has_price else offer

    def _priced(self, row: Row, product: ProductRecord) -> ProductRecord:
        """Return a product with the prices of its row; a time that cannot be read is none in which the sale holds."""
        text = next((row[name] for name in _PRICES if fields.clean(row.get(name))), "")
        cents = fields.parse_optional_price(text, self._currency)
        price = fields.above_zero(cents, "Regular price", self._remarks.add)
        regular = replace(product, price_cents=price, sale_price_cents=None, sale_from=None, sale_until=None)
        try:
            sale = fields.parse_optional_price(row.get("sale price"), self._currency)
            start = moment_of(row, "date sale price starts", is_end=False)
            end = moment_of(row, "date sale price ends", is_end=True)
        except RowError as error:
            self._remarks.add(f"no sale price: {error}")
            return regular
        reduced = fields.reduced(sale, price, self._remarks.add)
        return replace(regular, sale_price_cents=reduced, sale_from=start, sale_until=end) if reduced else regular

    def _places(self, row: Row) -> Placed:
        return self._categories.places(listed(row.get("categories") or "", by_commas=True))

    def _stock(self, row: Row) -> int | None:
        if not self._remarks.attempt(lambda: is_available(row.get("in stock?"), "In stock?"), False):
            return 0
        pieces = self._remarks.pieces(row.get("stock"), "Stock")
        backorders = fields.clean(row.get("backorders allowed?")).lower() in ("1", "notify", "yes")
        return None if pieces is None or backorders else max(0, pieces)

    def _attributes(self, row: Row) -> tuple[AttributeRecord, ...]:
        found: dict[str, AttributeRecord] = {}
        for column, label in row.items():
            attribute: AttributeRecord | None = None
            if number := _ATTRIBUTE_NAME.fullmatch(column):
                values = ", ".join(list_of(row, f"attribute {number[1]} value(s)"))
                attribute = self._remarks.attempt(partial(typed_attribute, label, values), None)
            elif unit := _WEIGHT.fullmatch(column):
                attribute = self._remarks.attempt(partial(weight, label, unit[1]), None)
            if attribute is not None:
                found.setdefault(attribute.name, attribute)
        return tuple(found.values())


def _fixed(product: ProductRecord, offers: list[ProductRecord]) -> tuple[AttributeRecord, ...]:
    """Leave out what the variants decide: a parent's `Colour: Red, Blue` is a list of choices, no property."""
    chosen = {attribute.name for offer in offers for attribute in offer.attributes}
    return tuple(attribute for attribute in product.attributes if attribute.name not in chosen)

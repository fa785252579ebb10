"""Product CSV files as WooCommerce exports them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path

from shop.catalogue.records import AttributeRecord, CategoryRecord, ProductRecord
from shop.errors import RowError
from shop.importers import fields
from shop.importers.categories import CategoryReader
from shop.importers.files import SourceFile
from shop.importers.grouping import Numbered, grouped, merge_variants
from shop.importers.html_text import text_of_html
from shop.importers.rejection import Rejection
from shop.importers.typed_values import typed_attribute, weight

Row = dict[str, str]

_LIST_COMMA = re.compile(r"(?<!\\),")
_ATTRIBUTE_NAME = re.compile(r"attribute (\d+) name")
_WEIGHT = re.compile(r"weight \((\w+)\)")


class WooCommerceImporter:
    """Reads a WooCommerce product CSV; rows of type `variation` become variants of the product that they name.

    The file names no currency: prices are in `currency`.
    """

    def __init__(self, path: Path, source: str, currency: str) -> None:
        self.source = source
        self._currency = currency
        self._file = SourceFile(path)
        self._categories = CategoryReader()

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._file.fraction_read()

    def records(self) -> Iterator[ProductRecord | CategoryRecord | Rejection]:
        """Yield every product with its new categories before it, or rejections.

        Raises:
            ImportFormatError: the file is not a WooCommerce product CSV.
        """
        self._categories = CategoryReader()
        # A variation names its parent by SKU or as `id:100`; both must lead to the same product.
        skus = {
            f"id:{fields.clean(row.get('id'))}": fields.clean(row.get("sku"))
            for _, row in self._rows()
            if "variable" in _types(row) and fields.clean(row.get("sku"))
        }
        for rows in grouped(self._rows, lambda row: _family(row, skus)):
            yield from self._read_family(rows)

    def _rows(self) -> Iterator[Numbered[Row]]:
        return self._file.rows(("type", "name", "regular price"))

    def _read_family(self, rows: list[Numbered[Row]]) -> Iterator[ProductRecord | CategoryRecord | Rejection]:
        product: ProductRecord | None = None
        offers: list[ProductRecord] = []
        why_no_parent = "its parent is not in the file"
        for line, row in sorted(rows, key=lambda numbered: "variation" in _types(numbered[1])):
            try:
                if "variation" not in _types(row):
                    product = self._product(row)
                    yield from self._categories.take_new()
                elif product is None:
                    raise RowError(why_no_parent)
                elif (offer := self._variation(row, product)) is not None:
                    offers.append(offer)
            except RowError as error:
                why_no_parent = "its parent cannot be used" if product is None else why_no_parent
                yield Rejection(line, _name_of(row), str(error))
        if product is not None:
            yield merge_variants(replace(product, attributes=_fixed(product, offers)), offers) if offers else product

    def _product(self, row: Row) -> ProductRecord:
        external_id = fields.required(row.get("id") or row.get("sku"), "ID and SKU")
        if "grouped" in _types(row):
            raise RowError("a grouped product has no price of its own; its parts are products themselves")
        if fields.clean(row.get("published")) not in ("", "1"):
            raise RowError("not published")
        if fields.clean(row.get("visibility in catalog")).lower() == "hidden":
            raise RowError("hidden from the catalogue")
        description = row.get("description") or row.get("short description")
        return ProductRecord(
            source=self.source,
            external_id=external_id,
            title=fields.required(row.get("name"), "Name", fields.MAX_TITLE_CHARS),
            category_path=self._category(row),
            price_cents=self._price(row),
            currency=self._currency,
            brand=fields.optional(_list(row, "brands")[0] if _list(row, "brands") else "", "Brands"),
            description=text_of_html(description, "Description"),
            attributes=_attributes(row),
            image_urls=fields.parse_urls(_list(row, "images")),
            stock=_stock(row),
        )

    def _variation(self, row: Row, product: ProductRecord) -> ProductRecord | None:
        if fields.clean(row.get("published")) not in ("", "1"):
            return None
        return replace(
            product,
            external_id=fields.required(row.get("sku") or row.get("id"), "SKU and ID"),
            title=fields.required(row.get("name"), "Name", fields.MAX_TITLE_CHARS),
            price_cents=self._price(row) if fields.clean(row.get("regular price")) else product.price_cents,
            stock=product.stock if fields.clean(row.get("stock")) == "parent" else _stock(row),
            attributes=_attributes(row),
            image_urls=fields.parse_urls(_list(row, "images")),
        )

    def _category(self, row: Row) -> tuple[str, ...]:
        return self._categories.path(max(_list(row, "categories"), key=lambda path: path.count(">"), default=""))

    def _price(self, row: Row) -> int | None:
        regular = fields.parse_optional_price(row.get("regular price"), self._currency)
        sale = fields.parse_optional_price(row.get("sale price"), self._currency)
        return sale if sale is not None and _on_sale(row) else regular


def _types(row: Row) -> set[str]:
    return {fields.clean(kind).lower() for kind in (row.get("type") or "").split(",")}


def _family(row: Row, skus: dict[str, str]) -> str | None:
    if "variation" in _types(row):
        parent = fields.clean(row.get("parent"))
        return skus.get(parent, parent) or None
    if "variable" in _types(row):
        return fields.clean(row.get("sku")) or f"id:{fields.clean(row.get('id'))}"
    return None


def _name_of(row: Row) -> str | None:
    return fields.clean(row.get("id") or row.get("sku"))[: fields.MAX_ID_CHARS] or None


def _list(row: Row, column: str) -> list[str]:
    parts = (part.replace("\\,", ",").strip() for part in _LIST_COMMA.split(row.get(column) or ""))
    return [part for part in parts if part]


def _on_sale(row: Row) -> bool:
    today = datetime.now(timezone.utc).date()
    start = fields.parse_day(row.get("date sale price starts"), "Date sale price starts") or date.min
    end = fields.parse_day(row.get("date sale price ends"), "Date sale price ends") or date.max
    return start <= today <= end


def _stock(row: Row) -> int | None:
    if fields.clean(row.get("in stock?")).lower() in ("0", "no"):
        return 0
    pieces = fields.parse_pieces(row.get("stock"), "Stock")
    backorders = fields.clean(row.get("backorders allowed?")).lower() in ("1", "notify", "yes")
    return None if pieces is None or backorders else max(0, pieces)


def _attributes(row: Row) -> tuple[AttributeRecord, ...]:
    found: dict[str, AttributeRecord] = {}
    for column, label in row.items():
        attribute: AttributeRecord | None = None
        if number := _ATTRIBUTE_NAME.fullmatch(column):
            attribute = typed_attribute(label, ", ".join(_list(row, f"attribute {number[1]} value(s)")))
        elif unit := _WEIGHT.fullmatch(column):
            attribute = weight(label, unit[1])
        if attribute is not None:
            found.setdefault(attribute.name, attribute)
    return tuple(found.values())


def _fixed(product: ProductRecord, offers: list[ProductRecord]) -> tuple[AttributeRecord, ...]:
    """Leave out what the variants decide: a parent's `Colour: Red, Blue` is a list of choices, no property."""
    chosen = {attribute.name for offer in offers for attribute in offer.attributes}
    return tuple(attribute for attribute in product.attributes if attribute.name not in chosen)

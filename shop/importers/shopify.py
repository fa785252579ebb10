"""Product CSV files as Shopify exports them, with the column names of the older and of the newer template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from shop.catalogue.records import CategoryRecord, ProductRecord
from shop.errors import ImportFormatError, RowError
from shop.importers import fields
from shop.importers.categories import CategoryReader
from shop.importers.files import SourceFile
from shop.importers.grouping import Numbered, grouped, merge_variants
from shop.importers.html_text import text_of_html
from shop.importers.rejection import Rejection
from shop.importers.typed_values import typed_attribute, weight

Row = dict[str, str]

_NEWER_NAMES = {
    "url handle": "handle",
    "description": "body (html)",
    "published on online store": "published",
    "sku": "variant sku",
    "price": "variant price",
    "inventory tracker": "variant inventory tracker",
    "inventory quantity": "variant inventory qty",
    "continue selling when out of stock": "variant inventory policy",
    "weight value (grams)": "variant grams",
    "product image url": "image src",
    "variant image url": "variant image",
}


class ShopifyImporter:
    """Reads a Shopify product CSV; the rows of one handle are the variants and pictures of one product.

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
            ImportFormatError: the file is not a Shopify product CSV.
        """
        self._categories = CategoryReader()
        for rows in grouped(self._rows, lambda row: fields.clean(row.get("handle")) or None):
            yield from self._read_product(rows)

    def _rows(self) -> Iterator[Numbered[Row]]:
        for line, row in self._file.rows(("title",)):
            renamed = {_NEWER_NAMES.get(column, column): cell for column, cell in row.items()}
            if "handle" not in renamed or "variant price" not in renamed:
                raise ImportFormatError(
                    f"{self._file.path} lacks the columns Handle and Variant Price of Shopify's CSV"
                )
            yield line, renamed

    def _read_product(self, rows: list[Numbered[Row]]) -> Iterator[ProductRecord | CategoryRecord | Rejection]:
        first_line, first = rows[0]
        handle = fields.clean(first.get("handle"))
        try:
            product = self._product(first, rows)
        except RowError as error:
            yield Rejection(first_line, handle[: fields.MAX_ID_CHARS] or None, str(error))
            return
        yield from self._categories.take_new()
        options = [fields.clean(first.get(f"option{number} name")) for number in (1, 2, 3)]
        offers: list[ProductRecord] = []
        for line, row in rows:
            if not fields.clean(row.get("variant price")) and not fields.clean(row.get("option1 value")):
                continue
            try:
                offers.append(self._offer(row, product, options, len(offers)))
            except RowError as error:
                yield Rejection(line, fields.clean(row.get("variant sku"))[: fields.MAX_ID_CHARS] or handle, str(error))
        if not offers:
            yield Rejection(first_line, handle, "no row of this handle is a variant that can be used")
            return
        merged = merge_variants(product, offers)
        yield (
            merged
            if len(offers) > 1 or any(options[1:]) or options[0] not in ("", "Title")
            else replace(merged, variants=())
        )

    def _product(self, first: Row, rows: list[Numbered[Row]]) -> ProductRecord:
        handle = fields.required(first.get("handle"), "handle")
        if fields.clean(first.get("published")).lower() == "false":
            raise RowError("not published")
        status = fields.clean(first.get("status")).lower()
        if status not in ("", "active"):
            raise RowError(f"not for sale: its status is {status[:40]}")
        return ProductRecord(
            source=self.source,
            external_id=handle,
            title=fields.required(first.get("title"), "title", fields.MAX_TITLE_CHARS),
            category_path=self._categories.path(first.get("product category") or first.get("type") or ""),
            price_cents=None,
            currency=self._currency,
            brand=fields.optional(first.get("vendor"), "vendor"),
            description=text_of_html(first.get("body (html)"), "body (html)"),
            image_urls=fields.parse_urls([row.get("image src") or "" for _, row in rows]),
        )

    def _offer(self, row: Row, product: ProductRecord, options: list[str], position: int) -> ProductRecord:
        pairs = [(name, row.get(f"option{n} value") or "") for n, name in enumerate(options, 1) if name != "Title"]
        found = [*(typed_attribute(name, value) for name, value in pairs), weight(row.get("variant grams") or "", "g")]
        return replace(
            product,
            external_id=fields.optional(row.get("variant sku"), "variant sku")
            or f"{product.external_id}#{position + 1}",
            price_cents=fields.parse_optional_price(row.get("variant price"), self._currency),
            stock=_stock(row),
            attributes=tuple(attribute for attribute in found if attribute is not None),
            image_urls=fields.parse_urls([row.get("variant image") or ""]),
        )


def _stock(row: Row) -> int | None:
    tracked = fields.clean(row.get("variant inventory tracker", "shopify"))
    if not tracked or fields.clean(row.get("variant inventory policy")).lower() in ("continue", "true"):
        return None
    pieces = fields.parse_pieces(row.get("variant inventory qty"), "variant inventory qty")
    return None if pieces is None else max(0, pieces)

"""Product CSV files as Shopify exports them, with the column names of the older and of the newer template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from shop.catalogue.records import AttributeRecord, CategoryRecord, ProductRecord
from shop.errors import NotForSaleError, RowError
from shop.importers import fields
from shop.importers.categories import CategoryReader, listed
from shop.importers.grouping import Numbered, grouped, merge_variants
from shop.importers.html_text import text_of_html
from shop.importers.product_file import ProductFile
from shop.importers.rejection import Rejection, Remark
from shop.importers.tables import SURPLUS, Row, read_table, refuse_surplus
from shop.importers.tags import tags
from shop.importers.typed_values import typed_attribute, weight
from shop.importers.words import NOT_PUBLISHED, is_yes

_NEWER_NAMES = {
    "url handle": "handle",
    "description": "body (html)",
    "published on online store": "published",
    "sku": "variant sku",
    "price": "variant price",
    "compare-at price": "variant compare at price",
    "inventory tracker": "variant inventory tracker",
    "inventory quantity": "variant inventory qty",
    "continue selling when out of stock": "variant inventory policy",
    "weight value (grams)": "variant grams",
    "product image url": "image src",
    "variant image url": "variant image",
}


REQUIRED = ("title", ("handle", "url handle"), ("variant price", "price"))
_REMEDY = "export again (Products > Export), or read it as a plain table: daogou ingest csv"
_CATEGORIES = (
    "product category",
    "standardized product type",
    "type",
    "custom product type",
    "google shopping / google product category",
)
_GOOGLE = {
    "google shopping / gender": "gender",
    "google shopping / age group": "age group",
    "google shopping / condition": "condition",
}


class ShopifyImporter(ProductFile):
    """Reads a Shopify product CSV; the rows of one handle are the variants and pictures of one product.

    The file names no currency: prices are in `currency`.
    """

    def records(self) -> Iterator[ProductRecord | CategoryRecord | Rejection | Remark]:
        """Yield every product with its new categories before it, or rejections.

        Raises:
            ImportFormatError: the file is not a Shopify product CSV.
        """
        self._categories = CategoryReader()
        for rows in grouped(self._rows, lambda row: fields.clean(row.get("handle")) or None):
            yield from self._read_product(rows)

    def _rows(self) -> Iterator[Numbered[Row]]:
        for line, row in read_table(self._file, REQUIRED, remedy=_REMEDY):
            yield line, {_NEWER_NAMES.get(column, column): cell for column, cell in row.items()}

    def _read_product(self, rows: list[Numbered[Row]]) -> Iterator[ProductRecord | CategoryRecord | Rejection | Remark]:
        first_line, first = rows[0]
        handle = fields.clean(first.get("handle"))[: fields.MAX_ID_CHARS] or None
        try:
            product = self._product(first, rows)
        except RowError as error:
            yield Rejection.of(first_line, handle, error, handle)
            return
        finally:
            yield from self._remarks.take(first_line, handle)
        yield from self._categories.take_new()
        options = [fields.clean(first.get(f"option{number} name")) for number in (1, 2, 3)]
        offers: list[ProductRecord] = []
        for line, row in rows:
            if not fields.clean(row.get("variant price")) and not fields.clean(row.get("option1 value")):
                continue
            name = fields.clean(row.get("variant sku"))[: fields.MAX_ID_CHARS] or handle
            try:
                offers.append(self._offer(row, product, options, len(offers)))
            except RowError as error:
                yield Rejection(line, name, str(error))
            yield from self._remarks.take(line, name)
        if not offers:
            yield Rejection(first_line, handle, "no row of this handle is a variant that can be used", handle)
            return
        merged = merge_variants(product, offers)
        has_options = len(offers) > 1 or any(options[1:]) or options[0] not in ("", "Title")
        yield merged if has_options else replace(merged, variants=(), sale_price_cents=offers[0].sale_price_cents)

    def _product(self, first: Row, rows: list[Numbered[Row]]) -> ProductRecord:
        remarks = self._remarks
        refuse_surplus(first.get(SURPLUS))
        handle = fields.required(first.get("handle"), "handle")
        if not is_yes(first.get("published"), "published"):
            raise NotForSaleError(NOT_PUBLISHED)
        status = fields.clean(first.get("status"))[:40]
        if not is_yes(status, "status"):
            raise NotForSaleError(f"not for sale: its status is {status.lower()}; set it to active to sell it here")
        category, also_in = remarks.attempt(lambda: self._categories.places(listed(_category(first))), ((), ()))
        return ProductRecord(
            source=self.source,
            external_id=handle,
            title=fields.required(first.get("title"), "title", fields.MAX_TITLE_CHARS),
            category_path=category,
            price_cents=None,
            currency=self._currency,
            brand=remarks.attempt(lambda: fields.optional(first.get("vendor"), "vendor"), None),
            description=remarks.attempt(lambda: text_of_html(first.get("body (html)"), "body (html)"), ""),
            attributes=(*also_in, *self._stated(first)),
            image_urls=remarks.urls((row.get("image src") or "" for _, row in rows), "image src"),
        )

    def _stated(self, first: Row) -> tuple[AttributeRecord, ...]:
        """Return what columns for Google and tags say of a product; of what both say, the column."""
        pairs = ((label, first.get(column) or "") for column, label in _GOOGLE.items())
        read = [self._remarks.attempt(partial(typed_attribute, label, text), None) for label, text in pairs]
        stated = [attribute for attribute in read if attribute is not None]
        names = {attribute.name for attribute in stated}
        return (*stated, *(tag for tag in tags(first.get("tags")) if tag.name not in names))

    def _offer(self, row: Row, product: ProductRecord, options: list[str], position: int) -> ProductRecord:
        refuse_surplus(row.get(SURPLUS))
        pairs = [(name, row.get(f"option{n} value") or "") for n, name in enumerate(options, 1) if name != "Title"]
        readers = [
            *(partial(typed_attribute, *pair) for pair in pairs),
            partial(weight, row.get("variant grams") or "", "g"),
        ]
        found = [self._remarks.attempt(read, None) for read in readers]
        regular_cents, sale_cents = self._prices(row)
        return replace(
            product,
            external_id=fields.optional((row.get("variant sku") or "").removeprefix("'"), "variant sku")
            or f"{product.external_id}#{position + 1}",
            price_cents=regular_cents,
            sale_price_cents=sale_cents,
            stock=self._stock(row),
            attributes=tuple(attribute for attribute in found if attribute is not None),
            image_urls=self._remarks.urls([row.get("variant image") or ""], "variant image"),
        )

    def _prices(self, row: Row) -> tuple[int | None, int | None]:
        """Return regular and sale price: a higher price to compare with is the regular one."""
        cents = fields.parse_optional_price(row.get("variant price"), self._currency)
        price = fields.above_zero(cents, "variant price", self._remarks.add)
        compared = self._remarks.attempt(
            lambda: fields.parse_optional_price(row.get("variant compare at price"), self._currency), None
        )
        return (price, None) if price is None or compared is None or compared <= price else (compared, price)

    def _stock(self, row: Row) -> int | None:
        tracked = fields.clean(row.get("variant inventory tracker", "shopify"))
        if not tracked or fields.clean(row.get("variant inventory policy")).lower() in ("continue", "true"):
            return None
        pieces = self._remarks.pieces(row.get("variant inventory qty"), "variant inventory qty")
        return None if pieces is None else max(0, pieces)


def _category(row: Row) -> str:
    texts = (row.get(column) or "" for column in _CATEGORIES)
    return next(
        (text for text in texts if text.strip() and not text.strip().isdigit() and text.strip() != "Uncategorized"), ""
    )

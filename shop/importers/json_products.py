"""Products as JSON of any program: its own keys, in many languages, and variants and properties nested in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from language.prices import currency_named
from language.shop_words import is_no_value
from shop.catalogue.records import CategoryRecord, ProductRecord
from shop.errors import ImportFormatError, RowError
from shop.importers import fields
from shop.importers.categories import CategoryReader
from shop.importers.grouping import merge_variants
from shop.importers.json_objects import Object, find_objects, read_objects
from shop.importers.json_values import Pair, cell, named, options, pairs, part
from shop.importers.product_rows import (
    ATTRIBUTES,
    ProductRows,
    Row,
    columns,
    own_id,
    refuse_second,
    title_id,
    unknown_names,
)
from shop.importers.rejection import Rejection, Remark

_REMEDY = "name the title of each product title, name or the like (see docs/developers/catalogues.md)"
_PRICES = ("price", "list price", "sale price", "currency")
_SHOWN = 40


class JsonProductsImporter(ProductRows):
    """Reads products by the names of their keys (`columns.yml`, `json_keys.yml`); only the title is needed.

    The file holds one object a line, an array, or a document with the products anywhere in it, also by their ids. What
    stands under keys that nobody knows is left out and named at the end: it may be no business of shoppers.
    """

    def __init__(self, path: Path, source: str, currency: str) -> None:
        super().__init__(path, source, currency)
        self._unknown: dict[str, None] = {}

    def records(self) -> Iterator[ProductRecord | CategoryRecord | Rejection | Remark]:
        """Yield every product with its new categories before it, or a rejection for what is none.

        Raises:
            ImportFormatError: the file has no object with a title, or cannot be read.
        """
        self._categories = CategoryReader()
        self._unknown.clear()
        titles_seen: set[int] = set()
        found = 0
        for number, item in read_objects(self._file):
            if isinstance(item, ValueError):
                yield Rejection(number, None, str(item))
                continue
            for key, product in find_objects(item, _is_product):
                found += 1
                yield from self._read(number, key, product, titles_seen)
        if not found:
            raise ImportFormatError(f"{self._file.path} has no product: no object in it has a title; {_REMEDY}")
        if self._unknown:
            names = ", ".join(self._unknown)[:500]
            yield Remark(0, None, f"keys left out, since their names are not known: {names}")

    def first_currency(self) -> str | None:
        """Return the currency that the first product names, None if it names none.

        Raises:
            ImportFormatError: the file cannot be read.
        """
        for _, item in read_objects(self._file):
            if not isinstance(item, ValueError):
                for _, product in find_objects(item, _is_product):
                    return currency_named(self._row(product).get("currency", ""))
        return None

    def _read(
        self, number: int, key: str | None, item: Object, titles_seen: set[int]
    ) -> Iterator[ProductRecord | CategoryRecord | Rejection | Remark]:
        row = self._row(item)
        stated = own_id(row) or (key or "")[: fields.MAX_ID_CHARS]
        name = stated or title_id(row)
        try:
            product = self.product(row, name, _by_our_names(pairs(part(item, "attributes"))))
            product = self._with_variants(product, row, part(item, "variants"))
            if not stated:
                refuse_second(name, titles_seen)
        except RowError as error:
            yield Rejection.of(number, name, error, name)
        else:
            yield from self._categories.take_new()
            yield product
        yield from self._remarks.take(number, name)

    def _row(self, item: Object, nested: tuple[str, ...] = ("attributes", "variants"), above: str = "") -> Row:
        """Return the cells of an object by our names, and note the keys that are not known."""
        own = [key for key in item if not any(named(key, kind) for kind in nested)]
        names = columns().named(own)
        unknown = set(unknown_names(names))
        row: Row = {}
        for key, name in zip(own, names, strict=True):
            if name in unknown:
                self._unknown[f"{above}{key}"] = None
            elif text := cell(item[key], name):
                row.setdefault(name, text)
            elif item[key] not in (None, "", [], {}):
                self._remarks.add(f"{key} left out: {str(item[key])[:_SHOWN]!r} is no text, number or list of them")
        return row

    def _with_variants(self, product: ProductRecord, row: Row, listed: Any) -> ProductRecord:
        items = list(listed.values()) if isinstance(listed, dict) else listed
        if not isinstance(items, list):
            return product
        offers = [
            offer
            for position, item in enumerate(items, start=1)
            if isinstance(item, dict)
            and (offer := self._remarks.attempt(partial(self._offer, product, row, item, position), None))
        ]
        if len(offers) < len(items):
            self._remarks.add(f"{len(items) - len(offers)} of {len(items)} variants left out")
        if not offers:
            return product
        merged = merge_variants(product, offers, self._remarks.add)
        is_itself = len(offers) == 1 and (offers[0].title == product.title or is_no_value(offers[0].title))
        return replace(merged, variants=()) if is_itself else merged

    def _offer(self, product: ProductRecord, row: Row, item: Object, position: int) -> ProductRecord:
        """Return a variant as a product of its own; what it does not say of its price and stock, the product does."""
        own = self._row(item, ("options",), "variant: ")
        stated, texts = options(part(item, "options"))
        own["title"] = " / ".join(texts) or own.get("title", product.title)
        if not any(own.get(name) for name in _PRICES[:3]) or own.get("price") == row.get("price"):
            own = {**{name: row[name] for name in _PRICES if name in row}, **own}
        own.setdefault("currency", product.currency)
        sku = fields.clean(own.get("sku") or own.get("id"))[: fields.MAX_ID_CHARS]
        offer = self.product(own, sku or f"{product.external_id}#{position}", _by_our_names(stated))
        return replace(offer, category_path=product.category_path)


def _is_product(item: Mapping[str, Any]) -> bool:
    """Tell whether an object has a title, and something that only what is sold has: a price, an id, properties."""
    names = set(columns().named(list(item)))
    return "title" in names and bool(names & {"price", "list price", "sale price", "id", "sku", "description"})


def _by_our_names(stated: list[Pair]) -> list[Pair]:
    """Return properties by our names (颜色 is colour); two labels for one of ours keep apart."""
    named_so: dict[str, str] = {}
    for label, text in stated:
        name = columns().named([label])[0]
        ours = name if name in ATTRIBUTES and name not in named_so else label
        named_so.setdefault(ours, text)
    return list(named_so.items())

"""A row of WooCommerce's product export: its columns in any language, its type, its family, its lists and moments."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from shop.errors import RowError
from shop.importers import fields
from shop.importers.columns import Columns, common_names, woocommerce_names
from shop.importers.tables import Row

REQUIRED = ("type", "name", ("regular price", "price"))
_ENGLISH = (
    *("id", "type", "sku", "name", "published", "visibility in catalog", "short description", "description"),
    *("date sale price starts", "date sale price ends", "in stock?", "stock", "backorders allowed?", "weight (#)"),
    *("sale price", "regular price", "categories", "tags", "brands", "images", "parent", "external url"),
    *("attribute # name", "attribute # value(s)"),
)
_COMMON = {
    "name": "title",
    "categories": "category",
    "brands": "brand",
    "regular price": "list price",
    "in stock?": "availability",
}
"""Our names of `columns.yml` where those of WooCommerce differ."""
_BRITISH = {"visibility in catalog": ["Visibility in catalogue"]}
_LIST_MARK = re.compile(r"(?<!\\),|;\s")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d{1,2})(:\d\d(?::\d\d)?))?")


@lru_cache(maxsize=1)
def columns() -> Columns:
    """Return the names in all languages; what people write by hand instead counts where none of them is there."""
    names = woocommerce_names()
    known = {name: [*names.get(name, ()), *_BRITISH.get(name, ())] for name in (*_ENGLISH, *names)}
    common = {ours: [_COMMON.get(ours, ours), *common_names().get(_COMMON.get(ours, ours), ())] for ours in known}
    return Columns(known, {**common, "price": common_names()["price"], "url": common_names()["url"]})


def visibility_of(row: Row) -> str:
    """Return whether a product is seen; under a header that nobody knows it is `hidden` all the same."""
    hidden = (cell for cell in row.values() if cell.strip().lower() == "hidden")
    return row["visibility in catalog"] if "visibility in catalog" in row else next(hidden, "")


def types_of(row: Row) -> set[str]:
    """Return what kinds of product a row is, in lower case."""
    return {fields.clean(kind).lower() for kind in (row.get("type") or "").split(",")}


def is_variation(row: Row) -> bool:
    """Tell whether a row is a variant of the product that it names."""
    return any("variation" in kind for kind in types_of(row))  # subscription_variation is one too


def is_parent(row: Row) -> bool:
    """Tell whether a row is a product with variants."""
    return any("variable" in kind for kind in types_of(row))


def family_of(row: Row, skus: dict[str, str]) -> str | None:
    """Return what a product and its variants share, None for a row that stands alone."""
    if is_variation(row):
        parent = fields.clean(row.get("parent"))
        return skus.get(parent, parent) or None
    if is_parent(row):
        return fields.clean(row.get("sku")) or f"id:{fields.clean(row.get('id'))}"
    return None


def name_of(row: Row) -> str | None:
    """Return what reports call a row."""
    return fields.clean(row.get("id") or row.get("sku"))[: fields.MAX_ID_CHARS] or None


def list_of(row: Row, column: str) -> list[str]:
    """Return the values of a list; WooCommerce parts them by commas, other exporters by semicolons."""
    parts = (part.replace("\\,", ",").strip() for part in _LIST_MARK.split(fields.clean(row.get(column))))
    return [part for part in parts if part]


def moment_of(row: Row, column: str, is_end: bool) -> datetime | None:
    """Return a moment of a sale's time; a day alone is its beginning, or for the end that of the next day.

    Raises:
        RowError: it is none.
    """
    text = fields.clean(row.get(column))
    found = _MOMENT.match(text)
    if text and found is None:
        raise RowError(f"{column} {text[:40]!r} is not a day such as 2026-01-31")
    if found is None:
        return None
    clock = f"T{int(found[2]):02}{found[3]}" if found[2] else ""
    moment = fields.parse_moment(found[1] + clock, column)
    return moment + timedelta(days=1) if is_end and not clock else moment

"""Plain records of the catalogue: importers write them, the recommender reads them.

They carry no database state, so an importer can be tested without a database and a model trained without a session.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

KIND_MARK = "~"
"""Stands in the key of a category that was read off titles, before the kind: `indoor~sofas`; no import makes such."""
ALSO_IN = "also_in"
"""The property whose values are the keys of further categories that a product stands in, beside its own."""
TAG = "tag"
"""The property of what a shop pins on products by one word: "garden", "vegan"."""


def key_words(key: str) -> str:
    """Return the words of a category's key, without those above it: `home.garden-chairs` is "garden chairs"."""
    return key.rpartition(".")[2].rpartition(KIND_MARK)[2].replace("-", " ").replace("_", " ")


class TermKind(str, Enum):
    """What a word of the shop's vocabulary stands for.

    A line is a name that one maker gives its products, or one model of it: "ThinkPad", "iPhone 6s". Its key is the
    category of such products, empty if that is not sure, "=", and the name as products write it. A meaning is what a
    word of the other language means, its key a word that titles have.
    """

    CATEGORY = "category"
    BRAND = "brand"
    LINE = "line"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    USE = "use"
    THING = "thing"
    ABSENT = "absent"
    MEANING = "meaning"

    @property
    def is_of_things(self) -> bool:
        """Whether it only tells what the shop sells and what it does not; messages are read by all others."""
        return self in (TermKind.THING, TermKind.ABSENT)


@dataclass(frozen=True)
class AttributeRecord:
    """One property of a product, typed: a number with its unit, a text, or yes/no.

    `name` is a canonical snake_case key (`colour`, `memory`, `screen_size`); `unit` is a UCUM-like symbol
    (`GB`, `in`, `m`, `g`, `W`, `Hz`) and stands for numbers only.
    """

    name: str
    value: float | str | bool
    unit: str | None = None


@dataclass(frozen=True)
class VariantRecord:
    """One buyable form of a product (a size, a colour).

    Without a price of its own it costs what the product costs; its sale lasts as long as the product's.
    """

    sku: str
    title: str
    price_cents: int | None = None
    stock: int | None = None
    attributes: tuple[AttributeRecord, ...] = ()
    sale_price_cents: int | None = None


@dataclass(frozen=True)
class ProductRecord:
    """One product as a source describes it.

    (`source`, `external_id`) names it for ever: importing twice changes nothing.

    `category_path` holds category keys from the root down, e.g. `("electronics", "computers", "laptops")`; further
    categories are its property `ALSO_IN`.
    `price_cents` is the regular price, in minor units of `currency` (ISO 4217); `sale_price_cents` a lower one that
    holds from `sale_from` until before `sale_until`, each open if None. What it costs at a moment says `shop.pricing`.
    `stock` is None when the source does not say: then the product counts as available. `popularity` is a source's own
    non-negative figure, comparable within a source only. `url` is the shop's page of the product.
    """

    source: str
    external_id: str
    title: str
    category_path: tuple[str, ...]
    price_cents: int | None
    currency: str
    brand: str | None = None
    description: str = ""
    attributes: tuple[AttributeRecord, ...] = ()
    variants: tuple[VariantRecord, ...] = ()
    image_urls: tuple[str, ...] = ()
    stock: int | None = None
    popularity: float | None = None
    released_on: date | None = None
    url: str | None = None
    sale_price_cents: int | None = None
    sale_from: datetime | None = None
    sale_until: datetime | None = None

    @property
    def stated(self) -> tuple[AttributeRecord, ...]:
        """What the product and its variants state, each value once: the colours that a shirt is sold in."""
        own = (*self.attributes, *(item for variant in self.variants for item in variant.attributes))
        return tuple(dict.fromkeys(own))


@dataclass(frozen=True)
class CategoryRecord:
    """One node of the category tree with its names by language (`en`, `zh`)."""

    key: str
    parent_key: str | None
    names: dict[str, str] = field(hash=False)


@dataclass(frozen=True)
class TermRecord:
    """One word or phrase of the shop's vocabulary in one language, and what it stands for.

    `key` is a category key, a brand name, an attribute name, `name=value` for a value (`colour=black`), a use
    (`gaming`), or `category=phrase` for a line or a model of a brand: the category of its products, empty if unknown,
    and how they write it (`phones=iPhone 6s`); of a `thing`, a kind that titles name and no category, or one of several
    in a category, the categories where such products stand and what titles call it (`boxes,gifts=harmonica`); of an
    `absent` word the category that has it, though it has no such product. `language` is `en`, `zh` or `any`.
    `expansion` is English search text to add when the term is used.
    """

    kind: TermKind
    key: str
    language: str
    text: str
    expansion: str | None = None

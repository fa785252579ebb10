"""Which of the products on the screen a message means: by position, by name, by brand, by price, or "this one"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapidfuzz import fuzz

from guide.turn import Turn
from language.words import words_of
from recommender.contract import Query
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

MEASURES = {"size": ("screen_size", "capacity", "volume", "size", "length", "width"), "weight": ("weight",)}
"""The attributes that "bigger" and "lighter" may speak of, most telling first."""
_MIN_NAME_SCORE = 90.0
_MIN_NAME_LETTERS = 3
_MIN_QUOTED_WORDS = 3
_QUOTED_CANDIDATES = 5


def referred(turn: Turn) -> list[Product]:
    """Return the products a message refers to, in the order it names them; empty if it names none.

    A pressed button names its product by id; a typed message may use ordinals ("the second", "第一个和第三个"), a
    comparison ("the cheapest one", "the lighter one"), a brand, a property or words of the title, a time ("the one from
    yesterday"), or quote the whole title of any product.
    """
    pressed = [int(value) for value in turn.values("product_id")]
    if pressed:
        return turn.products(pressed)
    if seen := _by_time(turn):
        return seen
    shown = turn.products(turn.search.shown)
    if shown:
        found = (
            _by_position(turn.values("ordinal"), shown)
            or _by_sort(turn, shown)
            or _by_comparison(turn, shown)
            or _by_name(turn, shown)
        )
        if found:
            return found
    return _by_title(turn)


def referred_or_focus(turn: Turn) -> Product | None:
    """Return the one product a message is about: the named one, else the one talked about last, else the only one."""
    named = referred(turn)
    if named:
        return named[0]
    if turn.focus is not None:
        return turn.product(turn.focus)
    return turn.product(turn.search.shown[0]) if len(turn.search.shown) == 1 else None


def _by_title(turn: Turn) -> list[Product]:
    """Find the product of the whole catalogue whose title the message quotes."""
    if len(words_of(turn.text)) < _MIN_QUOTED_WORDS:
        return []
    hits = turn.services.recommender.recommend(Query(text=turn.text, limit=_QUOTED_CANDIDATES))
    text = turn.text.casefold()
    return [product for product in turn.products([hit.product_id for hit in hits]) if product.title.casefold() in text][
        :1
    ]


def _by_position(ordinals: Sequence[dict[str, Any]], shown: Sequence[Product]) -> list[Product]:
    found = []
    for ordinal in ordinals:
        index = ordinal["index"]
        position = index - 1 if index > 0 else len(shown) + index
        if 0 <= position < len(shown):
            found.append(shown[position])
    return list(dict.fromkeys(found))


def _by_sort(turn: Turn, shown: Sequence[Product]) -> list[Product]:
    priced = [product for product in shown if product.price_cents is not None]
    for value in turn.values("sort"):
        if priced and value["order"] in ("price_asc", "price_desc"):
            pick = min if value["order"] == "price_asc" else max
            return [pick(priced, key=lambda product: _base_price(turn, product))]
    return []


def _by_comparison(turn: Turn, shown: Sequence[Product]) -> list[Product]:
    """Pick the one whose price, size or weight is lowest or highest among those compared, else among those shown."""
    compared = [product for product in shown if product.id in turn.compared] or shown
    for value in turn.values("pick"):
        measured = [(_measure(turn, product, value["attribute"]), product) for product in compared]
        known = [(measure, product) for measure, product in measured if measure is not None]
        if known:
            pick = min if value["extreme"] == "lowest" else max
            return [pick(known, key=lambda pair: pair[0])[1]]
    return []


def _measure(turn: Turn, product: Product, attribute: str) -> float | None:
    if attribute == "price":
        return None if product.price_cents is None else float(_base_price(turn, product))
    for name in MEASURES[attribute]:
        for item in product.attributes:
            if item.name == name and isinstance(item.value, float):
                return item.value
    return None


def _by_time(turn: Turn) -> list[Product]:
    """Find what the shopper looked at on the day they name, the newest first; of the kind they name, if they do."""
    for value in turn.values("past"):
        seen = turn.products(turn.seen_before(value["earliest_days"], value["latest_days"]))
        return (_by_kind(turn, seen) or seen)[:1]
    return []


def _by_kind(turn: Turn, products: Sequence[Product]) -> list[Product]:
    kinds = {item.term.key for item in turn.links if item.term and item.term.kind is TermKind.CATEGORY}
    return [product for product in products if kinds & set(product.category_path)] or (
        _by_name(turn, products) if turn.links else []
    )


def _base_price(turn: Turn, product: Product) -> int:
    return turn.services.rates.to_base(product.price_cents or 0, product.currency)


def _by_name(turn: Turn, shown: Sequence[Product]) -> list[Product]:
    """Match brands first, then properties, then words that the language model took for a product or an attribute."""
    brands = [item.term.key.casefold() for item in turn.links if item.term and item.term.kind is TermKind.BRAND]
    by_brand = [product for product in shown if product.brand and product.brand.casefold() in brands]
    if by_brand:
        return by_brand
    properties = {item.term.key for item in turn.links if item.term and item.term.kind is TermKind.VALUE}
    by_property = [product for product in shown if properties & _properties(product)]
    # A word that fits every product on the screen ("laptop") tells nothing.
    if by_property and len(by_property) < len(shown):
        return by_property
    names = [item.text for item in turn.links if item.entity and len(item.text) >= _MIN_NAME_LETTERS]
    found = []
    for name in names:
        form = " ".join(word.form for word in words_of(name))
        matching = [
            product
            for product in shown
            if fuzz.partial_ratio(form, " ".join(word.form for word in words_of(product.title))) >= _MIN_NAME_SCORE
        ]
        if matching and len(matching) < len(shown):
            found += matching
    return list(dict.fromkeys(found))


def _properties(product: Product) -> set[str]:
    """Return the values of a product as the vocabulary's keys: `colour=black`."""
    return {f"{item.name}={str(item.value).casefold()}" for item in product.attributes}

"""Which of the products on the screen a message means: by position, by name, by brand, by price, or "this one"."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import Link, link
from guide.reading.screen import MEASURES
from guide.shop import Shop
from language.expressions import OrdinalReference, PastReference, PickedByRank, SortOrder
from language.words import words_of
from recommender.contract import Query
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

_MIN_NAME_SCORE = 90.0
_MIN_NAME_LETTERS = 3
_MIN_QUOTED_WORDS = 3
_QUOTED_CANDIDATES = 5


def referred(message: Message, memory: Memory, shop: Shop) -> list[Product]:
    """Return the products a message refers to, in the order it names them; empty if it names none.

    A pressed button names its product by id; a typed message may use ordinals ("the second", "第一个和第三个"), a
    comparison ("the cheapest one", "the lighter one"), a brand, a property or words of the title, a time ("the one from
    yesterday"), or quote the whole title of any product.
    """
    if message.product_ids:
        return shop.products(message.product_ids)
    links = link(message.text, message.spans, shop.vocabulary)
    if seen := _by_time(message.all(PastReference), links, shop):
        return seen
    shown = shop.products(memory.search.shown)
    if shown:
        found = (
            _by_position(message.all(OrdinalReference), shown)
            or _by_sort(message.all(SortOrder), shown, shop)
            or _by_comparison(message.all(PickedByRank), shown, memory.compared, shop)
            or _by_name(links, shown)
        )
        if found:
            return found
    return _by_title(message.text, shop)


def referred_or_focus(message: Message, memory: Memory, shop: Shop) -> Product | None:
    """Return the one product a message is about: the named one, else the one talked about last, else the only one."""
    named = referred(message, memory, shop)
    if named:
        return named[0]
    if memory.focus is not None:
        return shop.product(memory.focus)
    return shop.product(memory.search.shown[0]) if len(memory.search.shown) == 1 else None


def _by_title(text: str, shop: Shop) -> list[Product]:
    """Find the product of the whole catalogue whose title the message quotes."""
    if len(words_of(text)) < _MIN_QUOTED_WORDS:
        return []
    hits = shop.recommender.recommend(Query(text=text, limit=_QUOTED_CANDIDATES))
    products = shop.products([hit.product_id for hit in hits])
    return [product for product in products if product.title.casefold() in text.casefold()][:1]


def _by_position(ordinals: Sequence[OrdinalReference], shown: Sequence[Product]) -> list[Product]:
    found = []
    for ordinal in ordinals:
        position = ordinal.index - 1 if ordinal.index > 0 else len(shown) + ordinal.index
        if 0 <= position < len(shown):
            found.append(shown[position])
    return list(dict.fromkeys(found))


def _by_sort(orders: Sequence[SortOrder], shown: Sequence[Product], shop: Shop) -> list[Product]:
    priced = [(price, product) for product in shown if (price := shop.base_price(product)) is not None]
    for said in orders:
        if priced and said.order in ("price_asc", "price_desc"):
            pick = min if said.order == "price_asc" else max
            return [pick(priced, key=lambda pair: pair[0])[1]]
    return []


def _by_comparison(
    picks: Sequence[PickedByRank], shown: Sequence[Product], compared: Sequence[int], shop: Shop
) -> list[Product]:
    """Pick the one whose price, size or weight is lowest or highest among those compared, else among those shown."""
    among = [product for product in shown if product.id in compared] or shown
    for said in picks:
        measured = [(_measure(product, said.attribute, shop), product) for product in among]
        known = [(measure, product) for measure, product in measured if measure is not None]
        if known:
            pick = min if said.extreme == "lowest" else max
            return [pick(known, key=lambda pair: pair[0])[1]]
    return []


def _measure(product: Product, attribute: str, shop: Shop) -> float | None:
    if attribute == "price":
        return shop.base_price(product)
    for name in MEASURES[attribute]:
        for item in product.attributes:
            if item.name == name and isinstance(item.value, float):
                return item.value
    return None


def _by_time(times: Sequence[PastReference], links: Sequence[Link], shop: Shop) -> list[Product]:
    """Find what the shopper looked at on the day they name, the newest first; of the kind they name, if they do."""
    for said in times:
        seen = shop.products(shop.shopper.seen_before(said.earliest_days, said.latest_days))
        return (_by_kind(links, seen) or seen)[:1]
    return []


def _by_kind(links: Sequence[Link], products: Sequence[Product]) -> list[Product]:
    kinds = {item.term.key for item in links if item.term and item.term.kind is TermKind.CATEGORY}
    return [product for product in products if kinds & set(product.category_path)] or (
        _by_name(links, products) if links else []
    )


def _by_name(links: Sequence[Link], shown: Sequence[Product]) -> list[Product]:
    """Match brands first, then properties, then words that the language model took for a product or an attribute."""
    brands = [item.term.key.casefold() for item in links if item.term and item.term.kind is TermKind.BRAND]
    by_brand = [product for product in shown if product.brand and product.brand.casefold() in brands]
    if by_brand:
        return by_brand
    properties = {item.term.key for item in links if item.term and item.term.kind is TermKind.VALUE}
    by_property = [product for product in shown if properties & properties_of(product)]
    # A word that fits every product on the screen ("laptop") tells nothing.
    if by_property and len(by_property) < len(shown):
        return by_property
    names = [item.text for item in links if item.span and len(item.text) >= _MIN_NAME_LETTERS]
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


def properties_of(product: Product) -> set[str]:
    """Return the values of a product as the vocabulary's keys: `colour=black`."""
    return {f"{item.name}={str(item.value).casefold()}" for item in product.stated}

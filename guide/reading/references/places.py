"""Which product of a list is meant by its place in it, or by being the cheapest, lightest or biggest of it."""

from __future__ import annotations

from collections.abc import Sequence

from guide.reading.screen import MEASURES
from guide.shop import Shop
from language.expressions import PickedByRank, SortOrder
from shop.catalogue.models import Product

_ORDERS = {"price_asc": "lowest", "price_desc": "highest"}


def at_place(index: int, products: Sequence[Product]) -> Product | None:
    """Return the product at a place, 1 being the first and -1 the last; None where there is none."""
    position = index - 1 if index > 0 else len(products) + index
    return products[position] if 0 <= position < len(products) else None


def in_the_middle(products: Sequence[Product]) -> Sequence[Product]:
    """Return the product in the middle, or the two that are."""
    half = len(products) // 2
    return products[half : half + 1] if len(products) % 2 else products[max(half - 1, 0) : half + 1]


def by_rank(said: PickedByRank | SortOrder, products: Sequence[Product], shop: Shop) -> Product | None:
    """Return the product whose price or measure is the lowest or highest; None where no product states it."""
    if isinstance(said, SortOrder):
        attribute, extreme = "price", _ORDERS.get(said.order)
    else:
        attribute, extreme = said.attribute, said.extreme
    if extreme is None:
        return None
    known = [(measure, product) for product in products if (measure := _measure(product, attribute, shop)) is not None]
    if not known:
        return None
    pick = min if extreme == "lowest" else max
    return pick(known, key=lambda pair: pair[0])[1]


def _measure(product: Product, attribute: str, shop: Shop) -> float | None:
    if attribute == "price":
        return shop.base_price(product)
    for name in MEASURES[attribute]:
        for item in product.attributes:
            if item.name == name and isinstance(item.value, float):
                return item.value
    return None

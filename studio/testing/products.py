"""Checks the products of an answer by the shop's database, not by what the cards say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from shop.catalogue.models import Product
from shop.currency import ExchangeRates
from shop.unit_of_work import UnitOfWorkFactory
from studio.testing.shopper import Answer


@dataclass(frozen=True)
class ShopFacts:
    """What products are checked by: the shop's database, and its exchange rates."""

    unit_of_work: UnitOfWorkFactory
    rates: ExchangeRates


def product_failures(
    expected: dict[str, Any], answer: Answer, cards: Sequence[dict[str, Any]], seen: Set[int], shop: ShopFacts
) -> Iterator[str]:
    """Yield what is wrong with the products shown; `cards` is the list before, `seen` all shown before."""
    ids = [card["id"] for card in answer.products]
    yield from _count_failures(expected, len(ids))
    if expected.get("new") and (again := seen & set(ids)):
        yield f"products {sorted(again)} were shown before"
    if "without" in expected and cards[expected["without"] - 1]["id"] in ids:
        yield f"product {expected['without']} of the list before is shown again"
    with shop.unit_of_work() as uow:
        products = uow.products.get_many(ids)
    if len(products) != len(ids):
        yield f"cards {ids} show products that the shop does not have"
    for product in products:
        for reason in misfits(expected.get("all", {}), product, shop):
            yield f"product {product.id} “{product.title}”: {reason}"
    if "any" in expected and all(any(misfits(expected["any"], product, shop)) for product in products):
        yield f"no product fits {expected['any']}"
    prices = [price for product in products if (price := price_of(product, shop)) is not None]
    if "order" in expected and prices != sorted(prices, reverse=expected["order"] == "dearest_first"):
        yield f"the prices {prices} are not {expected['order']}"


def listed(value: Any) -> list[Any]:
    """Return a list as it is, anything else as a list of one."""
    return value if isinstance(value, list) else [value]


def _count_failures(expected: dict[str, Any], count: int) -> Iterator[str]:
    if count != expected.get("count", count):
        yield f"{count} products are shown, not {expected['count']}"
    if count < expected.get("at_least", 0):
        yield f"{count} products are shown, fewer than {expected['at_least']}"
    if count > expected.get("at_most", count):
        yield f"{count} products are shown, more than {expected['at_most']}"


def misfits(conditions: dict[str, Any], product: Product, shop: ShopFacts) -> Iterator[str]:
    """Yield each condition (as in a conversation's `all` or `any`) that the product misses, and what it has instead."""
    for name, wanted in conditions.items():
        yield from _CONDITIONS[name](wanted, product, shop)


def _category(wanted: Any, product: Product, shop: ShopFacts) -> Iterator[str]:
    if not set(listed(wanted)) & set(product.category_path):
        yield f"category {' > '.join(product.category_path)} is not {wanted}"


def _brand(wanted: Any, product: Product, shop: ShopFacts) -> Iterator[str]:
    if (product.brand or "").casefold() not in _folded(wanted):
        yield f"brand {product.brand} is not {wanted}"


def _not_brand(unwanted: Any, product: Product, shop: ShopFacts) -> Iterator[str]:
    if (product.brand or "").casefold() in _folded(unwanted):
        yield f"brand {product.brand} is not wanted"


def _price_at_least(wanted: float, product: Product, shop: ShopFacts) -> Iterator[str]:
    price = price_of(product, shop)
    if price is None or price < wanted:
        yield f"price {price} is below {wanted} {shop.rates.base_currency}"


def _price_at_most(wanted: float, product: Product, shop: ShopFacts) -> Iterator[str]:
    price = price_of(product, shop)
    if price is None or price > wanted:
        yield f"price {price} is above {wanted} {shop.rates.base_currency}"


def _has(wanted: dict[str, Any], product: Product, shop: ShopFacts) -> Iterator[str]:
    for name, value in wanted.items():
        if not set(_folded(value)) & set(_folded(values_of(product, name))):
            yield f"{name} is {values_of(product, name)}, not {value!r}"


def _has_at_least(wanted: dict[str, float], product: Product, shop: ShopFacts) -> Iterator[str]:
    for name, value in wanted.items():
        numbers = [number for number in values_of(product, name) if isinstance(number, float)]
        if not numbers or max(numbers) < value:
            yield f"{name} is {values_of(product, name)}, below {value}"


def _title(wanted: Any, product: Product, shop: ShopFacts) -> Iterator[str]:
    if not any(word in product.title.casefold() for word in _folded(wanted)):
        yield f"the title has none of {listed(wanted)}"


_CONDITIONS: dict[str, Callable[[Any, Product, ShopFacts], Iterator[str]]] = {
    "category": _category,
    "brand": _brand,
    "not_brand": _not_brand,
    "price_at_least": _price_at_least,
    "price_at_most": _price_at_most,
    "has": _has,
    "has_at_least": _has_at_least,
    "title": _title,
}


def values_of(product: Product, name: str) -> list[Any]:
    """Return the product's values of an attribute."""
    return [item.value for item in product.attributes if item.name == name]


def _folded(value: Any) -> list[Any]:
    return [item.casefold() if isinstance(item, str) else item for item in listed(value)]


def price_of(product: Product, shop: ShopFacts) -> float | None:
    """Return the price in units of the shop's base currency."""
    return None if product.price_cents is None else shop.rates.to_base(product.price_cents, product.currency) / 100

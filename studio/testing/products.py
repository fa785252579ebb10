"""Checks the products of an answer by the shop's database, not by what the cards say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from language.money import major_units
from shop.catalogue.models import Product
from shop.currency import ExchangeRates
from shop.pricing import price_at
from shop.unit_of_work import UnitOfWorkFactory
from studio.shopper import Answer
from studio.testing.format import Conditions, Products


@dataclass(frozen=True)
class ShopFacts:
    """What products are checked by: the shop's database, and its exchange rates."""

    unit_of_work: UnitOfWorkFactory
    rates: ExchangeRates


def product_failures(
    expected: Products, answer: Answer, cards: Sequence[dict[str, Any]], seen: Set[int], shop: ShopFacts
) -> Iterator[str]:
    """Yield what is wrong with the products shown; `cards` is the list before, `seen` all shown before."""
    ids = [card["id"] for card in answer.products]
    yield from _count_failures(expected, len(ids))
    if expected.new and (again := seen & set(ids)):
        yield f"products {sorted(again)} were shown before"
    if expected.without is not None and cards[expected.without - 1]["id"] in ids:
        yield f"product {expected.without} of the list before is shown again"
    with shop.unit_of_work() as uow:
        products = uow.products.get_many(ids)
    if len(products) != len(ids):
        yield f"cards {ids} show products that the shop does not have"
    for product in products:
        for reason in misfits(expected.all or Conditions(), product, shop):
            yield f"product {product.id} “{product.title}”: {reason}"
    if expected.any is not None and all(any(misfits(expected.any, product, shop)) for product in products):
        yield f"no product fits {expected.any.dict(exclude_unset=True)}"
    prices = [price for product in products if (price := price_of(product, shop)) is not None]
    if expected.order is not None and prices != sorted(prices, reverse=expected.order == "dearest_first"):
        yield f"the prices {prices} are not {expected.order}"


def _count_failures(expected: Products, count: int) -> Iterator[str]:
    if expected.count is not None and count != expected.count:
        yield f"{count} products are shown, not {expected.count}"
    if count < expected.at_least:
        yield f"{count} products are shown, fewer than {expected.at_least}"
    if expected.at_most is not None and count > expected.at_most:
        yield f"{count} products are shown, more than {expected.at_most}"


def misfits(conditions: Conditions, product: Product, shop: ShopFacts) -> Iterator[str]:
    """Yield each condition that the product misses, and what it has instead."""
    yield from _name_misfits(conditions, product)
    yield from _price_misfits(conditions, price_of(product, shop), shop.rates.base_currency)
    for name, value in conditions.has.items():
        wanted = value if isinstance(value, list) else [value]
        if not set(_folded(wanted)) & set(_folded(values_of(product, name))):
            yield f"{name} is {values_of(product, name)}, not {value!r}"
    for name, least in conditions.has_at_least.items():
        numbers = [number for number in values_of(product, name) if isinstance(number, float)]
        if not numbers or max(numbers) < least:
            yield f"{name} is {values_of(product, name)}, below {least:g}"


def _name_misfits(conditions: Conditions, product: Product) -> Iterator[str]:
    brand = (product.brand or "").casefold()
    if conditions.category and not set(conditions.category) & set(product.category_path):
        yield f"category {' > '.join(product.category_path)} is not {' or '.join(conditions.category)}"
    if conditions.brand and brand not in _folded(conditions.brand):
        yield f"brand {product.brand} is not {' or '.join(conditions.brand)}"
    if brand in _folded(conditions.not_brand):
        yield f"brand {product.brand} is not wanted"
    if conditions.title and not any(word in product.title.casefold() for word in _folded(conditions.title)):
        yield f"the title has none of {', '.join(conditions.title)}"


def _price_misfits(conditions: Conditions, price: float | None, currency: str) -> Iterator[str]:
    least, most = conditions.price_at_least, conditions.price_at_most
    if least is not None and (price is None or price < least):
        yield f"price {price} is below {least:g} {currency}"
    if most is not None and (price is None or price > most):
        yield f"price {price} is above {most:g} {currency}"


def values_of(product: Product, name: str) -> list[Any]:
    """Return the product's values of an attribute."""
    return [item.value for item in product.attributes if item.name == name]


def _folded(values: Iterable[Any]) -> list[Any]:
    return [item.casefold() if isinstance(item, str) else item for item in values]


def price_of(product: Product, shop: ShopFacts) -> float | None:
    """Return what the product costs now, in units of the shop's base currency; None where that cannot be told."""
    price, base = price_at(product, datetime.now(timezone.utc)), shop.rates.base_currency
    cents = None if price is None else shop.rates.base_price(price.cents, price.currency)
    return None if cents is None else float(major_units(cents, base))

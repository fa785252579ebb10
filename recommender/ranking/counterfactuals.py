"""What a little more money would change: "20 more pounds would add 14 products"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import floor, log10

from language.money import PriceRange
from recommender.contract import Filters

_SHARES = (0.05, 0.1, 0.2, 0.35, 0.5)
"""How much further a price may go, as shares of it; beyond half of it nobody would call it a little."""
_WORTH = 0.25
"""What share of the products that fit already must come on top to be worth a word."""


@dataclass(frozen=True)
class Counterfactual:
    """If a price limit were moved to `price_cents`, by `steps` of money, `added` more products would fit."""

    price_cents: int
    steps: int
    added: int


def price_counterfactual(count: Callable[[Filters], int], filters: Filters, price_step: float) -> Counterfactual | None:
    """Return the smallest round step of the price limit that is worth it, or None.

    Of a highest price the step goes up, of a lowest price alone it goes down.

    Args:
        count: how many products satisfy filters, e.g. `Recommender.count`.
        filters: as they are.
        price_step: the least round amount of money, in minor units of the base currency.
    """
    price = filters.price or PriceRange()
    limit = price.low_cents if price.high_cents is None else price.high_cents
    if not limit:
        return None
    fits = count(filters)
    for steps in sorted({_round(limit * share / price_step) for share in _SHARES}):
        by_cents = round(steps * price_step)
        if by_cents >= limit:
            return None
        up = price.high_cents is not None
        moved_to = limit + by_cents if up else limit - by_cents
        moved = replace(price, high_cents=moved_to) if up else replace(price, low_cents=moved_to)
        added = count(replace(filters, price=moved)) - fits
        if added >= max(1, _WORTH * fits):
            return Counterfactual(moved_to, steps, added)
    return None


def _round(steps: float) -> int:
    """Return the nearest of 1, 2 or 5 times a power of ten, at least one: nobody says "17.35 more"."""
    power = int(10 ** floor(log10(max(steps, 1.0))))
    return min((power, 2 * power, 5 * power, 10 * power), key=lambda amount: abs(amount - steps))

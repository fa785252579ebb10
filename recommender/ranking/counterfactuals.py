"""What a little more money would change: "20 more pounds would add 14 products"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import floor, log10

from language.money import PriceRange
from recommender.contract import Filters

_STEPS = (0.05, 0.1, 0.2, 0.35, 0.5)
"""How much further a price may go, as shares of it; beyond half of it nobody would call it a little."""
_WORTH = 0.25
"""What share of the products that fit already must come on top to be worth a word."""


@dataclass(frozen=True)
class Counterfactual:
    """If a price limit were moved to `price_cents`, by `by_cents`, `added` more products would fit."""

    price_cents: int
    by_cents: int
    added: int


def price_counterfactual(count: Callable[[Filters], int], filters: Filters) -> Counterfactual | None:
    """Return the smallest round step of the price limit that is worth it, or None.

    Of a highest price the step goes up, of a lowest price alone it goes down.

    Args:
        count: how many products satisfy filters, e.g. `Recommender.count`.
        filters: as they are.
    """
    price = filters.price or PriceRange()
    limit = price.low_cents if price.high_cents is None else price.high_cents
    if not limit:
        return None
    fits = count(filters)
    for by_cents in sorted({_round(limit * step) for step in _STEPS}):
        if price.high_cents is not None:
            moved_to = limit + by_cents
            moved = replace(price, high_cents=moved_to)
        elif by_cents < limit:
            moved_to = limit - by_cents
            moved = replace(price, low_cents=moved_to)
        else:
            continue
        added = count(replace(filters, price=moved)) - fits
        if added >= max(1, _WORTH * fits):
            return Counterfactual(moved_to, by_cents, added)
    return None


def _round(cents: float) -> int:
    """Return the nearest of 1, 2 or 5 times a power of ten, at least one unit of money: nobody says "17.35 more"."""
    units = max(cents / 100.0, 1.0)
    power = int(10 ** floor(log10(units)))
    return 100 * min((power, 2 * power, 5 * power, 10 * power), key=lambda amount: abs(amount - units))

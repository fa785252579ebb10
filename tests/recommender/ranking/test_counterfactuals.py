"""How far a price limit would have to move to be worth it."""

from __future__ import annotations

import pytest

from language.money import PriceRange
from recommender.contract import Filters
from recommender.ranking.counterfactuals import Counterfactual, price_counterfactual

PRICES = [1_000, 2_000, 10_500, 11_900, 11_950, 40_000]


def count(filters):
    price = filters.price or PriceRange()
    low, high = price.low_cents or 0, price.high_cents or 10**9
    return sum(low <= price <= high for price in PRICES)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(price=PriceRange(high_cents=10_000)), Counterfactual(10_500, 5, 1)),
        (Filters(price=PriceRange(high_cents=11_000)), Counterfactual(12_000, 10, 2)),
        (Filters(price=PriceRange(low_cents=12_000)), Counterfactual(11_500, 5, 2)),
        (Filters(price=PriceRange(high_cents=20_000)), None),  # the next one costs twice as much
        (Filters(price=PriceRange(low_cents=500)), None),  # everything fits already
        (Filters(brands=("HP",)), None),
        (Filters(), None),
        (Filters(price=PriceRange(high_cents=0)), None),
    ],
)
def test_the_smallest_round_step_that_is_worth_it(filters, found):
    assert price_counterfactual(count, filters, price_step=100) == found


@pytest.mark.parametrize(
    ("price_step", "found"),
    [
        (1, Counterfactual(10_500, 500, 1)),  # yen
        (14, Counterfactual(10_700, 50, 1)),  # a dollar shop that speaks of yuan
        (100, Counterfactual(10_500, 5, 1)),  # dollars, or tenths of a dinar
    ],
)
def test_a_step_is_round_in_the_currency_that_is_spoken_of(price_step, found):
    assert price_counterfactual(count, Filters(price=PriceRange(high_cents=10_000)), price_step) == found


def test_a_step_as_large_as_the_limit_is_no_little_more():
    assert price_counterfactual(count, Filters(price=PriceRange(high_cents=950)), price_step=1000) is None

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
        (Filters(price=PriceRange(high_cents=10_000)), Counterfactual(10_500, 500, 1)),
        (Filters(price=PriceRange(high_cents=11_000)), Counterfactual(12_000, 1_000, 2)),
        (Filters(price=PriceRange(low_cents=12_000)), Counterfactual(11_500, 500, 2)),
        (Filters(price=PriceRange(high_cents=20_000)), None),  # the next one costs twice as much
        (Filters(price=PriceRange(low_cents=500)), None),  # everything fits already
        (Filters(brands=("HP",)), None),
        (Filters(), None),
        (Filters(price=PriceRange(high_cents=0)), None),
    ],
)
def test_the_smallest_round_step_that_is_worth_it(filters, found):
    assert price_counterfactual(count, filters) == found

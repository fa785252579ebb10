"""Several products within one budget."""

from __future__ import annotations

from itertools import product
from math import log2

import numpy as np
import pytest

from recommender.ranking.bundles import choose_bundle


@pytest.mark.parametrize(
    ("prices", "budget", "taken"),
    [
        ([[100, 50], [100, 50]], 200, [0, 0]),
        ([[100, 50], [100, 50]], 150, None),  # either one first and one second
        ([[100, 50], [100, 50]], 100, [1, 1]),
        ([[300], [10]], 200, False),
        ([[], [10]], 200, False),
        ([], 200, False),
    ],
)
def test_the_best_ranked_that_fit_are_taken(prices, budget, taken):
    chosen = choose_bundle(prices, budget)
    if taken is False:
        assert chosen is None
    elif taken is None:
        assert sorted(chosen) == [0, 1]
    else:
        assert chosen == taken


def test_no_other_choice_within_the_budget_is_worth_more():
    rng = np.random.default_rng(0)
    for _ in range(20):
        prices = [rng.integers(1, 200, 6).tolist() for _ in range(3)]
        budget = 400  # one step a unit of money: the grid rounds nothing
        chosen = choose_bundle(prices, budget)
        fitting = [
            sum(1 / log2(k + 2) for k in choice)
            for choice in product(range(6), repeat=3)
            if sum(own[k] for own, k in zip(prices, choice, strict=True)) <= budget
        ]
        if not fitting:
            assert chosen is None
            continue
        assert sum(own[k] for own, k in zip(prices, chosen, strict=True)) <= budget
        assert sum(1 / log2(k + 2) for k in chosen) == pytest.approx(max(fitting))

"""One product of each list so that all fit into one budget: a multiple-choice knapsack, solved exactly on a grid."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

import numpy as np
from numpy.typing import NDArray

_STEPS = 400
"""Into how many steps a budget is cut; a price counts as the next step up, so that no plan is over the budget."""


def choose_bundle(prices: Sequence[Sequence[int]], budget_cents: int) -> list[int] | None:
    """Return the position of the product to take from each list, or None if no choice fits the budget.

    The lists are ranked, best first; a product at position k is worth 1 / log2(k + 2), as in NDCG. Of equal worth the
    cheaper plan is taken.

    Args:
        prices: minor units of one currency, of each list's products in their order.
        budget_cents: what all may cost together.
    """
    if not prices or any(not ranked for ranked in prices):
        return None
    step = max(budget_cents / _STEPS, 1.0)
    worth = np.full(_STEPS + 1, -np.inf)  # the best worth of a plan that costs exactly so many steps
    worth[0] = 0.0
    choices: list[NDArray[np.int64]] = []
    for ranked in prices:
        best = np.full(_STEPS + 1, -np.inf)
        choice = np.full(_STEPS + 1, -1)
        for position, cents in enumerate(ranked):
            cost = int(np.ceil(cents / step))
            if cost > _STEPS:
                continue
            moved = np.full(_STEPS + 1, -np.inf)
            moved[cost:] = worth[: _STEPS + 1 - cost] + 1.0 / log2(position + 2)
            better = moved > best
            best[better], choice[better] = moved[better], position
        worth = best
        choices.append(choice)
    if not np.isfinite(worth).any():
        return None
    spent = int(worth.argmax())
    taken = []
    for ranked, choice in zip(reversed(prices), reversed(choices), strict=True):
        position = int(choice[spent])
        taken.append(position)
        spent -= int(np.ceil(ranked[position] / step))
    return taken[::-1]

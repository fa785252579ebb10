"""One product of each list so that all fit into one budget: a multiple-choice knapsack, solved exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2

Plan = tuple[int, float, tuple[int, ...]]
"""What a plan costs, what it is worth, and the position taken from each list so far."""


def choose_bundle(prices: Sequence[Sequence[int]], budget_cents: int) -> list[int] | None:
    """Return the position of the product to take from each list, or None if no choice fits the budget.

    The lists are ranked, best first; a product at position k is worth 1 / log2(k + 2), as in NDCG. Of equal worth the
    cheaper plan is taken. Plans that cost more than another and are worth no more are dropped after each list, which
    keeps few of them (Kellerer, Pferschy and Pisinger, "Knapsack Problems", 2004, chapter 11).

    Args:
        prices: minor units of one currency, of each list's products in their order.
        budget_cents: what all may cost together.
    """
    if not prices:
        return None
    plans: list[Plan] = [(0, 0.0, ())]
    for ranked in prices:
        longer = (
            (cost + cents, worth + 1.0 / log2(position + 2), (*taken, position))
            for cost, worth, taken in plans
            for position, cents in enumerate(ranked)
            if cost + cents <= budget_cents
        )
        plans = _undominated(longer)
    return list(plans[-1][2]) if plans else None


def _undominated(plans: Iterable[Plan]) -> list[Plan]:
    """Return the plans that are worth more than every cheaper one, by rising cost."""
    kept: list[Plan] = []
    for plan in sorted(plans, key=lambda plan: (plan[0], -plan[1])):
        if not kept or plan[1] > kept[-1][1]:
            kept.append(plan)
    return kept

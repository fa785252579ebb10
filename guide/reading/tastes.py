"""Wishes of taste that the catalogue can answer: "good value" is what costs no more than the middle of its kind."""

from __future__ import annotations

from guide.money import DisplayMoney
from guide.search.prices import price_band, price_condition
from guide.search.state import Condition
from language.money import PriceRange
from recommender.contract import Filters, Query, Recommender
from recommender.ranking.facets import PRICE


def price_of_good_value(
    label: str, categories: tuple[str, ...], turn: int, money: DisplayMoney, recommender: Recommender
) -> Condition | None:
    """Return the price up to which about half of some kinds of thing are sold, as a condition.

    Args:
        label: how the shopper put the wish.
        categories: the kinds of thing.
        turn: the source of the condition.
        money: what this conversation speaks of prices in.
        recommender: knows the prices of the kinds.

    Returns:
        None where no kind is known, or its prices do not differ.
    """
    query = Query(filters=Filters(categories=categories))
    facet = next(iter(recommender.facets(query, [PRICE], money.step)), None) if categories else None
    if facet is None or len(facet.choices) < 2:
        return None
    reached = 0
    for choice in facet.choices:
        reached += choice.count
        if reached * 2 >= facet.known:
            high = price_band(facet, choice, money).high_cents
            return (
                price_condition(PriceRange(high_cents=high, currency=money.currency), label, turn, money)
                if high
                else None
            )
    return None

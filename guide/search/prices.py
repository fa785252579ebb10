"""Prices as conditions of a search: as they were named, and in the base currency, in which products are filtered."""

from __future__ import annotations

from guide.money import DisplayMoney
from guide.search.state import Condition, ConditionKind
from language.money import PriceRange
from recommender.contract import Choice, Facet


def price_condition(said: PriceRange, label: str, turn: int, money: DisplayMoney) -> Condition:
    """Return the condition that a price sets.

    Args:
        said: the limits in the currency in which they were named, one that has a rate.
        label: how they were said.
        turn: the source of the condition.
        money: what this conversation speaks of prices in.
    """
    foreign = said.currency if said.currency != money.currency else None
    return Condition(ConditionKind.PRICE, "", label, turn, unit=foreign, price=money.rates.base_range(said), said=said)


def price_band(facet: Facet, choice: Choice, money: DisplayMoney) -> PriceRange:
    """Return the limits that a choice of the facet `price` stands for, in the display currency.

    Of several bands the first has no lower end and the last no higher one: nobody asks for "from $19.99 up to $300".
    """
    low, high = (money.from_base(end or 0.0) for end in (choice.low, choice.high))
    band = PriceRange(low, high, money.currency)
    if choice.low == choice.high:
        return band
    return band.opened(low=choice == facet.choices[0], high=choice == facet.choices[-1])

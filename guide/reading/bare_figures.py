"""Numbers without a unit that give the measure of a running search anew: after "27 inch monitor", "make it 24"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import inf, log

from guide.message import Message
from guide.search.state import Condition, ConditionKind, Count, SearchState
from language.expressions import Expression, Operator, PriceExpression, QuantityExpression
from language.money import PriceRange
from language.units import units
from recommender.contract import AttributeFilter, Comparison, Filters

_FIGURE = re.compile(r"(?<![a-z\d_.,$£€¥%/-])\d+(?:\.\d+)?(?![\d$£€¥%/-]|[.,]\d|[a-z])", re.IGNORECASE)
_BARE = {"at_least": Operator.AT_LEAST, "at_most": Operator.AT_MOST, "equal": Operator.EQUAL}
_SAME = 0.02
"""How far a measure of a product may be from the number, a share of it, to be what is meant."""


def with_measure(message: Message, search: SearchState, count: Count) -> Message:
    """Return a message whose only number stands in the unit of the one measure of the running search.

    The number may look like a price ("make it 24"), if it is no nearer to one that the search has. The message comes
    back as it is where it has another measure, where the search has none or several, or where no product of the kind
    measures as much.

    Args:
        message: what the shopper said.
        search: the running search.
        count: how many products satisfy filters.
    """
    measured = [item for item in search.of(ConditionKind.ATTRIBUTE) if item.unit and isinstance(item.value, float)]
    said = _number(message, search) if len({item.key for item in measured}) == 1 else None
    if said is None or message.has(QuantityExpression):
        return message
    values = [float(end) for end in (said.low, said.high) if end is not None]
    if not all(_is_measured(value, measured[0], search, count) for value in values):
        return message
    entities = [entity for entity in message.entities if entity is not said]
    found = sorted((*entities, _measure(said, measured[0].unit or "")), key=lambda entity: entity.start)
    return replace(message, entities=tuple(found))


def _number(message: Message, search: SearchState) -> PriceExpression | None:
    """Return the only number of a message, as a price without a currency; None if there is none or several."""
    prices = message.all(PriceExpression)
    if prices:
        # "Less than 15" is money, whatever else is measured.
        is_bare = len(prices) == 1 and prices[0].op is Operator.EQUAL and not prices[0].currencies
        return prices[0] if is_bare and not _is_like_price(prices[0], search) else None
    taken = message.all(Expression)
    free = [
        found
        for found in _FIGURE.finditer(message.text)
        if not any(said.start < found.end() and found.start() < said.end for said in taken)
    ]
    if len(free) != 1:
        return None
    value = Decimal(free[0][0])
    return PriceExpression(*free[0].span(), free[0][0], Operator.EQUAL, value, value, ())


def _is_like_price(said: PriceExpression, search: SearchState) -> bool:
    """Tell whether a figure is nearer to the price limit of the search than to its measure, by their ratio."""
    limits = [end / 100 for item in search.of(ConditionKind.PRICE) for end in _ends(item.said) if end]
    measures = [item.value for item in search.of(ConditionKind.ATTRIBUTE) if isinstance(item.value, float)]
    value = float(said.high or said.low or 0)
    return value > 0 and bool(limits) and _distance(value, limits) < _distance(value, measures)


def _ends(price: PriceRange | None) -> tuple[int | None, int | None]:
    return (price.low_cents, price.high_cents) if price else (None, None)


def _distance(value: float, others: Sequence[float]) -> float:
    return min((abs(log(value / other)) for other in others if other > 0), default=inf)


def _is_measured(value: float, measured: Condition, search: SearchState, count: Count) -> bool:
    ends = ((Comparison.AT_LEAST, value * (1 - _SAME)), (Comparison.AT_MOST, value * (1 + _SAME)))
    wanted = tuple(AttributeFilter(measured.key, comparison, end, measured.unit) for comparison, end in ends)
    return count(Filters(categories=search.categories, attributes=wanted)) > 0


def _measure(said: PriceExpression, name: str) -> QuantityExpression:
    unit = units()[name]
    return QuantityExpression(
        said.start,
        said.end,
        said.text,
        said.op,
        None if said.low is None else float(said.low),
        None if said.high is None else float(said.high),
        unit.base,
        unit.dimension,
        _BARE[unit.bare],
        unit.tolerance,
    )

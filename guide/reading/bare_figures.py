"""Numbers without a unit: of the measure that is searched for ("make it 24"), of the kind ("64" for a drive), money."""

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
from language.words import bare_quality
from recommender.contract import AttributeFilter, Comparison, Filters, Recommender

_FIGURE = re.compile(r"(?<![a-z\d_.,$£€¥%/-])\d+(?:\.\d+)?(?![\d$£€¥%/-]|[.,]\d|[a-z])", re.IGNORECASE)
_AROUND_FIGURE = " \t,.!?，。！？"
_BARE = {"at_least": Operator.AT_LEAST, "at_most": Operator.AT_MOST, "equal": Operator.EQUAL}
_SAME = 0.02
"""How far a measure of a product may be from the number, a share of it, to be what is meant."""
_UNSAID = ("weight", "count", "count_of")
"""Dimensions that nobody means by a number alone."""


def with_figure(message: Message, search: SearchState, recommender: Recommender, *, is_price: bool) -> Message:
    """Return a message whose only number stands in a unit, or is money.

    A number that is all of the message is what the kind of thing is most often measured by, as far as it is: 64 of a
    drive are GB. What the kind is not measured by is a price.

    Args:
        message: what the shopper said.
        search: the running search.
        recommender: knows what products state.
        is_price: whether a price was asked for.
    """
    told = with_measure(message, search, recommender.count)
    figure = _FIGURE.fullmatch(bare_quality(message.text.strip(_AROUND_FIGURE)))
    if told is not message or figure is None or search.is_empty() or not set(message.all(Expression)) <= _only(message):
        return told
    value, start = Decimal(figure[0]), message.text.index(figure[0])
    op = Operator.AT_MOST if is_price else Operator.EQUAL
    said = PriceExpression(start, start + len(figure[0]), figure[0], op, None if is_price else value, value, ())
    unit = None if is_price else _usual_unit(float(value), search, recommender)
    return replace(message, entities=(_measure(said, unit) if unit else said,))


def _usual_unit(value: float, search: SearchState, recommender: Recommender) -> str | None:
    """Return the unit in which most products of the kind that is looked for measure so much, None if none does."""
    kind = Filters(categories=search.categories)
    bases = dict.fromkeys(unit.base for unit in units().values() if unit.dimension not in _UNSAID)
    found = {
        base: max((_measuring(value, name, base, search, recommender.count) for name in names), default=0)
        for base in bases
        if (names := recommender.measured(kind, base))
    }
    best = max(found, key=found.__getitem__, default=None)
    return best if best and found[best] else None


def _only(message: Message) -> set[Expression]:
    """Return the price of a message that is all there is in it, if it is."""
    prices = message.all(PriceExpression)
    return set(prices) if len(prices) == 1 and not prices[0].currencies and prices[0].op is Operator.EQUAL else set()


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
    return _measuring(value, measured.key, measured.unit, search, count) > 0


def _measuring(value: float, name: str, unit: str | None, search: SearchState, count: Count) -> int:
    """Return how many products of the kind that is looked for measure so much in a property."""
    ends = ((Comparison.AT_LEAST, value * (1 - _SAME)), (Comparison.AT_MOST, value * (1 + _SAME)))
    wanted = tuple(AttributeFilter(name, comparison, end, unit) for comparison, end in ends)
    return count(Filters(categories=search.categories, attributes=wanted))


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

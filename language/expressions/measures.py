"""Prices and quantities out of the numbers of a message."""

from __future__ import annotations

import re
from decimal import Decimal

from language.expressions.amounts import in_minor_units
from language.expressions.comparators import Hint, Relation
from language.expressions.money import counts_a_noun, is_money
from language.expressions.numerals import NUMERAL, read_numeral
from language.expressions.ranges import Measure, find_measured
from language.expressions.records import Expression, Operator, PriceExpression, QuantityExpression
from language.expressions.units import Unit
from language.money import PriceRange

_PACK = re.compile(rf"(?<![a-z])(?:packs?|sets?|box(?:es)?|packets?)\s+of\s+(?P<number>{NUMERAL})(?![a-z\d])")
_PRECEDENCE: tuple[Relation, ...] = (
    Operator.AT_MOST,
    Operator.AT_LEAST,
    Operator.ABOUT,
    Hint.BUDGET,
    Hint.RANGE,
    Hint.PRICE,
    Hint.CORRECTION,
)
_HINTED = {
    Hint.BUDGET: Operator.AT_MOST,
    Hint.RANGE: Operator.AT_LEAST,
    Hint.PRICE: Operator.EQUAL,
    Hint.CORRECTION: Operator.EQUAL,
}


_COUNT = Unit("", "count_of", "")
"""The unit of a number that counts what the next word names ("8 outlets"); the catalogue knows whether it tells."""


def find_measures(folded: str, original: str) -> list[Expression]:
    """Return the prices and quantities of a message.

    Args:
        folded: the message, folded.
        original: the message as written.
    """
    found: list[Expression] = [_pack(match, original) for match in _PACK.finditer(folded)]
    for measure in find_measured(folded, original):
        text = original[measure.start : measure.end]
        if measure.low.unit:
            found.append(_quantity(measure, measure.low.unit, text))
        elif measure.low.currency or is_money(measure, folded):
            found.append(_price(measure, text))
        elif counts_a_noun(measure, folded):
            found.append(_quantity(measure, _COUNT, text))
    return found


def _pack(match: re.Match[str], original: str) -> QuantityExpression:
    size = float(read_numeral(match["number"]).value)
    text = original[match.start() : match.end()]
    return QuantityExpression(match.start(), match.end(), text, Operator.EQUAL, size, size, "pcs", "count")


def _operator(measure: Measure) -> Operator:
    """Return what was said about the amount; a bound counts more than "about", and that more than "budget"."""
    low = measure.low
    if measure.high or low.numeral.upper:
        return Operator.BETWEEN
    said = measure.relations
    relation = next((relation for relation in _PRECEDENCE if relation in said), Operator.EQUAL)
    if low.vague and relation not in (Operator.AT_MOST, Operator.AT_LEAST):
        return Operator.ABOUT
    if isinstance(relation, Hint):
        return Operator.EQUAL if low.unit and relation is Hint.BUDGET else _HINTED[relation]
    return relation


def _ends(measure: Measure) -> tuple[Decimal, Decimal]:
    low, high = measure.low, measure.high or measure.low
    first = -low.numeral.value if low.negative else low.numeral.value
    upper = high.numeral.upper or high.numeral.value
    return first, -upper if high.negative else upper


def _price(measure: Measure, text: str) -> PriceExpression:
    operator = _operator(measure)
    first, last = _ends(measure)
    currency, last_currency = measure.low.currency, (measure.high or measure.low).currency
    cents = sorted((in_minor_units(first, currency), in_minor_units(last, last_currency)))
    return PriceExpression(
        start=measure.start,
        end=measure.end,
        text=text,
        op=operator,
        price=PriceRange(
            low_cents=None if operator is Operator.AT_MOST else cents[0],
            high_cents=None if operator is Operator.AT_LEAST else cents[1],
            currency=currency.code if currency else None,
        ),
        swapped=first > last,
        invalid=cents[0] < 0,
    )


def _quantity(measure: Measure, unit: Unit, text: str) -> QuantityExpression:
    operator = _operator(measure)
    last = measure.high or measure.low
    ends = sorted(
        (
            _normal(measure.low.numeral.value, unit),
            _normal(last.numeral.upper or last.numeral.value, last.unit or unit),
        )
    )
    return QuantityExpression(
        start=measure.start,
        end=measure.end,
        text=text,
        op=operator,
        min=None if operator is Operator.AT_MOST else ends[0],
        max=None if operator is Operator.AT_LEAST else ends[1],
        unit=unit.symbol,
        dimension=unit.dimension,
    )


def _normal(value: Decimal, unit: Unit) -> float:
    return float(round(value * unit.factor, 6))

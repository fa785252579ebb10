"""Prices and quantities out of the numbers of a message."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from language.expressions.bare_numbers import BareNumbers
from language.expressions.comparators import Hint, Relation
from language.expressions.ranges import Measure, MeasureFinder
from language.expressions.records import PERSON, Expression, Operator, PriceExpression, QuantityExpression
from language.expressions.sides import Sides
from language.fold import FoldedText
from language.numerals import Numerals
from language.patterns import Form, Forms
from language.schema import Languages
from language.units import Unit, units

_PRECEDENCE: tuple[Relation, ...] = (
    Operator.AT_MOST,
    Operator.AT_LEAST,
    Operator.ABOUT,
    Hint.TOO_MUCH,
    Hint.BUDGET,
    Hint.RANGE,
    Hint.PRICE,
    Hint.CORRECTION,
    Hint.EXACT,
)
_HINTED = {
    Hint.TOO_MUCH: Operator.AT_MOST,
    Hint.BUDGET: Operator.AT_MOST,
    Hint.RANGE: Operator.AT_LEAST,
    Hint.PRICE: Operator.EQUAL,
    Hint.CORRECTION: Operator.EQUAL,
    Hint.EXACT: Operator.EQUAL,
}
_BARE = {"at_least": Operator.AT_LEAST, "at_most": Operator.AT_MOST, "equal": Operator.EQUAL}
_LENGTHS = ("length", "screen_size")
_COUNTS = {"pack_of": "pcs", "made_for": "person", "stored": "GB"}
"""Tables of forms that count by other words than the unit's, and its symbol."""
_COUNT = Unit("", "count_of", "")
"""The unit of a number that counts what the next word names ("8 outlets"); the catalogue knows whether it tells."""


class AmountReader:
    """Finds the prices and quantities of a message."""

    def __init__(self, languages: Languages, numerals: Numerals) -> None:
        files = [language.amounts for language in languages]
        number = rf"(?P<number>{numerals.source})"
        self._numerals = numerals
        self._counts = {
            unit: Forms(source for file in files for source in file.sources(table, number=number))
            for table, unit in _COUNTS.items()
        }
        self._measures = MeasureFinder(languages, numerals)
        self._bare_numbers = BareNumbers(languages)
        self._sides = Sides(files)

    def find(self, text: FoldedText) -> list[Expression]:
        """Return the prices and quantities of a message."""
        found: list[Expression] = [
            self._count(form, unit, text) for unit, forms in self._counts.items() for form in forms.find(text.folded)
        ]
        of_person: int | None = None
        for measure in self._measures.find(text):
            if measure.low.numeral.partial and measure.low.bare:
                continue  # of "the second half" or "24/7"
            said = text.said((measure.start, measure.end))
            if measure.low.unit:
                read = self._quantity(measure, measure.low.unit, text, of_person)
                of_person = read.end if read.of == PERSON else None
                found.append(read)
            elif measure.low.currency or self._bare_numbers.is_money(measure, text.folded):
                found.append(_price(measure, said))
            elif self._bare_numbers.counts_a_noun(measure, text.folded):
                found.append(_quantity(measure, _COUNT, said))
        return found

    def _quantity(self, measure: Measure, unit: Unit, text: FoldedText, of_person: int | None) -> QuantityExpression:
        """Read a measure with its unit, and what it is of; `of_person` is where the last one of a person ends."""
        start, end, of = measure.start, measure.end, ""
        if unit.dimension in _LENGTHS:
            of, start, end = self._sides.beside(start, end, text.folded)
        if unit.dimension in (*_LENGTHS, "weight"):
            begin = self._sides.of_person(start, text.folded, of_person)
            of, start = (of, start) if begin is None else (PERSON, begin)
        read = _quantity(replace(measure, start=start, end=end), unit, text.said((start, end)))
        return replace(read, of=of)

    def _count(self, form: Form, unit: str, text: FoldedText) -> QuantityExpression:
        size, span = float(self._numerals.read(form["number"]).value), form.span()
        known = units()[unit]
        said, bare = text.said(span), _BARE[known.bare]
        return QuantityExpression(*span, said, Operator.EQUAL, size, size, unit, known.dimension, bare, known.tolerance)


def _operator(measure: Measure) -> Operator:
    """Return what was said about the amount; a bound counts more than "about", and that more than "budget"."""
    low = measure.low
    said = measure.relations
    if measure.high or low.numeral.upper:
        # "Under two or three hundred" and 三四百以内 have no lower end; "200 to 300 max" has.
        bounding = measure.prefixes if measure.high else said
        bound = next((bound for bound in (Operator.AT_MOST, Operator.AT_LEAST) if bound in bounding), None)
        return Operator.BETWEEN if bound is None or Hint.RANGE in said else bound
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
    first *= currency.times if currency else 1
    last *= last_currency.times if last_currency else 1
    ends = sorted((first, last))
    return PriceExpression(
        start=measure.start,
        end=measure.end,
        text=text,
        op=operator,
        low=None if operator is Operator.AT_MOST else ends[0],
        high=None if operator is Operator.AT_LEAST else ends[1],
        currencies=currency.codes if currency else (),
        swapped=first > last,
        invalid=ends[0] < 0,
        is_too_much=Hint.TOO_MUCH in measure.relations,
    )


def _quantity(measure: Measure, unit: Unit, text: str) -> QuantityExpression:
    operator = _operator(measure)
    is_exact = Hint.EXACT in measure.relations
    last = measure.high or measure.low
    ends = sorted(
        (
            unit.in_base(measure.low.numeral.value),
            (last.unit or unit).in_base(last.numeral.upper or last.numeral.value),
        )
    )
    return QuantityExpression(
        start=measure.start,
        end=measure.end,
        text=text,
        op=operator,
        min=None if operator is Operator.AT_MOST else ends[0],
        max=None if operator is Operator.AT_LEAST else ends[1],
        unit=unit.base,
        dimension=unit.dimension,
        bare=Operator.EQUAL if is_exact else _BARE[unit.bare],
        tolerance=0.0 if is_exact else unit.tolerance,
    )

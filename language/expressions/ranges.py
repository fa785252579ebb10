"""Amounts with the comparators around them, two amounts joined by "to" taken as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from language.expressions.amounts import Amount, AmountFinder
from language.expressions.comparators import ComparatorFinder, Comparators, Hint, Relation
from language.expressions.marks import NumberMarks
from language.fold import FoldedText
from language.numerals import Numerals
from language.schema import Languages
from language.tables import joined

_LARGEST_SPAN = 20
"""An unframed number this many times smaller than the next is no lower end ("iPhone 7 - $500")."""


_WIDEST_ALTERNATIVE = 4
"""Who would take one of two amounts names no other so many times as large ("iPhone 6 or 64 GB")."""


@dataclass(frozen=True)
class Measure:
    """One amount, or two joined by "to", with everything that was said about it."""

    start: int
    end: int
    low: Amount
    high: Amount | None
    prefixes: tuple[Relation, ...]
    suffix: Relation | None

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Everything said about it, before and after."""
        return (*self.prefixes, *((self.suffix,) if self.suffix else ()))


class MeasureFinder:
    """Finds the numbers of a message with what is said about them."""

    def __init__(self, languages: Languages, numerals: Numerals) -> None:
        files = [language.amounts for language in languages]
        self._amounts = AmountFinder(languages, numerals)
        self._comparators = ComparatorFinder(languages)
        self._marks = NumberMarks(languages, numerals, self._comparators)
        self._joint = re.compile(rf"\s*(?:-|~|{joined(files, 'to')})\s*")
        self._joint_of_next = re.compile(rf"\s*(?:、|{joined(files, 'next_or')})\s*")
        self._joint_or = re.compile(rf"\s*(?:{joined(files, 'next_or')})\s*")
        self._joint_between = re.compile(rf"\s*(?:[&、]|{joined(files, 'between_and')})\s*")

    def find(self, text: FoldedText) -> Iterator[Measure]:
        """Yield every number of a message with what is said about it."""
        text = self._marks.settle(text)
        comparators = self._comparators.find(text)
        amounts = self._amounts.find(text, comparators)
        position = 0
        while position < len(amounts):
            low = amounts[position]
            chain = comparators.before(low.start)
            prefixes = tuple(comparator.relation for comparator in chain)
            high = None
            if position + 1 < len(amounts):
                low, high = self._joined(low, amounts[position + 1], prefixes, text.folded, comparators)
            position += 2 if high else 1
            end = (high or low).end
            suffix = comparators.after(end)
            if suffix and low.bare and not high and (named := self._amounts.unit_after(low, suffix.end, text)):
                # "4 or more ports": the bound stands between the number and its unit.
                low, suffix = replace(low, unit=named[0]), replace(suffix, end=named[1])
            yield Measure(
                start=chain[-1].start if chain else low.start,
                end=suffix.end if suffix else end,
                low=low,
                high=high,
                prefixes=prefixes,
                suffix=suffix.relation if suffix else None,
            )

    def _joined(
        self, low: Amount, high: Amount, prefixes: tuple[Relation, ...], folded: str, comparators: Comparators
    ) -> tuple[Amount, Amount | None]:
        """Return both ends of a range with what they share said on both, or the first amount alone."""
        if high.signed_at is not None and folded[low.end : high.signed_at].strip() == "" and not low.negative:
            # In "500-800" the sign of the second number is the joint.
            gap, high = folded[low.end : high.signed_at + 1], replace(high, signed_at=None)
        else:
            gap = folded[low.end : high.start]
        suffix = comparators.after(high.end)
        framed = Hint.RANGE in prefixes or (suffix is not None and suffix.relation is Hint.RANGE)
        is_span = (_is_next(low, high) and self._joint_of_next.fullmatch(gap)) or (
            not prefixes and _are_alternatives(low, high) and self._joint_or.fullmatch(gap)
        )
        if not (is_span or self._joint.fullmatch(gap) or (framed and self._joint_between.fullmatch(gap))):
            return low, None
        low, high = _with_shared_scale(low, high)
        if low.bare:
            if not prefixes and low.numeral.value * _LARGEST_SPAN < high.numeral.value:
                return low, None
            low = replace(low, currency=high.currency, unit=high.unit)
        elif high.bare:
            high = replace(high, currency=low.currency, unit=low.unit)
        if _dimension(low) != _dimension(high):
            return low, None
        return low, high


def _with_shared_scale(low: Amount, high: Amount) -> tuple[Amount, Amount]:
    """Read the first number of "1-2k" or 三到五百 in the scale of the second."""
    scale = high.numeral.scale
    if scale == 1 or low.numeral.scale != 1 or low.currency or low.numeral.value >= high.numeral.value / scale:
        return low, high
    return replace(low, numeral=replace(low.numeral, value=low.numeral.value * scale)), high


def _is_next(low: Amount, high: Amount) -> bool:
    """Whether a bare digit stands before the next one with its scale: 2、3百, "two or three hundred"."""
    return low.bare and high.numeral.scale > 1 and high.numeral.value == (low.numeral.value + 1) * high.numeral.scale


def _are_alternatives(low: Amount, high: Amount) -> bool:
    """Whether either of two amounts will do, and so what lies between: "15 or 20 dollars", 2米或3米."""
    return not high.bare and low.numeral.value < high.numeral.value <= low.numeral.value * _WIDEST_ALTERNATIVE


def _dimension(amount: Amount) -> str:
    return amount.unit.dimension if amount.unit else "money"

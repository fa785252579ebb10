"""Whether a number with neither currency nor unit is an amount of money, or counts what the next word names."""

from __future__ import annotations

import re
from decimal import Decimal

from language.expressions.amounts import Amount
from language.expressions.comparators import Hint
from language.expressions.ranges import Measure
from language.expressions.records import Operator
from language.patterns import whole_words
from language.schema import Languages
from language.tables import joined

_NEAR = 20
_YEARS = range(1990, 2036)
_WIDEST_RANGE = 20
_SMALLEST_OPEN_RANGE = 10
_SMALLEST_SPELLED = 20
_SMALLEST_BEFORE_SUFFIX = 20
_SMALLEST_CORRECTION = 20
_SMALLEST_SPOKEN = 100
_SMALLEST_OF_MODEL = 1000


class BareNumbers:
    """What the words around a bare number tell of it, in some languages."""

    def __init__(self, languages: Languages) -> None:
        files = [language.bare_numbers for language in languages]
        self._counted = re.compile(rf"\s*\+?\s*-?(?::\d|{joined(files, 'counted')})")
        self._after_prefix = re.compile(joined([language.amounts for language in languages], "after_prefix"))
        self._counted_noun = re.compile(rf"\s+{joined(files, 'counted_noun')}")
        self._model_word = re.compile(rf"{whole_words(joined(files, 'model_words'))}[\s-]+$")
        self._common_word = re.compile(rf"{whole_words(joined(files, 'common_words'))}\s+$")

    def is_money(self, measure: Measure, folded: str) -> bool:
        """Whether a number without currency or unit is an amount of money by what stands around it.

        Args:
            measure: the number, or a range of two.
            folded: the message, folded.
        """
        low, high = measure.low, measure.high
        value = low.numeral.value
        end = (high or low).end
        if self._counted.match(folded, end) or self._counts(measure, folded):
            return False
        before = folded[max(0, low.start - _NEAR) : low.start]
        after_model_word = bool(self._model_word.search(before)) and not self._common_word.search(before)
        if high and not measure.relations:
            return not after_model_word and _is_open_price_range(low, high, folded)
        if low.negative or (low.numeral.upper and low.numeral.value >= _SMALLEST_SPOKEN):
            return True
        if low.numeral.spelled and value < _SMALLEST_SPELLED:
            return False
        if measure.prefixes == (Hint.CORRECTION,) and value < _SMALLEST_CORRECTION:
            return False
        if Operator.AT_LEAST in measure.relations and _is_of_model(value):
            return False
        if any(prefix is not Hint.EXACT for prefix in measure.prefixes):
            return not (Hint.RANGE in measure.prefixes and not high and value in _YEARS)
        if measure.suffix not in (None, Hint.EXACT):
            loose = measure.suffix in (Operator.AT_LEAST, Operator.ABOUT) or value < _SMALLEST_BEFORE_SUFFIX
            return not (loose and after_model_word)
        return low.vague or _is_spoken_sum(low, folded)

    def counts_a_noun(self, measure: Measure, folded: str) -> bool:
        """Whether a bounded number counts the plural noun after it; arguments as in `is_money`."""
        bounded = any(isinstance(relation, Operator) for relation in measure.relations)
        return bounded and self._counts(measure, folded)

    def _counts(self, measure: Measure, folded: str) -> bool:
        """Whether the number counts the plural after it, as one behind a prefix ("sub-500 phones") does not.

        "8 or more outlets" counts, "500 or less, phones" need not.
        """
        is_few = measure.suffix is Operator.AT_LEAST and measure.low.numeral.value < _SMALLEST_SPOKEN
        end = measure.end if is_few else (measure.high or measure.low).end
        after = self._counted_noun.match(folded, end)
        return after is not None and not self._after_prefix.match(folded, measure.low.start)


def _is_of_model(value: Decimal) -> bool:
    """Whether nobody would name such a lowest price: 4060 of a graphics card, as against 4000, 4050 and 3999."""
    return value >= _SMALLEST_OF_MODEL and value % 50 != 0 and value % 10 != 9


def _is_open_price_range(low: Amount, high: Amount, folded: str) -> bool:
    """Whether "300-500" alone is a price range: not years, not a telephone number, not far apart."""
    ends = (low.numeral.value, high.numeral.value)
    chained = folded[max(0, low.start - 1) : low.start] == "-" or folded[high.end : high.end + 1] == "-"
    plausible = min(ends) >= _SMALLEST_OPEN_RANGE and max(ends) <= min(ends) * _WIDEST_RANGE
    return plausible and not chained and not all(end in _YEARS for end in ends)


def _is_spoken_sum(amount: Amount, folded: str) -> bool:
    """Whether a lone number is one that only money is said in: 3万, 两千五, 三百五, 1.5k (no 4k, a resolution)."""
    first, numeral = folded[amount.start], amount.numeral
    if numeral.vague:
        return True
    if first in "百千万亿" or numeral.value < _SMALLEST_SPOKEN:
        return False
    if folded[amount.end - 1] == "k":
        return numeral.value % 1000 != 0
    said = folded[amount.start : amount.end]
    spelled = numeral.spelled and any(scale in said for scale in "十百千万亿")
    return spelled or numeral.elided or (numeral.scale >= _SMALLEST_SPOKEN and "万" in said)

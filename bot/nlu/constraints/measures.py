"""Prices and quantities: amounts put together with their comparators, two amounts joined to a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.nlu.constraints.amounts import Amount, find_amounts, in_minor_units
from bot.nlu.constraints.comparators import Comparators, Hint, Relation
from bot.nlu.constraints.numerals import NUMERAL, read_numeral
from bot.nlu.constraints.records import Constraint, Operator, PriceConstraint, QuantityConstraint
from bot.nlu.constraints.units import Unit

_JOINT = re.compile(r"\s*(?:-|~|to|till|until|up to|through|到|至)\s*")
_JOINT_BETWEEN = re.compile(r"\s*(?:and|&|or|和|跟|与)\s*")
_NO_MONEY = re.compile(
    r"\s*-?(?:percent|years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|people|persons?|players?"
    r"|kids?|children|adults?|times|ports?|ways?|seats?|pages?|colou?rs?|stars?|items?|products?|results?|options?|of"
    r"|reviews?|ratings?|points?|cores?|degrees?|miles?|generations?|models?|things?|ones|others?|more|nits|steps?|am|pm)(?![a-z])"
    r"|\s*(?:[年月天日号岁人次分秒倍折位口核代颗双套张本部支把星级码页款种帧档层家名名点度条只周]|个|小时|台(?!式)|件|排|像素|个月|比|:\d)"
)
_MODEL_WORD = re.compile(
    r"(?<![a-z])(?:[a-z]{1,4}|windows|android|iphone|galaxy|directx|bluetooth|playstation|geforce|radeon|quadro|pixel|version"
    r"|series|model|generation|ryzen|intel|laserjet|officejet|photosmart|deskjet|pixma)[\s-]+$"
)
_COMMON_WORD = re.compile(
    r"(?<![a-z])(?:tvs?|bags?|mugs?|pcs?|case|gifts?|desk|lamp|price|cost|for|is|with|and|or|a|an|the|fan|ring|lens|ram|ssd|toys?"
    r"|book|sofa|shoe|tent|boot|coat|vase|cups?|hat|pen|mat|rug|bike|kit|oven|me|say|like|in|want|need|buy|ok|it)\s+$"
)
_PACK = re.compile(rf"(?<![a-z])(?:packs?|sets?|box(?:es)?|packets?)\s+of\s+(?P<number>{NUMERAL})(?![a-z\d])")
_YEARS = range(1990, 2036)
_LARGEST_SPAN = 20
_SMALLEST_OPEN_RANGE = 10
_SMALLEST_SPELLED = 20
_SMALLEST_BEFORE_SUFFIX = 20

_PRECEDENCE: tuple[Relation, ...] = (
    Operator.AT_MOST,
    Operator.AT_LEAST,
    Operator.ABOUT,
    Hint.BUDGET,
    Hint.RANGE,
    Hint.PRICE,
)
_HINTED = {Hint.BUDGET: Operator.AT_MOST, Hint.RANGE: Operator.AT_LEAST, Hint.PRICE: Operator.EQUAL}


@dataclass(frozen=True)
class _Measure:
    """One amount, or two joined by "to", with everything that was said about it."""

    start: int
    end: int
    low: Amount
    high: Amount | None
    prefixes: tuple[Relation, ...]
    suffix: Relation | None

    @property
    def relations(self) -> tuple[Relation, ...]:
        return (*self.prefixes, *((self.suffix,) if self.suffix else ()))


def find_measures(folded: str, original: str) -> list[Constraint]:
    """Return the prices and quantities of a message.

    Args:
        folded: the message, folded.
        original: the message as written.
    """
    found: list[Constraint] = [_pack(match, original) for match in _PACK.finditer(folded)]
    for measure in _measures(folded, original):
        text = original[measure.start : measure.end]
        if measure.low.unit:
            found.append(_quantity(measure, text))
        elif measure.low.currency or _is_money(measure, folded):
            found.append(_price(measure, text))
    return found


def _pack(match: re.Match[str], original: str) -> QuantityConstraint:
    size = float(read_numeral(match["number"]).value)
    text = original[match.start() : match.end()]
    return QuantityConstraint(match.start(), match.end(), text, Operator.EQUAL, size, size, "pcs", "count")


def _measures(folded: str, original: str) -> Iterator[_Measure]:
    amounts = find_amounts(folded, original)
    if not amounts:
        return
    comparators = Comparators(folded)
    position = 0
    while position < len(amounts):
        low = amounts[position]
        chain = comparators.before(low.start)
        prefixes = tuple(comparator.relation for comparator in chain)
        high = None
        if position + 1 < len(amounts):
            low, high = _joined(low, amounts[position + 1], prefixes, folded, comparators)
        position += 2 if high else 1
        end = (high or low).end
        suffix = comparators.after(end)
        yield _Measure(
            start=chain[-1].start if chain else low.start,
            end=suffix.end if suffix else end,
            low=low,
            high=high,
            prefixes=prefixes,
            suffix=suffix.relation if suffix else None,
        )


def _joined(
    low: Amount, high: Amount, prefixes: tuple[Relation, ...], folded: str, comparators: Comparators
) -> tuple[Amount, Amount | None]:
    """Return both ends of a range with what they share said on both, or the first amount alone."""
    if high.signed_at is not None and folded[low.end : high.signed_at].strip() == "" and not low.negative:
        # In "500-800" the sign of the second number is the joint.
        gap, high = folded[low.end : high.signed_at + 1], replace(high, signed_at=None)
    else:
        gap = folded[low.end : high.start]
    suffix = comparators.after(high.end)
    framed = Hint.RANGE in prefixes or (suffix is not None and suffix.relation is Hint.RANGE)
    if not (_JOINT.fullmatch(gap) or (framed and _JOINT_BETWEEN.fullmatch(gap))):
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


def _dimension(amount: Amount) -> str:
    return amount.unit.dimension if amount.unit else "money"


def _is_money(measure: _Measure, folded: str) -> bool:
    """Whether a number without currency or unit is an amount of money by what stands around it."""
    low, high = measure.low, measure.high
    value = low.numeral.value
    if _NO_MONEY.match(folded, (high or low).end):
        return False
    before = folded[max(0, low.start - 20) : low.start]
    after_model_word = bool(_MODEL_WORD.search(before)) and not _COMMON_WORD.search(before)
    if high and not measure.relations:
        return not after_model_word and _is_open_price_range(low, high, folded)
    if low.negative or (low.numeral.upper and low.numeral.scale >= 100):
        return True
    if low.numeral.spelled and value < _SMALLEST_SPELLED:
        return False
    if measure.prefixes:
        return not (Hint.RANGE in measure.prefixes and not high and value in _YEARS)
    if measure.suffix:
        loose = measure.suffix in (Operator.AT_LEAST, Operator.ABOUT) or value < _SMALLEST_BEFORE_SUFFIX
        return not (loose and after_model_word)
    return low.vague or _is_spoken_sum(low, folded)


def _is_open_price_range(low: Amount, high: Amount, folded: str) -> bool:
    """Whether "300-500" alone is a price range: not years, not a telephone number, not far apart."""
    ends = (low.numeral.value, high.numeral.value)
    chained = folded[max(0, low.start - 1) : low.start] == "-" or folded[high.end : high.end + 1] == "-"
    plausible = min(ends) >= _SMALLEST_OPEN_RANGE and max(ends) <= min(ends) * _LARGEST_SPAN
    return plausible and not chained and not all(end in _YEARS for end in ends)


def _is_spoken_sum(amount: Amount, folded: str) -> bool:
    """Whether a lone number is one that only money is said in: 3万, 两千五, 1.5k (but not the resolution 4k)."""
    first, numeral = folded[amount.start], amount.numeral
    if first in "百千万亿" or numeral.value < 100:
        return False
    if folded[amount.end - 1] == "k":
        return numeral.value % 1000 != 0
    return numeral.scale >= 100 and not folded[amount.start].isascii() or "万" in folded[amount.start : amount.end]


def _operator(measure: _Measure) -> Operator:
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


def _ends(measure: _Measure) -> tuple[Decimal, Decimal]:
    low, high = measure.low, measure.high or measure.low
    first = -low.numeral.value if low.negative else low.numeral.value
    upper = high.numeral.upper or high.numeral.value
    return first, -upper if high.negative else upper


def _price(measure: _Measure, text: str) -> PriceConstraint:
    operator = _operator(measure)
    first, last = _ends(measure)
    currency, last_currency = measure.low.currency, (measure.high or measure.low).currency
    cents = sorted((in_minor_units(first, currency), in_minor_units(last, last_currency)))
    return PriceConstraint(
        start=measure.start,
        end=measure.end,
        text=text,
        op=operator,
        min_cents=None if operator is Operator.AT_MOST else cents[0],
        max_cents=None if operator is Operator.AT_LEAST else cents[1],
        currency=currency.code if currency else None,
        swapped=first > last,
        invalid=cents[0] < 0,
    )


def _quantity(measure: _Measure, text: str) -> QuantityConstraint:
    operator = _operator(measure)
    unit, last_unit = measure.low.unit, (measure.high or measure.low).unit
    if unit is None or last_unit is None:
        raise AssertionError("a quantity has a unit")
    first, last = measure.low.numeral, (measure.high or measure.low).numeral
    ends = sorted((_normal(first.value, unit), _normal(last.upper or last.value, last_unit)))
    return QuantityConstraint(
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

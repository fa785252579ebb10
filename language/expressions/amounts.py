"""Numbers in a message together with the currency or unit beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from language.expressions.numerals import NUMERAL, Numeral, read_numeral
from language.expressions.units import (
    CURRENCY_BEFORE,
    UNIT_AFTER,
    Currency,
    Unit,
    currency_after,
    currency_before,
    unit_named,
)

_HAN = "\u4e00-\u9fff"
_AMOUNT = re.compile(
    # A number inside a word, a version or a model name ("a52", "wh-1000", "1.2.3", 第2) is none.
    rf"(?P<sign>(?<![a-z\d)_])(?:-|minus\s|负))?"
    rf"(?:(?P<before>(?<![a-z])(?:us|hk|nt)\s?\$|(?<![a-z])(?:ca?|au?|s)\$|jp\s?¥|[$£€¥₩₹])\s?|(?<![a-z\d_])(?<!\d[.,/])(?<![a-z]-)(?<!第)(?:(?P<before_word>{CURRENCY_BEFORE})\s?)?)"
    rf"(?P<inner_sign>-)?(?P<number>{NUMERAL})(?P<vague>多|来(?!个))?"
    rf"(?:[\s-]?(?P<unit>{UNIT_AFTER})|(?!(?!ish)[a-z\d_%‰°]))"
)
_SMALL_CHANGE = re.compile(
    r"(?P<jiao>[1-9一二三四五六七八九])(?:毛|角|(?![\d.a-z十百千万个件只条张台部双米寸斤克升本支把块套盒瓶到至]|包(?!邮)))"
)
_COUNTED_THING = re.compile(
    rf"(?!钱|以|之|左|上|下|内|的|多|到|至|吧|了|啊|出|封|起|还|或|和|跟|能|可|够|行|就|预|不)[{_HAN}]"
)
_MEMORY_WORD = re.compile(r"\+|内存|运存|存储|闪存|固态|硬盘|ram\b|rom\b|memory|storage|ssd|ddr")
_NETWORK_GENERATIONS = range(2, 7)
_NEAR = 10
_LARGEST_IN_INCHES = 120
_MEMORY_SIZES = frozenset({4, 8, 12, 16, 24, 32, 64, 128, 256, 512, 1024})


@dataclass(frozen=True)
class Amount:
    """A number with its currency (money), its unit (a quantity) or neither; `vague` is a Chinese "or so" inside it."""

    start: int
    end: int
    numeral: Numeral
    signed_at: int | None = None
    currency: Currency | None = None
    unit: Unit | None = None
    vague: bool = False

    @property
    def negative(self) -> bool:
        """Whether a minus sign stands before it."""
        return self.signed_at is not None

    @property
    def bare(self) -> bool:
        """Whether nothing beside the number says what it counts."""
        return self.currency is None and self.unit is None


def find_amounts(folded: str, original: str) -> list[Amount]:
    """Return every number of a message, in order.

    Args:
        folded: the message, folded.
        original: the message as written: case tells a metre from the brand 3M, and GB from grams.
    """
    return [amount for match in _AMOUNT.finditer(folded) if (amount := _read(match, folded, original))]


def _read(match: re.Match[str], folded: str, original: str) -> Amount | None:
    numeral, end = read_numeral(match["number"]), match.end("number")
    if match["vague"]:
        end = match.end("vague")
        if match["vague"] == "多" and numeral.value:
            numeral = replace(numeral, upper=numeral.value + _step(numeral.value))
    before = match["before"] or match["before_word"]
    currency, unit = currency_before(before) if before else None, None
    if surface := match["unit"]:
        named = currency_after(surface)
        if named and not _counts_things(surface, numeral, folded, match.end("unit")):
            currency, end = named, match.end("unit")
            if surface == "块" and (change := _SMALL_CHANGE.match(folded, end)):
                numeral, end = Numeral(numeral.value + read_numeral(change["jiao"]).value / 10), change.end()
        elif not named and not currency:
            unit = _unit_meant(surface, numeral, match, folded, original)
            if unit is None and match.start("unit") == end:
                return None  # 5g and 3M are names
            end = match.end("unit") if unit else end
    sign = "sign" if match["sign"] else "inner_sign" if match["inner_sign"] else None
    return Amount(
        start=match.start(),
        end=end,
        numeral=numeral,
        signed_at=match.start(sign) if sign else None,
        currency=currency,
        unit=unit,
        vague=match["vague"] == "来",
    )


def _step(value: Decimal) -> Decimal:
    """Return how far "more than" reaches in Chinese: 八百多 lies below nine hundred, 1500多 below 1600."""
    step = Decimal(1)
    while value % (step * 10) == 0:
        step *= 10
    return step


def _counts_things(surface: str, numeral: Numeral, folded: str, end: int) -> bool:
    """Whether 块 counts things (一块手表, a watch) and is no money."""
    return surface == "块" and numeral.value < 10 and bool(_COUNTED_THING.match(folded, end))


def _unit_meant(surface: str, numeral: Numeral, match: re.Match[str], folded: str, original: str) -> Unit | None:
    """Return the unit, or None where the letter means something else beside this number (5g, 3M, 15 in black)."""
    start, value = match.start("unit"), numeral.value
    spaced = start > match.end("number")
    no_unit = {
        "in": folded[start - 1].isspace(),
        "m": original[start] == "M",
        "g": value in _NETWORK_GENERATIONS and not spaced,
        '"': value > _LARGEST_IN_INCHES or folded.count('"', 0, start) % 2 == 1,
        "'": spaced or folded.count("'", 0, start) % 2 == 1,
        "h": spaced,
        "pk": spaced,
        "件": value == 1,
        "口": value == 1,
        "人": value == 1,
    }
    if no_unit.get(surface, False):
        return None
    if surface == "g":
        beside_memory = _MEMORY_WORD.search(folded, max(0, match.start() - _NEAR), start + _NEAR)
        if original[start] == "G" or (value in _MEMORY_SIZES and beside_memory):
            return unit_named("gb")
    return unit_named(surface)


def in_minor_units(value: Decimal, currency: Currency | None) -> int:
    """Return an amount of money in minor units, rounded; 100 of them make one where no currency was said."""
    return int((value * (currency.minor if currency else 100)).to_integral_value())

"""Numbers in a message together with the currency or unit beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.nlu.constraints.numerals import NUMERAL, Numeral, read_numeral
from bot.nlu.constraints.units import CURRENCY_BEFORE, UNIT_AFTER, Currency, Unit, currency_after, currency_before, unit_named

_HAN = "\u4e00-\u9fff"
_AMOUNT = re.compile(
    # A number inside a word, a version or a model name ("a52", "wh-1000", "1.2.3", 第2) is none.
    rf"(?P<sign>(?<![a-z\d)_])(?:-|minus\s|负))?"
    rf"(?:(?P<before>us\s?\$|[$£€¥])\s?|(?<![a-z\d_])(?<!\d[.,/])(?<![a-z]-)(?<!第)(?:(?P<before_word>{CURRENCY_BEFORE})\s?)?)"
    rf"(?P<inner_sign>-)?(?P<number>{NUMERAL})(?P<vague>多|来(?!个))?"
    rf"(?:[\s-]?(?P<unit>{UNIT_AFTER})|(?!(?!ish)[a-z\d_%‰°]))"
)
_SMALL_CHANGE = re.compile(rf"(?P<jiao>[1-9一二三四五六七八九])(?:毛|角|(?=$|[\s,。.!?的以左]))")
_COUNTED_THING = re.compile(rf"(?!钱|以|之|左|上|下|内|的|多|到|至|吧|了|啊|出|封|起|还|或|和|跟|能|可|够|行|就|预|不)[{_HAN}]")
_MEMORY_WORD = re.compile(r"\s?(?:\+|内存|运存|存储|闪存|固态|硬盘|ram\b|rom\b|memory|storage|ssd)")
_NETWORK_GENERATIONS = range(2, 7)
_MEMORY_SIZES = frozenset({4, 8, 12, 16, 24, 32, 64, 128, 256, 512, 1024})


@dataclass(frozen=True)
class Amount:
    """A number with its currency (money), its unit (a quantity) or neither. Ends already count in `currency` or `unit`."""

    start: int
    end: int
    numeral: Numeral
    negative: bool = False
    signed_at: int | None = None
    currency: Currency | None = None
    unit: Unit | None = None
    vague: bool = False

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
    return [_read(match, folded, original) for match in _AMOUNT.finditer(folded)]


def _read(match: re.Match[str], folded: str, original: str) -> Amount:
    numeral = read_numeral(match["number"])
    end = match.end("vague") if match["vague"] else match.end("number")
    currency = currency_before(match["before"] or match["before_word"]) if match["before"] or match["before_word"] else None
    unit = None
    if surface := match["unit"]:
        named = currency_after(surface)
        if named and not _counts_things(surface, numeral, folded, match.end("unit")):
            currency, end = named, match.end("unit")
            if surface == "块" and (change := _SMALL_CHANGE.match(folded, end)):
                jiao = read_numeral(change["jiao"]).value / 10
                numeral, end = Numeral(numeral.value + jiao), change.end()
        elif not named and not currency:
            unit = _unit_meant(surface, numeral, match, folded, original)
            end = match.end("unit") if unit else end
    sign_at = match.start("sign") if match["sign"] else match.start("inner_sign") if match["inner_sign"] else None
    return Amount(
        start=match.start(),
        end=end,
        numeral=numeral,
        negative=sign_at is not None,
        signed_at=sign_at,
        currency=currency,
        unit=unit,
        vague=bool(match["vague"]),
    )


def _counts_things(surface: str, numeral: Numeral, folded: str, end: int) -> bool:
    """Whether 块 counts things (一块手表, a watch) and is no money."""
    return surface == "块" and numeral.value < 10 and bool(_COUNTED_THING.match(folded, end))


def _unit_meant(surface: str, numeral: Numeral, match: re.Match[str], folded: str, original: str) -> Unit | None:
    """Return the unit, or None where the letter means something else beside this number (5g, 3M, 15 in black)."""
    start, value = match.start("unit"), numeral.value
    spaced = start > match.end("number")
    if surface == "in" and folded[start - 1].isspace():
        return None
    if surface == "m" and original[start] == "M":
        return None
    if surface == '"' and (value > 120 or folded.count('"', 0, start) % 2):
        return None
    if surface == "件" and value == 1:
        return None
    if surface == "g":
        if value in _NETWORK_GENERATIONS and not spaced:
            return None
        in_capitals = original[start] == "G"
        beside_memory = folded[match.start() - 1 : match.start()] == "+" or _MEMORY_WORD.match(folded, start + 1)
        if in_capitals or (value in _MEMORY_SIZES and beside_memory):
            return unit_named("gb")
    return unit_named(surface)


def in_minor_units(value: Decimal, currency: Currency | None) -> int:
    """Return an amount of money in minor units, rounded; 100 of them make one where no currency was said."""
    return int((value * (currency.minor if currency else 100)).to_integral_value())

"""Which commas, points and blanks between digits belong to a number, and what they say; the words around it decide."""

from __future__ import annotations

import re
from dataclasses import dataclass

from language.currencies import Currencies
from language.errors import FigureError
from language.expressions.comparators import ComparatorFinder
from language.figures import plain_figure
from language.fold import FoldedText
from language.money import minor_unit_decimals
from language.numerals import Numerals
from language.patterns import bounded, group
from language.schema import Languages
from language.tables import joined
from language.units import UnitNames

_NUMBERS = re.compile(r"(?<![a-z\d_])(?<!\d[.,'])\d+(?:[.,' ]\d+)+(?![.,']?\d)")
_PART = re.compile(r"[^ 、]+")
_NO_BREAK, _THIN = "\u00a0", "\u202f\u2009\u2007"
_WIDE_COMMA = re.compile("(?<=[0-9])，(?=[0-9])")
_NEAR = 20
_BLANKS = re.compile(r"[1-9]\d{0,2}(?: \d{3}){1,3}")
_BLANKS_AND_DECIMALS = re.compile(rf"{_BLANKS.pattern}[.,]\d\d")
_TWO_NUMBERS = re.compile(r"\d+,\d+")
_TWO_DIGITS = re.compile(r"\d,\d")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_DECIMALS = re.compile(r"\d+,\d{1,2}|0,\d{3,4}")
_SURE_DECIMALS = re.compile(r"\d{1,2},\d|\d,\d\d|0,\d{1,4}")
"""Before a unit a comma may also part two conditions: "500,16gb"."""


@dataclass(frozen=True)
class _Around:
    """What stands around a number: money or a unit, whose numbers have `decimals`, or a scale (2,3百: 200 or 300)."""

    is_price: bool = False
    decimals: int | None = None
    is_measure: bool = False
    is_han_scaled: bool = False


class NumberMarks:
    """Writes the numbers of messages with the marks of English and Chinese: `1,299.00`.

    One comma or point before three digits is read as these languages do (1,299 and 1.299 kg), but that a price has no
    more decimals than its currency: 1.299 euros are thousands.
    """

    def __init__(self, languages: Languages, numerals: Numerals, comparators: ComparatorFinder) -> None:
        files = [language.amounts for language in languages]
        self._comparators, self._currencies = comparators, Currencies(languages)
        joint = rf"\s*(?:-|~|{bounded(group([joined(files, 'to'), joined(files, 'between_and')]))})\s*"
        number = r"\d(?:[\d.,' ]*\d)?"
        ended = r"(?:(?<![a-z])|(?![a-z\d_]))"
        sign = rf"(?:(?<![a-z])|(?![a-z])){group(self._currencies.before_sources)}\s?"
        money = rf"[\s-]?(?P<money>{group(self._currencies.after_sources)}){ended}"
        # What is said of one end of a range is said of both.
        self._sign = re.compile(rf"(?P<sign>{sign})(?:{number}{joint})?\Z")
        self._money = re.compile(rf"(?:{joint}(?:{sign})?{number})?{money}")
        self._units = UnitNames(languages, said=True)
        self._unit = re.compile(rf"(?:{joint}{number})?[\s-]?(?P<unit>{group(self._units.sources)}){ended}")
        self._scale = re.compile(numerals.scale)
        self._other_end = re.compile(rf"\D{{0,{_NEAR}}}?{joint}\D{{0,2}}\d")
        self._joint_before = re.compile(rf"{joint}\Z")
        self._between = re.compile(rf"{bounded(joined(files, 'between'))}\s*\Z")
        self._between_after = re.compile(rf"(?:{money})?\s*{joined(files, 'between_after')}")

    def settle(self, text: FoldedText) -> FoldedText:
        """Return the message with its numbers written alike, and a comma that parts two numbers as `、`."""
        folded = text.folded
        for comma in _WIDE_COMMA.finditer(text.original):
            folded = f"{folded[: comma.start()]}、{folded[comma.end() :]}"
        folded = _NUMBERS.sub(lambda match: self._written(match, FoldedText(text.original, folded)), folded)
        return FoldedText(text.original, folded)

    def _written(self, match: re.Match[str], text: FoldedText) -> str:
        """Return digits with marks between them, written as one number or as several."""
        surface, start = match[0], match.start()
        if " " not in surface or self._parts_thousands(surface, start, text):
            return self._one(surface, start, text.folded)
        return _PART.sub(lambda part: self._one(part[0], start + part.start(), text.folded), surface)

    def _parts_thousands(self, surface: str, start: int, text: FoldedText) -> bool:
        """Whether the blanks of "1 299" part thousands, and not two numbers as in "iPhone 12 128 GB"."""
        if _BLANKS_AND_DECIMALS.fullmatch(surface):
            return True
        if not _BLANKS.fullmatch(surface):
            return False
        end = start + len(surface)
        blanks = {text.original[place] for place in range(start, end) if text.folded[place] == " "}
        if blanks <= set(_THIN) or self._sign.search(text.folded, max(0, start - _NEAR), start):
            return True
        joined_or_limited = self._joint_before.search(text.folded, max(0, start - _NEAR), start) or (
            self._comparators.find(text).before(start)
        )
        return bool(joined_or_limited or blanks == {_NO_BREAK}) and self._money.match(text.folded, end) is not None

    def _one(self, surface: str, start: int, folded: str) -> str:
        end = start + len(surface)
        if _TWO_NUMBERS.fullmatch(surface) and self._are_two_ends(start, end, folded):
            return surface.replace(",", "、")
        around = self._around(start, end, folded)
        if _TWO_NUMBERS.fullmatch(surface) and not _THOUSANDS.fullmatch(surface):
            if around.is_measure and not _SURE_DECIMALS.fullmatch(surface):
                return surface.replace(",", "、")
            if around.is_han_scaled and _TWO_DIGITS.fullmatch(surface):
                return surface.replace(",", "、")
            if around.is_han_scaled or not _DECIMALS.fullmatch(surface):
                return surface
        try:
            return plain_figure(surface, around.decimals, ".")
        except FigureError:
            return surface  # a version, a date, a list

    def _are_two_ends(self, start: int, end: int, folded: str) -> bool:
        """Whether a comma parts the ends of a range: "between 100,200" but not "between 1,200 and 1,500"."""
        if self._between.search(folded, max(0, start - _NEAR), start):
            return not self._other_end.match(folded, end)
        has_joint = self._joint_before.search(folded, max(0, start - _NEAR), start)
        return not has_joint and self._between_after.match(folded, end) is not None

    def _around(self, start: int, end: int, folded: str) -> _Around:
        if scale := self._scale.match(folded, end):
            return _Around(is_han_scaled=not scale[0].isascii())
        if sign := self._sign.search(folded, max(0, start - _NEAR), start):
            currency = self._currencies.before(sign["sign"].strip())
        elif money := self._money.match(folded, end):
            currency = self._currencies.after(money["money"])
        else:
            found = self._unit.match(folded, end)
            unit = self._units.named(found["unit"]) if found else None
            return _Around(decimals=0 if unit and unit.whole else None, is_measure=unit is not None)
        decimals = [minor_unit_decimals(code) for code in currency.codes] if currency else []
        return _Around(True, max(decimals, default=None))

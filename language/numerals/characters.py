"""Numbers with one character for each digit and each scale, figures among them: 两千五, 1万2, 三四十万, 几百."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from language.numerals.digits import FIGURE, figure_value
from language.numerals.numeral import Numeral
from language.patterns import NEVER, group
from language.schema import Language

_PART = re.compile(rf"{FIGURE}|.")
_TEN = Decimal(10)
_SMALLEST_ELIDED = 100
_SAID_TOGETHER = frozenset({(3, 5)})
"""Digits that are said for a span beside those that follow each other: 三五十."""


@dataclass(frozen=True)
class _Reading:
    value: Decimal
    scale: int
    elided: bool = False


class CharacterNumerals:
    """The numbers of a language of Han script."""

    def __init__(self, language: Language) -> None:
        own = self._own = language.numerals
        self._values = {**own.values, **own.variants}
        self._scales = {**own.scales, **own.sections}
        digits, scales = "".join(self._values), "".join(self._scales)
        counted = "".join(name for name, value in self._values.items() if value)
        every = f"{digits}{scales}{own.some}"
        self._letters = {**own.letters, **own.unit_letters}
        letters = _any_of(self._letters)
        several = rf"{_any_of(own.several)}(?=[{scales}])"
        self._several = re.compile(several)
        self._characters = frozenset(every + "".join((*own.several, *own.fractions)))
        self.scale = f"[{scales}]"
        """Source of an expression for what multiplies the figure before it."""
        after_digits = rf"{_any_of(own.after_digits)}(?:\d{{1,4}}(?!\d)|[{counted}{own.some}])?"
        whole = rf"(?:{several})?(?=[{every}]*[{digits}{scales}])[{every}]{{1,12}}"
        point = rf"(?:{own.point}[{digits}]{{1,4}})?" if own.point else ""
        part = rf"[{counted}]{{1,2}}{own.under}[{counted}]" if own.under else NEVER
        self.source = group(
            [
                rf"{FIGURE}(?:{after_digits}){{1,4}}(?![{every}])",
                rf"\d{{1,3}}{letters}\d(?![\d.,a-z])",
                rf"(?<![{every}]){group([*own.about, part, whole + point, *own.fractions])}(?![{every}])",
            ]
        )
        """Source of an expression for one number; see `Numerals.source`."""
        self._letter = re.compile(rf"(\d+)({letters})(\d)")
        self._stretched = re.compile(rf"(.+){own.some}(?=[{counted}])(.+)") if own.some else re.compile(NEVER)
        low = "".join(name for name, value in self._values.items() if 1 <= value < _TEN)
        self._pair = re.compile(rf"(?<![{digits}])([{low}])([{low}])(?=([{scales}])|$)")

    def has_part_in(self, text: str) -> bool:
        """Tell whether a match of `source` or of another's is one of these numbers."""
        return any(character in self._characters for character in text) or self._letter.fullmatch(text) is not None

    def read(self, text: str) -> Numeral:
        """Return the number that a match of `source` stands for."""
        own = self._own
        if text in own.about:
            return Numeral(Decimal(own.about[text]), scale=own.about[text], spelled=True, vague=True)
        if text in own.fractions:
            return Numeral(own.fractions[text], spelled=True, partial=True)
        if own.under and own.under in text:
            under, over = (self._places(list(part)).value for part in text.split(own.under))
            return Numeral(round(over / under, 6), spelled=True, partial=True)
        if stretched := self._stretched.fullmatch(text):  # 十几二十
            lower, higher = (self._places(list(self._parts(part, 0))) for part in stretched.groups())
            return Numeral(lower.value, higher.value, higher.scale, spelled=True)
        if letter := self._letter.fullmatch(text):
            scale = self._letters[letter[2]]
            return Numeral(Decimal(letter[1]) * scale + Decimal(letter[3]) * scale / 10, scale=scale // 10, elided=True)
        whole, _, decimals = text.partition(own.point) if own.point else (text, "", "")
        low, high = (self._places(list(self._parts(whole, end))) for end in (0, 1))
        spelled = not text[0].isdigit()
        if decimals:
            written = "".join(str(self._values[digit]) for digit in decimals)
            return Numeral(low.value + Decimal(f".{written}"), spelled=spelled)
        upper = high.value if high.value > low.value else None
        return Numeral(low.value, upper, low.scale, spelled=spelled, elided=low.elided)

    def _parts(self, text: str, end: int) -> Iterator[str | Decimal]:
        """Yield the parts of a number; of what is a span (三四十, 几百, 三十几) its lower end or, with 1, its upper."""
        if several := self._several.match(text):
            yield Decimal(self._own.several[several[0]][end])
            text = text[several.end() :]
        pair = self._pair.search(text)
        if pair and self._is_span(pair):
            text = text[: pair.start()] + pair[1 + end] + text[pair.end(2) :]
        for part in _PART.finditer(text):
            before_scale = text[part.end() : part.end() + 1] in self._own.scales
            yield (_TEN if end else Decimal(before_scale)) if part[0] == self._own.some else part[0]

    def _is_span(self, pair: re.Match[str]) -> bool:
        low, high = self._values[pair[1]], self._values[pair[2]]
        return low < high and (pair[3] is not None or high == low + 1 or (low, high) in _SAID_TOGETHER)

    def _places(self, parts: list[str | Decimal]) -> _Reading:
        total, section, digit, scale, exact = Decimal(0), Decimal(0), Decimal(0), 1, False
        for part in parts:
            if isinstance(part, Decimal):
                digit = part
            elif part in self._values:
                digit, exact = digit * 10 + self._values[part], exact or not self._values[part]
            elif part in self._own.sections:
                scale = self._scales[part]
                total, section, digit = total + (section + digit or 1) * scale, Decimal(0), Decimal(0)
            elif part in self._scales:
                scale = self._scales[part]
                section, digit = section + (digit or 1) * scale, Decimal(0)
            else:
                digit = figure_value(part)
        if 0 < digit <= _TEN and scale >= _SMALLEST_ELIDED and not exact:
            # The last digit of 一百二 or 1万2 counts tenths of the scale before it.
            return _Reading(total + section + digit * scale / 10, scale // 10, elided=True)
        return _Reading(total + section + digit, 1 if digit else scale)


def _any_of(names: object) -> str:
    return group(sorted(names, key=len, reverse=True))  # type: ignore[call-overload]

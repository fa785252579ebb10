"""Numbers as people write them: 1,500, 1.5k, 两千五, 1万2, two hundred."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from language.figures import read_figure
from language.patterns import NEVER, group
from language.schema import Language

_FIGURE = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,3}|[1-9]\d?(?:,\d\d){1,3},\d{3}|\d{1,9})(?:\.\d{1,4})?|(?<![.\w])\.\d{1,2})(?![.,]?\d)"
)
"""Digits with the marks that English and Chinese use."""
_LARGEST_SCALE_OF_SPAN = 10_000


@dataclass(frozen=True)
class Numeral:
    """A number; `upper` is the other end of a spoken span (五六百), `scale` what it was counted in (百, k), else 1."""

    value: Decimal
    upper: Decimal | None = None
    scale: int = 1
    spelled: bool = False


class Numerals:
    """The numbers of some languages, and those in digits."""

    def __init__(self, languages: Iterable[Language]) -> None:
        spoken = [language for language in languages if language.numerals.values]
        characters = [_Characters(language) for language in spoken if language.about.script == "Han"]
        words = [_Words(language) for language in spoken if language.about.script == "Latin"]
        self._spoken: tuple[_Spoken, ...] = (*characters, *words)
        thousand = r"\s?k(?![a-z\d])"
        endings = [thousand, *(kind.after_digits for kind in characters)]
        self.scale = group([thousand, *(kind.scale for kind in self._spoken)])
        """Source of a regular expression for what multiplies the figure before it: k, 万, thousand."""
        self.source = group([rf"{_FIGURE}{group(endings)}?", *(kind.source for kind in self._spoken)])
        """Source of a regular expression for one number in folded text."""

    def read(self, text: str) -> Numeral:
        """Return the number that a match of `source` stands for."""
        spoken = next((kind for kind in self._spoken if kind.has_part_in(text)), None)
        return spoken.read(text) if spoken else _read_digits(text)


class _Spoken(Protocol):
    """The numbers of one language that are not all digits."""

    source: str
    scale: str

    def has_part_in(self, text: str) -> bool: ...

    def read(self, text: str) -> Numeral: ...


def _read_digits(text: str) -> Numeral:
    if text.endswith("k"):
        return Numeral(_value(text[:-1]) * 1000, scale=1000)
    return Numeral(_value(text))


def _value(figure: str) -> Decimal:
    return read_figure(figure, mark=".")


class _Words:
    """Words with blanks between them, each added to those before: two hundred and fifty."""

    def __init__(self, language: Language) -> None:
        own = language.numerals
        self._values = {**own.values, **own.variants}
        self._scales, self._sections = own.scales, own.sections
        all_scales = [*own.scales, *own.sections]
        scale = group(all_scales)
        self.scale = rf"\s{scale}(?![a-z])"
        word = group(sorted((*self._values, *all_scales), key=len, reverse=True)) + "(?![a-z])"
        after_scale = group(f"(?<={name})" for name in all_scales)
        joint = rf"{after_scale}\s+{own.joint}\s+(?!{word}\s+{scale}){word}" if own.joint else NEVER
        one = rf"(?:{own.one}\s+(?={scale}))?" if own.one else ""
        self.source = rf"{one}{word}(?:{joint}|[\s-]+{word}){{0,6}}"

    def has_part_in(self, text: str) -> bool:
        return text[0].isalpha() and text.isascii()

    def read(self, text: str) -> Numeral:
        total, section, scale = 0, 0, 1
        for word in re.findall("[a-z]+", text):
            if word in self._values:
                section, scale = section + self._values[word], 1
            elif word in self._scales:
                scale = self._scales[word]
                section = (section or 1) * scale
            elif word in self._sections:
                scale = self._sections[word]
                total, section = total + (section or 1) * scale, 0
        return Numeral(Decimal(total + section), scale=scale, spelled=True)


class _Characters:
    """One character for each digit and each scale, figures among them: 两千五, 1万2."""

    def __init__(self, language: Language) -> None:
        own = language.numerals
        self._values = {**own.values, **own.variants}
        self._scales, self._sections = own.scales, own.sections
        self._all_scales = {**own.scales, **own.sections}
        self._characters = "".join((*self._values, *self._all_scales))
        self.source = rf"(?<![{self._characters}])[{self._characters}]{{1,12}}(?![{self._characters}])"
        digits = "".join(name for name, value in self._values.items() if value)
        self.scale = f"[{''.join(self._all_scales)}]"
        self.after_digits = rf"(?:[{''.join(own.after_digits)}](?:\d{{1,4}}(?!\d)|[{digits}])?){{0,4}}"
        lower = "".join(name for name, value in self._values.items() if 1 <= value <= 8)
        upper = "".join(name for name, value in own.values.items() if value >= 2)
        scales = "".join(name for name, scale in self._all_scales.items() if scale <= _LARGEST_SCALE_OF_SPAN)
        self._span_of_two = re.compile(f"([{lower}])([{upper}])([{scales}])")

    def has_part_in(self, text: str) -> bool:
        return any(character in self._characters for character in text)

    def read(self, text: str) -> Numeral:
        if (pair := self._span_of_two.fullmatch(text)) and self._values[pair[1]] < self._values[pair[2]]:
            scale = self._all_scales[pair[3]]
            low, high = (Decimal(self._values[digit] * scale) for digit in pair.groups()[:2])
            return Numeral(low, high, scale, spelled=True)
        return self._read_places(text)

    def _read_places(self, text: str) -> Numeral:
        total, section, digit, scale, exact = Decimal(0), Decimal(0), Decimal(0), 1, False
        for part in re.findall(rf"{_FIGURE}|.", text):
            if part in self._values:
                digit, exact = digit * 10 + self._values[part], exact or not self._values[part]
            elif part in self._sections:
                scale = self._sections[part]
                total, section, digit = total + (section + digit or 1) * scale, Decimal(0), Decimal(0)
            elif part in self._scales:
                scale = self._scales[part]
                section, digit = section + (digit or 1) * scale, Decimal(0)
            elif part[-1].isdigit():
                digit = _value(part)
        spelled = not text[0].isdigit()
        if 0 < digit < 10 and scale >= 100 and not exact:
            # The last digit of 一百二 or 1万2 counts tenths of the scale before it.
            return Numeral(total + section + digit * scale / 10, scale=scale // 10, spelled=spelled)
        return Numeral(total + section + digit, scale=1 if digit else scale, spelled=spelled)

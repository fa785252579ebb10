"""Numbers in words with blanks between them: two hundred and fifty, a couple hundred, two and a half, two fifty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from language.numerals.digits import FIGURE, figure_value
from language.numerals.numeral import Numeral
from language.patterns import NEVER, group
from language.schema import Language

_PART = re.compile(rf"{FIGURE}|[a-z]+")
_WORD_END = r"(?![a-z])"
_TEN, _TWENTY, _HUNDRED = 10, 20, 100


class WordNumerals:
    """The numbers of a language of Latin script."""

    def __init__(self, language: Language) -> None:
        own = self._own = language.numerals
        self._values = {**own.values, **own.variants}
        self._scales = {**own.scales, **own.sections}
        scale = group(self._scales) + _WORD_END
        self.scale = rf"\s{scale}"
        """Source of an expression for what multiplies the figure before it."""
        word = group(sorted((*self._values, *self._scales), key=len, reverse=True)) + _WORD_END
        one = rf"(?:{own.one}\s+)?"
        after_scale = group(f"(?<={name})" for name in self._scales)
        joint = rf"{after_scale}\s+{own.joint}\s+(?!{word}\s+{scale}){word}" if own.joint else NEVER
        of = rf"(?:\s+{own.of})?" if own.of else ""
        fraction = rf"{group(own.fractions)}s?{_WORD_END}"
        several = rf"{one}{group([*own.several, *own.couple])}{of}\s+{scale}(?:\s+{scale})?"
        spelled = rf"(?:{own.one or NEVER}\s+(?={scale}))?{word}(?:{joint}|[\s-]+{word}){{0,6}}"
        mixed = rf"\s+{own.joint}\s+{one}(?:{word}[\s-])?{fraction}(?:\s+{scale})?" if own.joint else NEVER
        part = rf"(?:{word}[\s-]|{one}){fraction}{of}(?:\s+{own.one or NEVER})?(?:\s+{scale})?"
        point = rf"\s+{own.point}(?:\s+{word}){{1,3}}" if own.point else NEVER
        self.source = group([several, part, rf"{spelled}{group([mixed, point])}?", rf"{FIGURE}{mixed}"])
        """Source of an expression for one number; see `Numerals.source`."""
        self._words = {*self._values, *self._scales, *own.fractions, *own.several, *own.couple}

    def has_part_in(self, text: str) -> bool:
        """Tell whether a match of `source` or of another's is one of these numbers."""
        return text.isascii() and any(self._plain(word) in self._words for word in _PART.findall(text))

    def read(self, text: str) -> Numeral:
        """Return the number that a match of `source` stands for."""
        own = self._own
        parts = [self._plain(part) for part in _PART.findall(text)]
        if own.point in parts:
            place = parts.index(own.point)
            decimals = "".join(str(self._values[part]) for part in parts[place + 1 :])
            return Numeral(self._sum(parts[:place], 0) + Decimal(f".{decimals}"), spelled=True)
        low, high = (self._sum(parts, end) for end in (0, 1))
        scale = 1
        for part in parts:
            scale = self._scales.get(part, 1 if part in self._values else scale)
        return Numeral(
            low,
            high if high > low else None,
            scale,
            spelled=not text[0].isdigit(),
            vague=any(part in own.couple for part in parts),
            partial=scale == 1 and any(part in own.fractions for part in parts),
        )

    def _plain(self, part: str) -> str:
        return part[:-1] if part[-1] == "s" and part[:-1] in self._own.fractions else part

    def _sum(self, parts: Sequence[str], end: int) -> Decimal:
        """Add up the parts of a number; of what is a span (a few hundred) its lower end or, with 1, its upper."""
        own, total, section = self._own, Decimal(0), _Section(end)
        for place, part in enumerate(parts):
            if part in own.fractions:
                section.take_part(own.fractions[part], parts[place - 1] in self._values if place else False)
            elif part in own.several:
                section.value = Decimal(own.several[part][end])
            elif part in own.couple:
                section.value = Decimal(own.couple[part])
            elif part in self._values:
                following = parts[place + 1] if place + 1 < len(parts) else ""
                section.take(self._values[part], following in self._scales)
            elif part in own.sections:
                total += (section.value or 1) * own.sections[part]
                section = _Section(end)
            elif part in own.scales:
                section.count(own.scales[part])
            elif part[-1].isdigit():
                section.value += figure_value(part)
        return total + section.value


class _Section:
    """The words of a number up to the next thousand or million."""

    def __init__(self, end: int) -> None:
        self.value = Decimal(0)
        self._end = end
        self._last = 0
        """The value that the word before adds, 0 after a scale."""
        self._in_cents = False

    def count(self, scale: int) -> None:
        """Take a scale: two *hundred*."""
        self.value, self._last = (self.value or Decimal(1)) * scale, 0

    def take_part(self, part: Decimal, of_last: bool) -> None:
        """Take a part of one, or of the number right before: three *quarters*."""
        self.value += (self._last * part - self._last) if of_last else part

    def take(self, value: int, before_scale: bool) -> None:
        """Take a value."""
        last, self._last = self._last, value
        if last and value >= _TEN and self.value < _TWENTY:
            self.value = self.value * _HUNDRED + value  # "two fifty"
        elif (last and value == last + _TEN) or (last and last < value < _TEN and before_scale):
            self.value += (value - last) * self._end  # "thirty forty", "five six hundred"
        elif last and value >= _TEN:
            self.value, self._in_cents = self.value + Decimal(value) / _HUNDRED, True  # "twenty nine ninety nine"
        else:
            self.value += Decimal(value) / (_HUNDRED if self._in_cents else 1)

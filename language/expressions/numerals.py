"""Numbers as people write them: 1,500, 1.5k, 两千五, 1万2, two hundred."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_HAN = "".join((*_HAN_DIGITS, *_HAN_SCALES))
_UP_TO_NINETEEN = """one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: value for value, word in enumerate(_UP_TO_NINETEEN.split(), start=1)}
_WORDS |= {word: 10 * tens for tens, word in enumerate(_TENS.split(), start=2)}
_WORD_SCALES = {"hundred": 100, "thousand": 1_000}

_WORD = "(?:" + "|".join(sorted((*_WORDS, *_WORD_SCALES), key=len, reverse=True)) + ")(?![a-z])"
_SCALE_AHEAD = rf"(?!{_WORD}\s+(?:hundred|thousand))"
_ENGLISH = (
    rf"(?:a\s+(?=hundred|thousand))?{_WORD}"
    rf"(?:(?:(?<=hundred)|(?<=thousand))\s+and\s+{_SCALE_AHEAD}{_WORD}|[\s-]+{_WORD}){{0,6}}"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:\.\d{1,4})?(?![.,]?\d)"
_MIXED = rf"{_DIGITS}(?:\s?k(?![a-z\d])|(?:[百千万亿](?:\d{{1,4}}(?!\d)|[一二两三四五六七八九])?){{0,4}})"
_CHINESE = rf"(?<![{_HAN}])[{_HAN}]{{1,12}}(?![{_HAN}])"

NUMERAL = rf"(?:{_MIXED}|{_CHINESE}|{_ENGLISH})"
"""Source of a regular expression for one number in folded text."""

_SPAN_OF_TWO = re.compile(r"([一二两三四五六七八])([二三四五六七八九])([十百千万])")


@dataclass(frozen=True)
class Numeral:
    """A number; `upper` is the other end of a spoken span (五六百), `scale` what it was counted in (百, k), else 1."""

    value: Decimal
    upper: Decimal | None = None
    scale: int = 1
    spelled: bool = False


def read_numeral(text: str) -> Numeral:
    """Return the number that a match of `NUMERAL` stands for."""
    if text.isascii():
        return _read_english(text) if text[0].isalpha() else _read_digits(text)
    if (pair := _SPAN_OF_TWO.fullmatch(text)) and _HAN_DIGITS[pair[1]] < _HAN_DIGITS[pair[2]]:
        scale = _HAN_SCALES[pair[3]]
        low, high = (Decimal(_HAN_DIGITS[digit] * scale) for digit in pair.groups()[:2])
        return Numeral(low, high, scale, spelled=True)
    return _read_chinese(text)


def _read_digits(text: str) -> Numeral:
    digits = text.replace(",", "")
    if digits.endswith("k"):
        return Numeral(Decimal(digits[:-1].strip()) * 1000, scale=1000)
    return Numeral(Decimal(digits))


def _read_english(text: str) -> Numeral:
    total, section, scale = 0, 0, 1
    for word in re.findall("[a-z]+", text):
        if word in _WORDS:
            section, scale = section + _WORDS[word], 1
        elif word == "hundred":
            section, scale = (section or 1) * 100, 100
        elif word == "thousand":
            total, section, scale = total + (section or 1) * 1000, 0, 1000
    return Numeral(Decimal(total + section), scale=scale, spelled=True)


def _read_chinese(text: str) -> Numeral:
    total, section, digit, scale, exact = Decimal(0), Decimal(0), Decimal(0), 1, False
    for part in re.findall(r"\d[\d,]*(?:\.\d+)?|.", text):
        if part in ("零", "〇"):
            digit, exact = digit * 10, True
        elif part in _HAN_DIGITS:
            digit = digit * 10 + _HAN_DIGITS[part]
        elif part in ("万", "亿"):
            scale = _HAN_SCALES[part]
            total, section, digit = total + (section + digit or 1) * scale, Decimal(0), Decimal(0)
        elif part in _HAN_SCALES:
            scale = _HAN_SCALES[part]
            section, digit = section + (digit or 1) * scale, Decimal(0)
        else:
            digit = Decimal(part.replace(",", ""))
    if 0 < digit < 10 and scale >= 100 and not exact:
        # The last digit of 一百二 or 1万2 counts tenths of the scale before it.
        return Numeral(total + section + digit * scale / 10, scale=scale // 10, spelled=not text[0].isdigit())
    value = total + section + digit
    return Numeral(value, scale=1 if digit else scale, spelled=not text[0].isdigit())

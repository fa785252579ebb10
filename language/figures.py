"""Numbers in digits, as files and people write them: 1,299.00, 1.299,00, 1 299,00, 1'299, 12,5, .99, ３００, 1 1/4."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from language.errors import FigureError

Mark = Literal[".", ","]
"""What stands before the decimals of a number."""

_MOST_DIGITS = 30
_MOST_SHOWN = 40
_FOLDED = {
    "٬": "'",  # Arabic: thousands
    "٫": ".",  # Arabic: decimals
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "`": "'",
    "−": "-",
    "–": "-",
    "—": "-",
}
_VULGAR = "".join(map(chr, (*range(0xBC, 0xBF), *range(0x2150, 0x215F), 0x2189)))
FRACTION = (
    rf"(?:(?:(?<![\d/.,])\d{{1,3}}[\s-])?(?<![\d/.,])[1-9]\d?/(?:[2-689]|1[026]|32|64)(?![\d/]|[.,]\d)"
    rf"|(?:(?<![\d/.,])\d{{1,3}}\s?)?[{_VULGAR}])"
)
"""Source of a regular expression for a number with a part of one: 1/4, 1 1/2, 2½."""
_FRACTION = re.compile(rf"(?:(?P<whole>\d+)[\s-]?)??(?:(?P<over>\d+)/(?P<under>\d+)|(?P<sign>[{_VULGAR}]))")
_FRACTION_ALONE = re.compile(FRACTION)
_FRACTION_DECIMALS = Decimal("0.000001")
_FIGURE = re.compile(
    r"(?P<sign>[+-]?)"
    r"(?:(?P<whole>\d+)|(?P<groups>(?!0)(?:\d{1,3}(?P<by>[ ',.])\d{3}(?:(?P=by)\d{3})*|\d{1,2}(?:,\d\d)+,\d{3})))?"
    r"(?:(?P<mark>[.,])(?:(?P<decimals>\d+)|-{1,2}))?"
)


def read_figure(text: str, decimals: int | None = None, mark: Mark | None = None) -> Decimal:
    """Return the number that a text in digits stands for.

    Thousands may be parted by a comma, a point, an apostrophe or a blank, lakhs by commas; the last mark, another than
    these, stands before the decimals. One comma or point before three digits (`1,980`, `12.500`) could be either. It
    parts thousands where the number can have no three decimals and the usual mark is known, and else `mark` decides.

    Args:
        text: the number alone; blanks around it are no part of it.
        decimals: how many decimals such a number can have, those of the currency for a price; None where any.
        mark: the mark for decimals that is usual where the text comes from, None where that is not known: then only
            no `decimals` (thousands) and three of them after a point decide.

    Raises:
        FigureError: the text is no number, or could be two.
    """
    return Decimal(plain_figure(text, decimals, mark).replace(",", ""))


def plain_figure(text: str, decimals: int | None = None, mark: Mark | None = None) -> str:
    """Return a number with the marks of English and Chinese: `1.299,00` becomes `1,299.00`; see `read_figure`.

    Raises:
        FigureError: the text is no number, or could be two.
    """
    shown = " ".join(text.split())[:_MOST_SHOWN]
    folded = fold_figure(text).strip()
    found = _FIGURE.fullmatch(folded)
    if found is None or not (found["whole"] or found["groups"] or found["decimals"]):
        raise FigureError(f"{shown!r} is not a number such as 1299 or 1299.50")
    groups, digits = found["groups"] or "", found["decimals"] or ""
    if found["mark"] and found["mark"] in groups:
        raise FigureError(f"{shown!r} has {found['mark']!r} for thousands and for decimals; write it as 1299.50")
    if sum(character.isdigit() for character in folded) > _MOST_DIGITS:
        raise FigureError(f"{shown!r} has more than {_MOST_DIGITS} digits; write a shorter number")
    whole = found["whole"] or re.sub(r"\D", ",", groups)
    is_open = len(digits) == 3 and not groups and 1 <= len(whole) <= 3 and whole[0] != "0"
    if is_open and _are_thousands(shown, whole, digits, found["mark"], decimals, mark):
        return f"{found['sign']}{whole},{digits}"
    return f"{found['sign']}{whole}.{digits}" if digits else f"{found['sign']}{whole}"


def is_fraction(text: str) -> bool:
    """Tell whether a text is a match of `FRACTION`."""
    return text[-1:] in _VULGAR or "/" in text


def read_fraction(text: str) -> Decimal:
    """Return the number that a match of `FRACTION` stands for, to six decimals: 1 1/2, 2½, 3/8."""
    found = _FRACTION.fullmatch(text)
    if found is None:
        raise FigureError(f"{text[:_MOST_SHOWN]!r} is not a fraction such as 1/4 or 1 1/2")
    part = _part_of(found["sign"]) if found["sign"] else Decimal(found["over"]) / Decimal(found["under"])
    return (Decimal(found["whole"] or 0) + part).quantize(_FRACTION_DECIMALS).normalize()


def read_measure(text: str, decimals: int | None = None, mark: Mark | None = None) -> Decimal:
    """Return the number of a measure: a figure or, unlike prices, one with a fraction; see `read_figure`.

    Raises:
        FigureError: the text is no number, or could be two.
    """
    return read_fraction(text) if _FRACTION_ALONE.fullmatch(text) else read_figure(text, decimals, mark)


def _part_of(sign: str) -> Decimal:
    """Return the part of one that a sign such as ¾ stands for."""
    over, _, under = unicodedata.normalize("NFKC", sign).partition("\u2044")
    return Decimal(over or 0) / Decimal(under or 1)


def fold_figure(text: str) -> str:
    """Return a text with every digit of any script as 0 to 9, and the marks in numbers as `,`, `.`, `'` and a blank."""
    return text if text.isascii() else "".join(map(_fold_character, text))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    plain = _FOLDED.get(character) or unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and not plain.isdigit() else character  # ² and ½ are no figures


def _are_thousands(shown: str, whole: str, digits: str, found: str, decimals: int | None, mark: Mark | None) -> bool:
    """Tell whether the mark `found` before three digits parts thousands."""
    if decimals == 0 or (mark and decimals is not None and decimals < 3):
        return True
    if mark:
        return found != mark
    if decimals is not None and decimals >= 3 and found == ".":
        return False
    places = 2 if decimals is None else decimals
    raise FigureError(
        f"{shown!r} may mean thousands; write {whole}{digits}.{'0' * places} if it does, "
        f"{whole}.{(digits + '0' * places)[:places]} if not"
    )

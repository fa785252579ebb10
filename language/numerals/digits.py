"""Numbers in digits: figures, those before a letter or a word for a scale (1.5k, 2 million), and fractions (1 1/2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from language.figures import FRACTION, is_fraction, read_figure, read_fraction
from language.numerals.numeral import Numeral
from language.patterns import group
from language.schema import Language

FIGURE = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,3}|[1-9]\d?(?:,\d\d){1,3},\d{3}|\d{1,9})(?:\.\d{1,4})?|(?<![.\w])\.\d{1,2})(?![.,]?\d)"
)
"""Digits with the marks that English and Chinese use."""
_LETTERS = re.compile("[a-z]+")


def figure_value(figure: str) -> Decimal:
    """Return the number that a match of `FIGURE` stands for."""
    return read_figure(figure, mark=".")


class DigitNumerals:
    """Numbers in digits, and the words and letters of some languages for what these count."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._scales: dict[str, int] = {}
        for language in languages:
            own = language.numerals
            named = {**own.scales, **own.sections} if language.about.script == "Latin" else {}
            self._scales |= {**named, **own.letters}
        self.scale = rf"\s?{group(sorted(self._scales, key=len, reverse=True))}(?![a-z\d])" if self._scales else r"(?!)"
        """Source of an expression for what multiplies the figure before it."""
        self.source = rf"(?:{FRACTION}|{FIGURE}(?:{self.scale}){{0,2}})"

    def read(self, text: str) -> Numeral:
        """Return the number that a match of `source` stands for."""
        if is_fraction(text):
            return Numeral(read_fraction(text), partial=True)
        first = _LETTERS.search(text)
        numeral = Numeral(figure_value(text[: first.start()].rstrip() if first else text))
        for name in _LETTERS.findall(text):
            scale = self._scales[name]
            numeral = replace(numeral, value=numeral.value * scale, scale=numeral.scale * scale)
        return numeral

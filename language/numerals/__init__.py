"""Numbers as people write them: 1,500, 1.5k, 1/4, 两千五, 1万2, 三四十万, two hundred, two and a half."""

from __future__ import annotations

from collections.abc import Iterable

from language.numerals.characters import CharacterNumerals
from language.numerals.digits import DigitNumerals
from language.numerals.numeral import Numeral
from language.numerals.words import WordNumerals
from language.patterns import group
from language.schema import Language

__all__ = ["Numeral", "Numerals"]


class Numerals:
    """The numbers of some languages, and those in digits."""

    def __init__(self, languages: Iterable[Language]) -> None:
        spoken = [language for language in languages if language.numerals.values]
        characters = [CharacterNumerals(language) for language in spoken if language.about.script == "Han"]
        words = [WordNumerals(language) for language in spoken if language.about.script == "Latin"]
        self._digits = DigitNumerals(languages)
        self._spoken: tuple[CharacterNumerals | WordNumerals, ...] = (*characters, *words)
        self.scale = group([self._digits.scale, *(kind.scale for kind in self._spoken)])
        """Source of a regular expression for what multiplies the figure before it: k, 万, thousand."""
        self.source = group([*(kind.source for kind in self._spoken), self._digits.source])
        """Source of a regular expression for one number in folded text."""

    def read(self, text: str) -> Numeral:
        """Return the number that a match of `source` stands for."""
        spoken = next((kind for kind in self._spoken if kind.has_part_in(text)), None)
        return (spoken or self._digits).read(text)

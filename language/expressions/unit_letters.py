"""Whether a letter or a sign after a number is a unit there: 3m is a length, 3M a name, 15 in black no screen."""

from __future__ import annotations

import re
from decimal import Decimal

from language.expressions.comparators import Comparators
from language.expressions.records import Operator
from language.fold import FoldedText
from language.han import contains_han
from language.schema import Languages
from language.tables import joined
from language.units import Unit, UnitNames, units

_QUOTE = re.compile(r"(?<![a-z])'|'(?![a-z])")
_NETWORK_GENERATIONS = range(2, 7)
_NEAR = 10
_LARGEST_IN_INCHES = 120
_MEMORY_SIZES = frozenset({4, 8, 12, 16, 24, 32, 64, 128, 256, 512, 1024})
_FEW_TEN_THOUSANDS = 5
"""Few shoppers set a lowest price: from here on "65w以上" is a power."""


class UnitLetters:
    """What letters after numbers mean in some languages."""

    def __init__(self, languages: Languages) -> None:
        files = [language.amounts for language in languages]
        self._units = UnitNames(languages, said=True)
        self._not_of_one = re.compile(joined(files, "not_of_one"))
        self._memory = re.compile(rf"\+|{joined(files, 'memory')}")
        self._network = re.compile(joined(files, "network"))
        self._powered = re.compile(joined(files, "powered"))
        self._scales = {
            letter: (scale, language.about.script == "Han")
            for language in languages
            for letter, scale in language.numerals.unit_letters.items()
        }

    def unit(
        self, surface: str, value: Decimal, number_at: tuple[int, int], start: int, text: FoldedText
    ) -> Unit | None:
        """Return the unit, or None where the letter means something else beside this number (5g, 3M, 15 in black).

        Args:
            surface: what stands there, folded.
            value: the number before it.
            number_at: where the number stands.
            start: where the letter stands.
            text: the message.
        """
        folded = text.folded
        spaced = start > number_at[1]
        no_unit = {
            "in": folded[start - 1].isspace(),
            "m": text.original[start] == "M",
            "g": (value in _NETWORK_GENERATIONS and not spaced) or self._network.match(folded, start + 1) is not None,
            '"': value > _LARGEST_IN_INCHES or folded.count('"', 0, start) % 2 == 1,
            "'": spaced or len(_QUOTE.findall(folded, 0, start)) % 2 == 1,
            "h": spaced,
            "pk": spaced,
        }
        if no_unit.get(surface, False) or (value == 1 and self._not_of_one.fullmatch(surface)):
            return None
        if surface == "g":
            beside_memory = self._memory.search(folded, max(0, number_at[0] - _NEAR), start + _NEAR)
            if text.original[start] == "G" or (value in _MEMORY_SIZES and beside_memory):
                return units()["GB"]
        return self._units.named(surface)

    def scale(
        self, surface: str, value: Decimal, at: tuple[int, int], text: FoldedText, near: Comparators, *, is_vague: bool
    ) -> int:
        """Return how much a letter that is also a unit counts, 0 where it is the unit: 10,000 in 2w以内, 0 in 20w的灯.

        Args:
            surface: the letter.
            value: the number before it.
            at: where both stand together.
            text: the message.
            near: its comparing words.
            is_vague: whether "or so" follows.
        """
        scale, is_spoken_alone = self._scales.get(surface, (0, False))
        if not scale or not is_spoken_alone or not contains_han(text.folded) or self._powered.search(text.folded):
            return 0
        after = near.after(at[1])
        relations = [*(comparator.relation for comparator in near.before(at[0])), *([after.relation] if after else [])]
        if Operator.AT_LEAST in relations and value >= _FEW_TEN_THOUSANDS:
            return 0
        return scale if relations or is_vague or value != value.to_integral_value() else 0

    def scale_of_money(self, surface: str) -> int:
        """Return how much such a letter counts beside a currency: a million in $1.5m; 0 for any other."""
        return self._scales.get(surface, (0, False))[0]

    def scale_of_measure(self, surface: str) -> int:
        """Return how much such a letter counts before another unit: 10,000 in 2w毫安; 0 for any that is none there."""
        scale, is_spoken_alone = self._scales.get(surface, (0, False))
        return scale if is_spoken_alone else 0

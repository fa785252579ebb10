"""Words near a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LONG = 8
"""From this length on two mistakes are mended, below it one."""


class NearWords:
    """Words by their length, to find those that a misspelt one may stand for: one mistake away, long ones two."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length: dict[int, list[str]] = {}
        for word in words:
            self._by_length.setdefault(len(word), []).append(word)

    def find(self, word: str) -> list[tuple[str, tuple[float, bool]]]:
        """Return the words near one, each with its rank: the mistakes between them, and whether they begin differently.

        Mistakes are letters changed, missing, added or swapped (optimal string alignment).
        """
        most = 2 if len(word) >= _LONG else 1
        lengths = range(len(word) - most, len(word) + most + 1)
        choices = [choice for length in lengths for choice in self._by_length.get(length, ())]
        found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
        return [(known, (distance, known[0] != word[0])) for known, distance, _ in found]

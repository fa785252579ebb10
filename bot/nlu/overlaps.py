"""Which of the places that were found in a text overlaps a word: looked up, not searched for anew for every word."""

from __future__ import annotations

from collections.abc import Iterable


class FirstOver:
    """The first of several places, in the order in which they are given, that overlaps another."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        self._first: dict[int, int] = {}
        for number, (start, end) in enumerate(places):
            for at in range(start, end):
                self._first.setdefault(at, number)

    def __call__(self, start: int, end: int) -> int | None:
        """Return the number of the first that overlaps from `start` to `end`, counted from 0; None if none does."""
        return min((self._first[at] for at in range(start, end) if at in self._first), default=None)

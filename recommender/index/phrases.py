"""Exact words and phrases: which products have one in their texts, however somebody parts its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from language.exact_words import SIZE_BORDER, exact_words, other_forms
from recommender.index.models import Models

_FIELD_END = b"\n"
_SORTED_BY = 16
"""Word starts are sorted by so many bytes; the rest of a longer phrase is compared with all that share them."""
_CACHED_FIELDS = 50_000
"""Many products state the same."""
_SHORTEST_JOINED = 4
"""A shorter word without a digit must stand as one: the "usb" of "plus b" is none."""


class PhraseIndex:
    """The joined words of all texts, and where a word begins in them, sorted by what follows: a sparse suffix array.

    A phrase is found by bisection, whole words only, within one field (Manber and Myers 1993). `text` holds the fields
    of all products one after the other, `starts` the sorted places where words begin, `fields_end` [n + 1] where the
    fields of each product begin and end. What would go on as a longer one of the `models` is no such phrase.
    """

    def __init__(
        self, text: NDArray[np.uint8], starts: NDArray[np.int32], fields_end: NDArray[np.int64], models: Models
    ) -> None:
        self._models = models
        self._text, self._starts, self._fields_end = text, starts, fields_end
        self._bytes = text.tobytes()
        self._rows: NDArray[np.int32] = (np.searchsorted(fields_end, starts, "right") - 1).astype(np.int32)
        field_ends = np.append(np.flatnonzero(text == ord(_FIELD_END)), len(text))
        self._first_ends = field_ends[np.searchsorted(field_ends, fields_end[:-1])]
        self._borders = np.isin(text, np.frombuffer(_FIELD_END + SIZE_BORDER.encode(), np.uint8))
        self._borders[starts] = True

    @classmethod
    def build(cls, products: Iterable[Sequence[str]], models: Models) -> PhraseIndex:
        """Index the fields of every product; a phrase never reaches from one into the next."""
        text = bytearray()
        starts: list[int] = []
        ends = [0]
        read = lru_cache(maxsize=_CACHED_FIELDS)(_read)
        for fields in products:
            for field in fields:
                joined, places = read(field)
                starts.extend([len(text) + place for place in places])
                text += joined
            ends.append(len(text))
        array = np.frombuffer(bytes(text), np.uint8)
        return cls(array, _sorted(np.array(starts, np.int32), array), np.array(ends, np.int64), models)

    def __len__(self) -> int:
        """Return how many products there are."""
        return len(self._fields_end) - 1

    def mask(
        self, phrases: Sequence[str], *, in_first_field: bool = False, longer_too: bool = False
    ) -> NDArray[np.bool_]:
        """Return which products have at least one of some phrases, [n]; a phrase without a word asks for nothing.

        Args:
            phrases: as people write them.
            in_first_field: whether only the first field of a product counts, its title.
            longer_too: whether a longer model of a line counts as well: who wants no "S7" wants no "S7 edge".
        """
        found = np.zeros(len(self), dtype=bool)
        worded = [phrase for phrase in phrases if exact_words(phrase)]
        for phrase in worded:
            for entries in self._entries_of(phrase, longer_too=longer_too):
                if in_first_field:
                    entries = entries[self._in_first_field(entries)]
                found[self._rows[entries]] = True
        return found if worded else np.ones(len(self), dtype=bool)

    def save(self, path: Path) -> None:
        """Write the index as one npz file."""
        np.savez(path, text=self._text, starts=self._starts, fields_end=self._fields_end)

    @classmethod
    def load(cls, path: Path, models: Models) -> PhraseIndex:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(**arrays, models=models)

    def _in_first_field(self, entries: NDArray[np.int64]) -> NDArray[np.bool_]:
        first: NDArray[np.bool_] = self._starts[entries] < self._first_ends[self._rows[entries]]
        return first

    def _entries_of(self, phrase: str, *, longer_too: bool) -> Iterator[NDArray[np.int64]]:
        words = exact_words(phrase)
        is_short = len(words) == 1 and len(words[0]) < _SHORTEST_JOINED and words[0].isalpha() and words[0].isascii()
        for form in (words, *other_forms(phrase)):
            wanted = "".join(form).strip(SIZE_BORDER).encode()
            entries = self._entries(wanted, is_one_word=is_short)
            for rest in self._models.rests(form) if len(entries) and not longer_too else ():
                entries = entries[~self._stand(rest.encode(), self._starts[entries] + len(wanted))]
            yield entries

    def _entries(self, wanted: bytes, is_one_word: bool) -> NDArray[np.int64]:
        """Return which of the sorted word starts begin a phrase that ends with a word."""
        head = wanted[:_SORTED_BY]

        def key(start: int) -> bytes:
            return self._bytes[start : start + len(head)]

        low = bisect_left(self._starts, head, key=key)
        entries = np.arange(low, bisect_right(self._starts, head, low, key=key))
        entries = entries[self._stand(wanted[len(head) :], self._starts[entries] + len(head))]
        for place in range(1, len(wanted)) if is_one_word else ():
            entries = entries[~self._borders[self._starts[entries] + place]]
        found: NDArray[np.int64] = entries
        return found

    def _stand(self, wanted: bytes, places: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Return at which places some bytes stand and a word ends behind them, [len(places)]."""
        left = np.arange(len(places))
        for at, byte in enumerate(wanted):
            if not len(left):
                break
            left = left[self._text[places[left] + at] == byte]
        left = left[self._borders[places[left] + len(wanted)]]
        standing = np.zeros(len(places), dtype=bool)
        standing[left] = True
        return standing


def _read(field: str) -> tuple[bytes, list[int]]:
    """Return the joined words of a field and where each begins."""
    joined = bytearray()
    places = []
    for word in exact_words(field):
        places.append(len(joined) + word.startswith(SIZE_BORDER))
        joined += word.encode()
    return bytes(joined) + _FIELD_END, places


def _sorted(starts: NDArray[np.int32], text: NDArray[np.uint8]) -> NDArray[np.int32]:
    padded = np.concatenate([text, np.zeros(_SORTED_BY, np.uint8)])
    halves = [np.zeros(len(starts), np.uint64) for _ in range(2)]
    for place in range(_SORTED_BY):
        half = halves[place * 2 // _SORTED_BY]
        half <<= np.uint64(8)
        half |= padded[starts + place]
    ordered: NDArray[np.int32] = starts[np.lexsort((halves[1], halves[0]))]
    return ordered

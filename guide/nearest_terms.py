"""The words of the shop that mean nearly the same as a word that it does not have, by multilingual vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from itertools import islice

import faiss  # type: ignore[import-untyped]

from language.han import contains_han, simplify
from recommender.encoders import SentenceEncoder
from shop.catalogue.records import TermRecord

NEAR = 0.80
"""A word whose nearest one is farther than this (cosine) is unknown; see benchmarks/results/sold.md."""
_ENDS_ALIKE = 0.65
"""Less will do where both end with the same Chinese character, which says what a thing is: 保温杯 is a sort of 杯子."""
_SAME = 0.72
"""So it will among the words of one category."""
_RELATED = 0.55
"""A category that is farther is not worth offering."""
_LOOKED_AT = 10
_EMPTY_SUFFIX = "子"


class NearestTerms:
    """A FAISS index over the words for categories; it is made when the first word is looked up.

    Args:
        terms: the words.
        encoder: of both languages.
    """

    def __init__(self, terms: Sequence[TermRecord], encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self._keys: dict[str, dict[str, None]] = defaultdict(dict)
        for term in terms:
            self._keys[term.text.casefold()][term.key] = None
        self._texts = list(self._keys)

    def to(self, text: str) -> tuple[str, ...]:
        """Return the categories of the word that means most nearly the same; none if nothing is near."""
        for score, row in islice(self._all(text), _LOOKED_AT):
            word = self._texts[row]
            if score >= (_ENDS_ALIKE if contains_han(text) and _head(word) == _head(text) else NEAR):
                return tuple(self._keys[word])
        return ()

    def ranked(self, text: str, categories: Set[str]) -> tuple[str, ...]:
        """Return those of some categories that have to do with a word, the nearest first."""
        found: dict[str, None] = {}
        for score, row in self._all(text):
            if score < _RELATED:
                break
            found.update((key, None) for key in self._keys[self._texts[row]] if key in categories)
        return tuple(found)

    def same(self, text: str, categories: Set[str]) -> tuple[str, ...]:
        """Return those of some categories of which another word means nearly the same."""
        for score, row in self._all(text):
            keys = tuple(key for key in self._keys[self._texts[row]] if key in categories)
            if keys and self._texts[row] != text.casefold():
                return keys if score >= _SAME else ()
        return ()

    def _all(self, text: str) -> Iterator[tuple[float, int]]:
        """Yield the cosine and the number of every word, the nearest first."""
        if self._texts:
            scores, rows = self._index.search(self._encoder.encode([text.casefold()]), len(self._texts))
            yield from zip(scores[0].tolist(), rows[0].tolist(), strict=True)

    @cached_property
    def _index(self) -> faiss.IndexFlatIP:
        index = faiss.IndexFlatIP(self._encoder.dimension)
        index.add(self._encoder.encode(self._texts))
        return index


def _head(text: str) -> str:
    return simplify(text).removesuffix(_EMPTY_SUFFIX)[-1:]

"""The words of the shop that mean nearly the same as a word that it does not have, by multilingual vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from functools import cached_property

import faiss  # type: ignore[import-untyped]
import numpy as np

from recommender.encoders import SentenceEncoder
from shop.catalogue.records import TermRecord

_NEAR = 0.80
"""A word whose nearest one is farther than this (cosine) is unknown; see benchmarks/results/sold.md."""
_SAME = 0.78
"""Among the words of one category less will do."""


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
        if not self._texts:
            return ()
        scores, rows = self._index.search(self._encoder.encode([text.casefold()]), 1)
        return tuple(self._keys[self._texts[rows[0, 0]]]) if scores[0, 0] >= _NEAR else ()

    def same(self, text: str, categories: Set[str]) -> tuple[str, ...]:
        """Return those of some categories of which another word means nearly the same."""
        own = text.casefold()
        rows = [row for row, word in enumerate(self._texts) if word != own and categories & self._keys[word].keys()]
        if not rows:
            return ()
        vectors = np.stack([self._index.reconstruct(row) for row in rows])
        scores = vectors @ self._encoder.encode([own])[0]
        best = int(scores.argmax())
        return tuple(key for key in self._keys[self._texts[rows[best]]] if key in categories) if scores[best] >= _SAME else ()

    @cached_property
    def _index(self) -> faiss.IndexFlatIP:
        index = faiss.IndexFlatIP(self._encoder.dimension)
        index.add(self._encoder.encode(self._texts))
        return index

"""Search by words: BM25 over the words of the products."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.index.bm25 import BM25
from recommender.text import analyse_with_surface

K1 = 1.2
B = 0.75


class LexicalIndex:
    """BM25 scores computed once at building; a query only adds up the postings of its words."""

    def __init__(self, model: BM25, size: int) -> None:
        self._model = model
        self._size = size

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]]) -> LexicalIndex:
        """Index one list of words (as `analyse` gives them) a product; row k is document k."""
        model = BM25(k1=K1, b=B, method="lucene")
        # bm25s cannot index a catalogue without a single word; a word that no query can hold costs nothing.
        model.index([list(words) or ["\x00"] for words in documents], show_progress=False)
        return cls(model, len(documents))

    def query_words(self, text: str) -> dict[str, str]:
        """Return the words of a query that some product has, each once, with the query's spelling.

        Two neighbours that some product writes as one word ("smart watch", "smartwatch") count as that word too.
        """
        words = analyse_with_surface(text)
        pairs = pairwise(words)
        joined = [(first[0] + second[0], f"{first[1]} {second[1]}") for first, second in pairs]
        return {word: surface for word, surface in words + joined if word in self._model.vocab_dict}

    def scores(self, words: Collection[str]) -> NDArray[np.float32]:
        """Return the BM25 score of every product for words of the index, [n]; 0 without any of them."""
        if not words:
            return np.zeros(self._size, dtype=np.float32)
        scores: NDArray[np.float32] = self._model.get_scores(list(words))
        return scores

    def has(self, row: int, word: str) -> bool:
        """Say whether a product has a word of the index."""
        code = self._model.vocab_dict[word]
        start, end = self._model.scores["indptr"][code : code + 2]
        return bool((self._model.scores["indices"][start:end] == row).any())

    def save(self, folder: Path) -> None:
        """Write the index into a folder of its own."""
        self._model.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Read what `save` wrote."""
        model = BM25.load(str(folder), load_corpus=False, allow_pickle=False)
        return cls(model, int(model.scores["num_docs"]))

"""Search by words: BM25 over the words of the products, and how much of a query each product has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from language.tokens import analyse_with_surface, han_characters
from recommender.index.bm25 import BM25

K1 = 1.2
B = 0.5
"""How much long texts are marked down. A product that lists more properties is no worse for it, so less than the
usual 0.75; a graded search gains 0.007 NDCG@10."""


@dataclass(frozen=True)
class QueryWords:
    """The words of a query that the shop has.

    `surfaces` gives each of them with the query's own spelling; `parts` names, for each word of the query, the words
    of the index that stand for it: itself, and what it is written as together with a neighbour. `characters` are those
    of its Chinese words: they count for a product, and say nothing to a person.
    """

    surfaces: dict[str, str]
    parts: dict[str, tuple[str, ...]]
    characters: tuple[str, ...] = ()

    @property
    def all(self) -> list[str]:
        """All words of the index that count."""
        return [*self.surfaces, *(one for one in self.characters if one not in self.surfaces)]


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

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the index."""
        return frozenset(self._model.vocab_dict)

    def query_words(self, text: str) -> QueryWords:
        """Read a query.

        Two neighbours that some product writes as one word ("smart watch", "smartwatch") count as that word too.
        """
        words = analyse_with_surface(text)
        joins = [
            (first[0] + second[0], f"{first[1]} {second[1]}", (first[0], second[0]))
            for first, second in pairwise(words)
        ]
        joins = [join for join in joins if join[0] in self.words]
        surfaces = {word: surface for word, surface in words if word in self.words}
        surfaces |= {word: surface for word, surface, _ in joins}
        parts: dict[str, tuple[str, ...]] = {}
        for word, _ in words:
            own = (word,) if word in self.words else ()
            standing = (*own, *(joined for joined, _, halves in joins if word in halves))
            if standing:
                parts[word] = standing
        characters = tuple(one for one in dict.fromkeys(han_characters(word for word, _ in words)) if one in self.words)
        parts.update((one, (one,)) for one in characters)
        return QueryWords(surfaces, parts, characters)

    def scores(self, words: Collection[str]) -> NDArray[np.float32]:
        """Return the BM25 score of every product for words of the index, [n]; 0 without any of them."""
        if not words:
            return np.zeros(self._size, dtype=np.float32)
        scores: NDArray[np.float32] = self._model.get_scores(list(words))
        return scores

    def coverage(self, query: QueryWords) -> NDArray[np.float32]:
        """Return how much of a query every product has: the rarity (idf) of those of its words, summed up, [n].

        BM25 lets one rare word outweigh all others; who asks for a "red wine glass" wants all three.
        """
        total = np.zeros(self._size, np.float32)
        for standing in query.parts.values():
            holders = [self._rows(word) for word in standing]
            frequency = len(holders[0])
            idf = np.log1p((self._size - frequency + 0.5) / (frequency + 0.5))
            total[np.unique(np.concatenate(holders)) if len(holders) > 1 else holders[0]] += np.float32(idf)
        return total

    def has(self, row: int, word: str) -> bool:
        """Say whether a product has a word of the index."""
        return bool((self._rows(word) == row).any())

    def save(self, folder: Path) -> None:
        """Write the index into a folder of its own."""
        self._model.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Read what `save` wrote."""
        model = BM25.load(str(folder), load_corpus=False, allow_pickle=False)
        return cls(model, int(model.scores["num_docs"]))

    def _rows(self, word: str) -> NDArray[np.int32]:
        code = self._model.vocab_dict[word]
        start, end = self._model.scores["indptr"][code : code + 2]
        rows: NDArray[np.int32] = self._model.scores["indices"][start:end]
        return rows

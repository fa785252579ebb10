"""How well products answer a text: words, meaning, kind of product, and likeness to the best answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from language.han import cjk_part, latin_part
from recommender.index.lexical import LexicalIndex, QueryWords
from recommender.index.semantic import SemanticIndex

_CJK_SHARE = 0.3
"""What the Chinese part of a mixed text counts beside the rest, which a vocabulary translated."""
_KIND_BY = 20
_FEEDBACK_BY = 10


@dataclass(frozen=True)
class TextShares:
    """What each part of the relevance to a text counts.

    Chosen on half of the graded queries, checked on the other half, and of settings that were equal there the one
    that moves least when vectors are a little off.
    """

    lexical: float = 0.4
    semantic: float = 0.6
    kind: float = 0.05
    feedback: float = 0.1


TEXT_SHARES = TextShares()


@dataclass(frozen=True)
class TextRelevance:
    """What a query text says about all products."""

    words: QueryWords
    """The query's words that the shop has."""
    lexical: NDArray[np.float32]
    """BM25 times coverage as a share of the best product's, [n]."""
    meanings: tuple[tuple[SemanticIndex, NDArray[np.float32], float], ...]
    """(index, query vector, share) of each encoder that reads a part of the text."""

    def semantic(
        self, rows: NDArray[np.int64], products: SemanticIndex, vectors: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Return the cosine of meaning of some rows, at least 0, [len(rows)]; `vectors` are theirs in `products`."""
        total = np.zeros(len(rows), np.float32)
        for semantic, vector, share in self.meanings:
            cosines = vectors @ vector if semantic is products else semantic.index.similarity(vector, rows)
            total += share * np.maximum(cosines, 0.0)
        return total


def text_relevance(
    text: str, lexical: LexicalIndex, semantic: SemanticIndex, multilingual: SemanticIndex | None
) -> TextRelevance:
    """Read a text: Latin script by the main encoder, Chinese by the multilingual one where the shop has it."""
    words = lexical.query_words(text)
    scores = lexical.scores(words.surfaces) * lexical.coverage(words)
    best = float(scores.max(initial=0.0))
    chinese = cjk_part(text) if multilingual is not None else ""
    latin = latin_part(text) if multilingual is not None else text
    meanings: list[tuple[SemanticIndex, NDArray[np.float32], float]] = []
    if latin:
        meanings.append((semantic, semantic.query_vector(latin), 1.0 - _CJK_SHARE if chinese else 1.0))
    if chinese and multilingual is not None:
        meanings.append((multilingual, multilingual.query_vector(chinese), _CJK_SHARE if latin else 1.0))
    return TextRelevance(words, scores / best if best > 0.0 else scores, tuple(meanings))


def kinds(meaning: NDArray[np.float32], categories: NDArray[np.int32]) -> NDArray[np.float32]:
    """Return how likely each candidate's category is the one asked for, [len(meaning)], 0 to 1.

    The categories of the nearest candidates vote by their cosine, so a "laptop" asks for laptops and not for the bags
    that name it more often. This is pseudo-relevance feedback on the category alone; it needs no query log.

    Args:
        meaning: cosine of every candidate with the query.
        categories: code of its innermost category, -1 for none.
    """
    nearest = _highest(meaning, _KIND_BY)
    votes = np.bincount(categories[nearest] + 1, weights=meaning[nearest], minlength=int(categories.max(initial=0)) + 2)
    votes[0] = 0.0
    shares: NDArray[np.float32] = (votes / max(votes.sum(), 1e-9)).astype(np.float32)[categories + 1]
    return shares


def feedback(relevance: NDArray[np.float32], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the likeness of every candidate to the best ones so far, [len(relevance)] (Rocchio 1971).

    Args:
        relevance: of every candidate.
        vectors: their L2-normalised text vectors, [len(relevance), d].
    """
    centre = vectors[_highest(relevance, _FEEDBACK_BY)].mean(axis=0)
    likeness: NDArray[np.float32] = np.maximum(vectors @ (centre / max(float(np.linalg.norm(centre)), 1e-9)), 0.0)
    return likeness


def best_rows(scores: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """Return the rows of the `limit` highest scores above 0, in no order."""
    rows = _highest(scores, limit)
    found: NDArray[np.int64] = rows[scores[rows] > 0.0]
    return found


def _highest(scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    if count >= len(scores):
        return np.arange(len(scores))
    highest: NDArray[np.int64] = np.argpartition(-scores, count)[:count]
    return highest

"""How well products answer a text: words and meaning together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.index.lexical import LexicalIndex
from recommender.index.semantic import SemanticIndex
from recommender.text import cjk_part, latin_part

LEXICAL_SHARE = 0.4
SEMANTIC_SHARE = 0.6
_CJK_SHARE = 0.3
"""What the Chinese part of a mixed text counts beside the rest, which a vocabulary translated."""


@dataclass(frozen=True)
class TextRelevance:
    """What a query text says about all products."""

    words: dict[str, str]
    """The query's words that the shop has, with the query's own spelling."""
    lexical: NDArray[np.float32]
    """BM25 as a share of the best product's, [n]."""
    meanings: tuple[tuple[SemanticIndex, NDArray[np.float32], float], ...]
    """(index, query vector, share) of each encoder that reads a part of the text."""

    def semantic(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the cosine of meaning of some rows, at least 0, [len(rows)]."""
        total = np.zeros(len(rows), np.float32)
        for semantic, vector, share in self.meanings:
            total += share * np.maximum(semantic.index.similarity(vector, rows), 0.0)
        return total

    def candidates(self, mask: NDArray[np.bool_], limit: int) -> NDArray[np.int64]:
        """Return the rows that the mask allows and that are among the `limit` best of words or of either meaning."""
        found = [semantic.index.search(vector, mask, limit) for semantic, vector, _ in self.meanings]
        found.append(best_rows(np.where(mask, self.lexical, 0.0), limit))
        return np.unique(np.concatenate(found))


def text_relevance(
    text: str, lexical: LexicalIndex, semantic: SemanticIndex, multilingual: SemanticIndex | None
) -> TextRelevance:
    """Read a text: Latin script by the main encoder, Chinese by the multilingual one where the shop has it."""
    words = lexical.query_words(text)
    scores = lexical.scores(words)
    best = float(scores.max(initial=0.0))
    chinese = cjk_part(text) if multilingual is not None else ""
    latin = latin_part(text) if multilingual is not None else text
    meanings: list[tuple[SemanticIndex, NDArray[np.float32], float]] = []
    if latin:
        meanings.append((semantic, semantic.query_vector(latin), 1.0 - _CJK_SHARE if chinese else 1.0))
    if chinese and multilingual is not None:
        meanings.append((multilingual, multilingual.query_vector(chinese), _CJK_SHARE if latin else 1.0))
    return TextRelevance(words, scores / best if best > 0.0 else scores, tuple(meanings))


def best_rows(scores: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """Return the rows of the `limit` highest scores above 0, in no order."""
    rows = np.argpartition(-scores, limit)[:limit] if limit < len(scores) else np.arange(len(scores))
    found: NDArray[np.int64] = rows[scores[rows] > 0.0]
    return found

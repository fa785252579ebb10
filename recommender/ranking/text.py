"""What the text of a query says about all products: by its words, and by its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from language.han import cjk_part, latin_part
from recommender.index.lexical import LexicalIndex, QueryWords
from recommender.index.semantic import SemanticIndex

_CJK_SHARE = 0.3
"""What the Chinese part of a mixed text counts beside the rest, which a vocabulary translated."""


class EncodedText(NamedTuple):
    """The vector of a text, or of a part of it, by one encoder, [d], and what that part counts, 0 to 1."""

    semantic: SemanticIndex
    vector: NDArray[np.float32]
    share: float


@dataclass(frozen=True)
class TextRelevance:
    """What a query text says about all products."""

    words: QueryWords
    """The query's words that the shop has."""
    lexical: NDArray[np.float32]
    """BM25 times coverage as a share of the best product's, [n]."""
    meanings: tuple[EncodedText, ...]
    """One of each encoder that reads a part of the text."""
    second: EncodedText | None = None
    """How the multilingual encoder reads a text that the main one reads alone: two judge better than one."""


def text_relevance(
    text: str, lexical: LexicalIndex, semantic: SemanticIndex, multilingual: SemanticIndex | None
) -> TextRelevance:
    """Read a text: Latin script by the main encoder, Chinese by the multilingual one where the shop has it."""
    words = lexical.query_words(text)
    scores = lexical.scores(words.all) * lexical.coverage(words)
    best = float(scores.max(initial=0.0))
    chinese = cjk_part(text) if multilingual is not None else ""
    latin = latin_part(text) if multilingual is not None else text
    meanings: list[EncodedText] = []
    if latin:
        meanings.append(EncodedText(semantic, semantic.query_vector(latin), 1.0 - _CJK_SHARE if chinese else 1.0))
    if chinese and multilingual is not None:
        meanings.append(EncodedText(multilingual, multilingual.query_vector(chinese), _CJK_SHARE if latin else 1.0))
    second = None
    if multilingual is not None and not chinese:
        second = EncodedText(multilingual, multilingual.query_vector(latin), 1.0)
    return TextRelevance(words, scores / best if best > 0.0 else scores, tuple(meanings), second)

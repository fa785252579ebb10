"""How well products answer a text: by its words, and by its meaning.

The shares are those that nine in ten folds of `recommender.evaluation.shares` choose.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.candidates import Candidates
from recommender.ranking.context import RankingContext
from recommender.ranking.contract import ScorePart


class LexicalPart(ScorePart):
    """BM25 times coverage, as a share of the best product's."""

    name = "lexical"

    def __init__(self, share: float = 0.45) -> None:
        self._share = share

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Score by the words of the text."""
        return None if context.text is None else self._share * context.text.lexical[candidates.rows]


class SemanticPart(ScorePart):
    """Cosine of meaning."""

    name = "semantic"

    def __init__(self, share: float = 0.55) -> None:
        self._share = share

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Score by the meaning of the text."""
        return None if context.text is None else self._share * candidates.meaning

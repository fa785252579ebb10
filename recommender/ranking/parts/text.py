"""How well products answer a text: by its words, and by its meaning.

The shares are those chosen most by the folds of `recommender.evaluation.shares`.
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

    def __init__(self, share: float = 0.4) -> None:
        self._share = share

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Score by the words of the text."""
        return None if context.text is None else self._share * context.text.lexical[candidates.rows]


class SemanticPart(ScorePart):
    """Cosine of meaning, by two encoders where two can read the text."""

    name = "semantic"

    def __init__(self, share: float = 0.6, second_share: float = 0.3) -> None:
        """Take what the meaning counts, and how much of that the second encoder decides, 0 to 1."""
        self._share, self._second_share = share, second_share

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Score by the meaning of the text."""
        if context.text is None:
            return None
        meaning, second = candidates.meaning, candidates.second_meaning if self._second_share else None
        if second is not None:
            meaning = (1.0 - self._second_share) * meaning + self._second_share * second
        return self._share * meaning

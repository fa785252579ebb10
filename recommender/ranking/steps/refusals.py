"""What is like a refused product sinks."""

from __future__ import annotations

import numpy as np

from recommender.index.profile import UNRELATED
from recommender.index.vector import VectorIndex
from recommender.ranking.context import RankingContext
from recommender.ranking.contract import Ranking, RankingStep


class Refusals(RankingStep):
    """Takes a share off the score of products whose texts are like those of refused ones.

    No score rises, so that a refusal never speaks for anything; without one the ranking stays as it is.
    """

    name = "refusals"

    def __init__(self, index: VectorIndex, text_dimension: int, share: float = 0.3) -> None:
        """Make the step.

        Args:
            index: vectors whose first block are texts.
            text_dimension: the length of that block.
            share: what a product loses that reads exactly like one just refused.
        """
        self._index, self._text_dimension, self._share = index, text_dimension, share

    def apply(self, ranking: Ranking, context: RankingContext) -> Ranking:
        """Rank by the scores that are left."""
        refusals = context.refusals
        if not len(refusals.rows) or not len(ranking.rows):
            return ranking
        texts, refused = (
            self._index.vectors(rows)[:, : self._text_dimension] for rows in (ranking.rows, refusals.rows)
        )
        likeness = np.clip((texts @ refused.T - UNRELATED) / (1.0 - UNRELATED), 0.0, 1.0)
        # By the refusal that counts most: ten refused mugs are no ten times worse than one.
        lost = self._share * (likeness * refusals.strengths).max(axis=1)
        return ranking.rescored(ranking.scores * (1.0 - lost))

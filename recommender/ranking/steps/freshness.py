"""New products gain, for a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.index.columns import NO_DATE
from recommender.ranking.context import RankingContext
from recommender.ranking.contract import Ranking, RankingStep


class Freshness(RankingStep):
    """Adds to the score of new products; the bonus halves with each half-life after the release."""

    name = "freshness"

    def __init__(self, released: NDArray[np.int32], share: float = 0.1, half_life_days: float = 365.0) -> None:
        """Take the release day of every row, [n], and what is gained on that day, as a share of the best score."""
        self._released, self._share, self._half_life_days = released, share, half_life_days

    def apply(self, ranking: Ranking, context: RankingContext) -> Ranking:
        """Add the bonuses of the day; what is announced for later is as new as can be."""
        released = self._released[ranking.rows]
        ages = np.maximum(context.now.toordinal() - released, 0)
        bonus = np.where(released == NO_DATE, 0.0, self._share * np.exp2(-ages / self._half_life_days))
        best = float(ranking.scores.max(initial=0.0))
        return ranking.rescored(ranking.scores + best * bonus.astype(np.float32))

"""What is popular does not stay so by itself."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.context import RankingContext
from recommender.ranking.contract import Ranking, RankingStep


class InversePropensity(RankingStep):
    """Divides scores by how likely a product was to be seen at all.

    The propensity is (orders / most orders) ^ power, as usual where exposure was not logged (Yang et al. 2018,
    "Unbiased offline recommender evaluation for missing-not-at-random implicit feedback").
    """

    name = "inverse propensity"

    def __init__(self, order_counts: NDArray[np.float32], power: float = 0.1) -> None:
        """Take in how many orders every row was bought, [n]."""
        self._propensities = propensities(order_counts, power)

    def apply(self, ranking: Ranking, context: RankingContext) -> Ranking:
        """Divide by the propensities."""
        return ranking.rescored(ranking.scores / self._propensities[ranking.rows])


def propensities(order_counts: NDArray[np.float32], power: float) -> NDArray[np.float32]:
    """Return how likely each product was to be seen, up to a factor, [n], in (0, 1]; unsold ones as if sold once."""
    counts = np.maximum(order_counts, 1.0)
    shares: NDArray[np.float32] = ((counts / counts.max(initial=1.0)) ** power).astype(np.float32)
    return shares

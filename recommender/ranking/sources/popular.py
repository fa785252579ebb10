"""Products that are well known, where nothing else speaks for any."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.context import RankingContext
from recommender.ranking.contract import CandidateSource
from recommender.ranking.top import top_positive


class PopularSource(CandidateSource):
    """The best known, for an unknown shopper without a text."""

    name = "popular"

    def __init__(self, popularity: NDArray[np.float32]) -> None:
        """Take how well known every product is, [n], 0 to 1."""
        self._popularity = popularity

    def rows(self, context: RankingContext, limit: int) -> NDArray[np.int64]:
        """Return the best known products."""
        if context.text is not None or context.profile.any():
            return np.empty(0, np.int64)
        return top_positive(np.where(context.mask, self._popularity, 0.0), limit)

"""Products that have the words of the query."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.context import RankingContext
from recommender.ranking.contract import CandidateSource
from recommender.ranking.top import top_positive


class LexicalSource(CandidateSource):
    """The best by BM25 and coverage."""

    name = "lexical"

    def rows(self, context: RankingContext, limit: int) -> NDArray[np.int64]:
        """Return the products with the most telling words of the text."""
        if context.text is None:
            return np.empty(0, np.int64)
        return top_positive(np.where(context.mask, context.text.lexical, 0.0), limit)

"""The conditions that every hit satisfies, so that they count among its reasons."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.contract import Comparison, Query, Sort
from recommender.ranking.candidates import Candidates
from recommender.ranking.context import RankingContext
from recommender.ranking.contract import ScorePart

_SHARE = 0.3


class FiltersPart(ScorePart):
    """The same for all candidates, where something positive was asked for: all of them have it."""

    name = "filters"

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Score all alike."""
        return np.full(len(candidates), _SHARE, np.float32) if _asks_for_something(context.query) else None


def _asks_for_something(query: Query) -> bool:
    filters = query.filters
    priced = filters.price is not None or query.sort in (Sort.PRICE_ASCENDING, Sort.PRICE_DESCENDING)
    wanted = any(wanted.comparison is not Comparison.NOT_EQUAL for wanted in filters.attributes)
    said = any(not wanted.negated for wanted in filters.texts)
    return bool(filters.categories or filters.brands or priced or wanted or said)

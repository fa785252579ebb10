"""How well known products are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.candidates import Candidates
from recommender.ranking.context import RankingContext
from recommender.ranking.contract import ScorePart

_BESIDE_OTHERS = 0.03
"""Decides between equals only; alone it counts fully."""


class PopularityPart(ScorePart):
    """A product's standing within its source."""

    name = "popularity"

    def __init__(self, popularity: NDArray[np.float32]) -> None:
        """Take how well known every product is, [n], 0 to 1."""
        self._popularity = popularity

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32]:
        """Score by popularity."""
        is_alone = context.text is None and context.behaviour is None
        scores: NDArray[np.float32] = (1.0 if is_alone else _BESIDE_OTHERS) * self._popularity[candidates.rows]
        return scores

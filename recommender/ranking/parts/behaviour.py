"""How well products suit what the shopper bought and looked at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.candidates import Candidates
from recommender.ranking.context import RankingContext
from recommender.ranking.contract import ScorePart


class BehaviourPart(ScorePart):
    """Inner product of profile and product, for what the shopper has not had yet."""

    name = "behaviour"

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Score by the history."""
        if context.behaviour is None:
            return None
        return context.behaviour_share * context.behaviour.scores(candidates.rows, candidates.vectors)

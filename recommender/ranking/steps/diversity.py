"""A page shows different things."""

from __future__ import annotations

import numpy as np

from recommender.index.vector import VectorIndex
from recommender.ranking.context import RankingContext
from recommender.ranking.contract import Ranking, RankingStep


class Diversity(RankingStep):
    """Gives each place to what is good and unlike the places above (MMR, Carbonell and Goldstein 1998).

    Moves places only.
    """

    name = "diversity"

    def __init__(self, index: VectorIndex, text_dimension: int, trade_off: float = 0.1, depth: int = 60) -> None:
        """Make the step.

        Args:
            index: vectors whose first block are texts.
            text_dimension: the length of that block.
            trade_off: what likeness to the places above costs, as a share of the best score.
            depth: how many of the best are considered; those behind stay as they are.
        """
        self._index, self._text_dimension = index, text_dimension
        self._trade_off, self._depth = trade_off, depth

    def apply(self, ranking: Ranking, context: RankingContext) -> Ranking:
        """Fill the places that are shown one by one."""
        depth = min(self._depth, len(ranking.rows))
        if depth < 3 or ranking.scores[0] <= 0.0:
            return ranking
        vectors = self._index.vectors(ranking.rows[:depth])[:, : self._text_dimension]
        worth = ranking.scores[:depth] / ranking.scores[0]
        likeness = np.zeros(depth, np.float32)
        left = np.ones(depth, dtype=bool)
        chosen: list[int] = []
        for _ in range(min(context.query.limit, depth)):
            best = int(np.argmax(np.where(left, worth - self._trade_off * likeness, -np.inf)))
            chosen.append(best)
            left[best] = False
            np.maximum(likeness, vectors @ vectors[best], out=likeness)
        rest = np.setdiff1d(np.arange(len(ranking.rows)), chosen)
        return ranking.reordered(np.concatenate([np.array(chosen, np.int64), rest]))

"""One product in several colours does not fill a page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.context import RankingContext
from recommender.ranking.contract import Ranking, RankingStep

_SHOWN_A_GROUP = 2


class Variants(RankingStep):
    """Lets the third and later colour of one product wait for what is nearly as good.

    For that only: who asks for one phone sees all its colours before the cases that fit it.
    """

    name = "variants"

    def __init__(self, groups: NDArray[np.int32], cost: float = 0.1) -> None:
        """Make the step.

        Args:
            groups: the variant group of every row of the catalogue, [n].
            cost: what a third colour loses, as a share of the best score.
        """
        self._groups, self._cost = groups, cost

    def apply(self, ranking: Ranking, context: RankingContext) -> Ranking:
        """Rank by the scores that are left; no score rises."""
        waits = turns(self._groups[ranking.rows]) >= _SHOWN_A_GROUP
        if not waits.any():
            return ranking
        lost = self._cost * max(float(ranking.scores.max()), 0.0)
        return ranking.rescored(ranking.scores - np.float32(lost) * waits)


def turns(groups: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return how many of its group stand above each place, [places].

    Args:
        groups: the group at every place, best first.
    """
    by_group = np.argsort(groups, kind="stable")
    sorted_groups = groups[by_group]
    turn = np.empty(len(groups), np.int64)
    turn[by_group] = np.arange(len(groups)) - np.searchsorted(sorted_groups, sorted_groups)
    return turn


def spread(groups: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the places of a ranking reordered so that each group shows twice at most before all others had a turn.

    Args:
        groups: the group at every place, best first.
    """
    places: NDArray[np.int64] = np.argsort(turns(groups) >= _SHOWN_A_GROUP, kind="stable")
    return places

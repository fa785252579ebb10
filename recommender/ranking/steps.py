"""What is done to a ranking after scoring: named steps, each measured by itself in docs/recommender."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from recommender.index.columns import NO_DATE
from recommender.index.variants import spread
from recommender.index.vector import VectorIndex


@dataclass(frozen=True)
class Ranking:
    """Rows of the catalogue, best first, with what they are ranked by, [m]."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]

    def reordered(self, order: NDArray[np.int64]) -> Ranking:
        """Return the ranking in another order of its places."""
        return Ranking(self.rows[order], self.scores[order])

    def rescored(self, scores: NDArray[np.float32]) -> Ranking:
        """Return the ranking by other scores, [m]; equals keep their order."""
        return Ranking(self.rows, scores).reordered(np.argsort(-scores, kind="stable"))


class RankingStep(ABC):
    """Changes the order of a ranking, never what is in it."""

    name: ClassVar[str]

    @abstractmethod
    def apply(self, ranking: Ranking, limit: int) -> Ranking:
        """Return the ranking after the step.

        Args:
            ranking: best first.
            limit: how many of its places are going to be shown.
        """


class Variants(RankingStep):
    """Shows two colours of one product at most before all others had their turn."""

    name = "variants"

    def __init__(self, groups: NDArray[np.int32]) -> None:
        """Take the variant group of every row of the catalogue, [n]."""
        self._groups = groups

    def apply(self, ranking: Ranking, limit: int) -> Ranking:
        """Move the third and later of a group to the end."""
        return ranking.reordered(spread(self._groups[ranking.rows]))


class Freshness(RankingStep):
    """Adds to the score of new products; the bonus halves with each half-life."""

    name = "freshness"

    def __init__(self, released: NDArray[np.int32], share: float = 0.1, half_life_days: float = 365.0) -> None:
        """Take the release day of every row, [n], and what the newest product gains, as a share of the best score."""
        self._bonus = np.zeros(len(released), np.float32)
        known = released != NO_DATE
        if known.any():
            ages = released[known].max() - released[known]
            self._bonus[known] = share * np.exp2(-ages / half_life_days)

    def apply(self, ranking: Ranking, limit: int) -> Ranking:
        """Add the bonuses."""
        best = float(ranking.scores.max(initial=0.0))
        return ranking.rescored(ranking.scores + best * self._bonus[ranking.rows])


class InversePropensity(RankingStep):
    """Divides scores by how likely a product was to be seen at all, so that what is popular does not stay so by itself.

    The propensity is (orders / most orders) ^ power, as usual where exposure was not logged (Yang et al. 2018,
    "Unbiased offline recommender evaluation for missing-not-at-random implicit feedback").
    """

    name = "inverse propensity"

    def __init__(self, order_counts: NDArray[np.float32], power: float = 0.1) -> None:
        """Take in how many orders every row was bought, [n]."""
        self._propensity = propensities(order_counts, power)

    def apply(self, ranking: Ranking, limit: int) -> Ranking:
        """Divide by the propensities."""
        return ranking.rescored(ranking.scores / self._propensity[ranking.rows])


class Diversity(RankingStep):
    """Gives each place to what is good and unlike the places above (MMR, Carbonell and Goldstein 1998)."""

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

    def apply(self, ranking: Ranking, limit: int) -> Ranking:
        """Fill `limit` places one by one."""
        depth = min(self._depth, len(ranking.rows))
        if depth < 3 or ranking.scores[0] <= 0.0:
            return ranking
        vectors = self._index.vectors(ranking.rows[:depth])[:, : self._text_dimension]
        worth = ranking.scores[:depth] / ranking.scores[0]
        likeness = np.zeros(depth, np.float32)
        left = np.ones(depth, dtype=bool)
        chosen: list[int] = []
        for _ in range(min(limit, depth)):
            best = int(np.argmax(np.where(left, worth - self._trade_off * likeness, -np.inf)))
            chosen.append(best)
            left[best] = False
            np.maximum(likeness, vectors @ vectors[best], out=likeness)
        rest = np.setdiff1d(np.arange(len(ranking.rows)), chosen)
        return ranking.reordered(np.concatenate([np.array(chosen, np.int64), rest]))


def propensities(order_counts: NDArray[np.float32], power: float) -> NDArray[np.float32]:
    """Return how likely each product was to be seen, up to a factor, [n], in (0, 1]; unsold ones as if sold once."""
    counts = np.maximum(order_counts, 1.0)
    shares: NDArray[np.float32] = ((counts / counts.max(initial=1.0)) ** power).astype(np.float32)
    return shares

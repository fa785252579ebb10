"""The contracts of what a ranking is made of: a source finds candidates, a part scores them, a step reorders them.

All three see the same `RankingContext`: query, clock, filters, text relevance and behaviour.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.candidates import Candidates
from recommender.ranking.context import RankingContext


class CandidateSource(ABC):
    """Finds products that one signal speaks for; the products of all sources are ranked together."""

    name: ClassVar[str]

    @abstractmethod
    def rows(self, context: RankingContext, limit: int) -> NDArray[np.int64]:
        """Return the rows of the best products by this signal, in any order; empty if it says nothing of the query.

        Args:
            context: the query; only rows of its mask may be returned.
            limit: at most so many.
        """


class ScorePart(ABC):
    """Scores candidates by one signal; the sum of all parts ranks them."""

    name: ClassVar[str]
    """Of the part in `Hit.parts`; reasons are made of the parts by their names."""

    @abstractmethod
    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Return what the signal counts for every candidate, [m], in its share of the whole; None if it says nothing.

        Args:
            context: the query.
            candidates: at least one, with the parts scored before this one.
        """


@dataclass(frozen=True)
class Ranking:
    """Rows of the catalogue, best first, with what they are ranked by, [m]."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]

    def reordered(self, order: NDArray[np.int64]) -> Ranking:
        """Return the ranking in another order of its places; every product keeps its score."""
        return Ranking(self.rows[order], self.scores[order])

    def rescored(self, scores: NDArray[np.float32]) -> Ranking:
        """Return the ranking by other scores, [m]; equals keep their order."""
        return Ranking(self.rows, scores).reordered(np.argsort(-scores, kind="stable"))


class RankingStep(ABC):
    """Changes the order of a ranking by relevance, never what is in it.

    A step either ranks by other scores (`Ranking.rescored`), which are then those of the hits, or only moves places
    (`Ranking.reordered`) and leaves the scores alone.
    """

    name: ClassVar[str]

    @abstractmethod
    def apply(self, ranking: Ranking, context: RankingContext) -> Ranking:
        """Return the ranking after the step.

        Args:
            ranking: best first; may be empty.
            context: the query; its `limit` says how many places are going to be shown.
        """

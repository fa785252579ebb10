"""One kind of thing does not fill a page, nor does what is bought again."""

from __future__ import annotations

from collections import Counter

import numpy as np

from recommender.index.columns import NO_CATEGORY, CatalogueColumns
from recommender.ranking.context import RankingContext
from recommender.ranking.contract import Ranking, RankingStep

_AGAIN = -2
"""Stands beside the codes of categories for what the shopper has bought before: of that a page shows one."""


class Kinds(RankingStep):
    """Lets the third of a kind wait for the next page, where nobody asked for a text: a thought, no shelf.

    What next to nothing speaks for comes no sooner for being of another kind. Moves places only.
    """

    name = "kinds"

    def __init__(self, columns: CatalogueColumns, most: int = 2, least: float = 0.2, page: int = 5) -> None:
        """Make the step.

        Args:
            columns: of the catalogue.
            most: how many of one kind a page shows.
            least: what share of the best score another kind must have to come first.
            page: how many places it has.
        """
        self._columns, self._most, self._least, self._page = columns, most, least, page

    def apply(self, ranking: Ranking, context: RankingContext) -> Ranking:
        """Fill the pages that are shown one by one."""
        if context.text is not None:
            return ranking
        kinds = self._columns.leaves[ranking.rows]
        kinds[np.isin(ranking.rows, self._columns.rows(context.query.again))] = _AGAIN
        left = np.flatnonzero(ranking.scores >= self._least * ranking.scores.max(initial=0.0)).tolist()
        chosen: list[int] = []
        while left and len(chosen) < context.query.limit:
            page = self._filled(left, kinds.tolist())
            chosen += page
            taken = set(page)
            left = [place for place in left if place not in taken]
        rest = np.setdiff1d(np.arange(len(ranking.rows)), chosen)
        return ranking.reordered(np.concatenate([np.array(chosen, np.int64), rest]))

    def _filled(self, left: list[int], kinds: list[int]) -> list[int]:
        """Return the places of the next page: the best of each kind, and more of one where there is nothing else."""
        shown: Counter[int] = Counter()
        page: list[int] = []
        for place in left:
            kind = kinds[place]
            if kind == NO_CATEGORY or shown[kind] < (1 if kind == _AGAIN else self._most):
                shown[kind] += 1
                page.append(place)
            if len(page) == self._page:
                return page
        waiting = [place for place in left if place not in page]
        return page + waiting[: self._page - len(page)]

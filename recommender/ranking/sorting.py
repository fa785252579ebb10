"""The order of an answer before any step: by score, or by price, date or popularity."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.contract import Query, Sort
from recommender.index.columns import NO_DATE, CatalogueColumns
from recommender.index.offers import NO_PRICE, CurrentOffers
from recommender.ranking.candidates import Candidates
from recommender.ranking.contract import Ranking
from recommender.ranking.parts.text import LexicalPart, SemanticPart

_BY_PRICE = (Sort.PRICE_ASCENDING, Sort.PRICE_DESCENDING)
_RELEVANT = 0.6
"""Sorted answers to a text hold what is at least this share as relevant as the best before anything else."""


def sorts_all(query: Query) -> bool:
    """Say whether to sort all that fit: the filters say what is wanted, and the text adds little."""
    return query.sort is not Sort.RELEVANCE and query.filters.say_what


def by_score(candidates: Candidates, columns: CatalogueColumns) -> Ranking:
    """Rank candidates by their score; ties go to the newer product, then to the one that came first."""
    rows, scores = candidates.rows, candidates.sum()
    order = np.lexsort((rows, -columns.released[rows], -scores))
    return Ranking(rows[order], scores[order])


def by_sort(
    query: Query,
    candidates: Candidates,
    columns: CatalogueColumns,
    offers: CurrentOffers,
    popularity: NDArray[np.float32],
) -> Ranking:
    """Rank candidates by what the query sorts by, what is off its topic last; the score decides among equals.

    By price, what costs absurdly little or much comes after all that does not: a laptop for 0.95 is no bargain.
    """
    rows, scores = candidates.rows, candidates.sum()
    off_topic = np.zeros(len(rows), dtype=bool)
    if LexicalPart.name in candidates.parts and not sorts_all(query):
        relevance = candidates.sum(LexicalPart.name, SemanticPart.name)
        off_topic = relevance < _RELEVANT * relevance.max(initial=0.0)
    absurd = offers.absurd[rows] & (query.sort in _BY_PRICE)
    order = np.lexsort((-scores, _sort_keys(query.sort, rows, columns, offers, popularity), absurd, off_topic))
    return Ranking(rows[order], scores[order])


def _sort_keys(
    sort: Sort,
    rows: NDArray[np.int64],
    columns: CatalogueColumns,
    offers: CurrentOffers,
    popularity: NDArray[np.float32],
) -> NDArray[np.float64]:
    """Return what to sort rows by, rising, with the unknown last."""
    values: NDArray[Any]
    if sort is Sort.POPULAR:
        values, unknown, sign = popularity[rows], 0.0, -1.0
    elif sort is Sort.NEWEST:
        values, unknown, sign = columns.released[rows], float(NO_DATE), -1.0
    else:
        values, unknown = offers.price_cents[rows], float(NO_PRICE)
        sign = 1.0 if sort is Sort.PRICE_ASCENDING else -1.0
    keys: NDArray[np.float64] = np.where(values == unknown, np.inf, sign * values)
    return keys

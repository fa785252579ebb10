"""A catalogue whose purchases can be swapped, so that the whole recommender is measured as it serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.contract import CollaborativeModel, History
from recommender.collaborative.interactions import Interactions
from recommender.contract import Filters, Query
from recommender.index.indexes import Indexes, Texts
from recommender.index.popularity import popularity
from recommender.index.semantic import SemanticIndex
from recommender.ranking.contract import RankingStep
from recommender.serving.hybrid import Clock, HybridRecommender, system_clock
from recommender.training.building import index_purchases
from shop.catalogue.snapshots import ProductSnapshot


@dataclass(frozen=True)
class Bench:
    """The trained catalogue: its indexes, the text vectors they were made of, and the products in their order."""

    indexes: Indexes
    texts: Texts
    products: Sequence[ProductSnapshot]

    def without_purchases(self) -> Indexes:
        """Return the indexes as if nobody had bought anything."""
        return self.with_purchases(Interactions.from_pairs([], []))

    def with_purchases(self, interactions: Interactions, model: CollaborativeModel | None = None) -> Indexes:
        """Return the indexes as if only these purchases were known; `model` is fitted on them, if there are any."""
        index, counts, space = index_purchases(self.indexes.columns, interactions, self.texts, model)
        return replace(
            self.indexes,
            products=SemanticIndex(self.indexes.products.encoder, index),
            profile=space,
            order_counts=counts,
            popularity=popularity(self.products, counts.tolist()),
        )


def recommended(
    indexes: Indexes,
    histories: Sequence[History],
    candidates: NDArray[np.int64],
    limit: int,
    steps: Sequence[RankingStep] | None = None,
    clock: Clock = system_clock,
) -> list[list[int]]:
    """Return what the whole recommender answers to "anything for me?", product ids, best first.

    Args:
        indexes: of the shop.
        histories: one a shopper; their own products are not recommended.
        candidates: product ids that may be recommended.
        limit: how many.
        steps: of the ranking; by default those of the shop.
        clock: tells the steps what day it is.
    """
    recommender = HybridRecommender(indexes, steps=steps, clock=clock)
    others = tuple(np.setdiff1d(indexes.columns.ids, candidates).tolist())
    found = []
    for history in histories:
        filters = Filters(exclude_ids=(*others, *history))
        hits = recommender.recommend(Query(purchases=tuple(history), filters=filters, limit=limit))
        found.append([hit.product_id for hit in hits])
    return found


def as_columns(ranked: Sequence[Sequence[int]], product_ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return ranked product ids as places in `product_ids`, [rankings, longest ranking]; -1 behind shorter ones."""
    column = {int(product_id): k for k, product_id in enumerate(product_ids)}
    columns = np.full((len(ranked), max((len(row) for row in ranked), default=0)), -1, np.int64)
    for place, row in enumerate(ranked):
        columns[place, : len(row)] = [column[product_id] for product_id in row]
    return columns

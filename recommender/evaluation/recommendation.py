"""Recommendation on the customers' last orders, next to popularity and implicit's ALS."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.contract import CollaborativeModel
from recommender.collaborative.interactions import Interactions, Purchase, hold_out_last_orders
from recommender.collaborative.linear import LinearModel
from recommender.collaborative.rating import RatingModel
from recommender.contract import Filters, Query
from recommender.engine import HybridRecommender
from recommender.errors import RecommenderError
from recommender.evaluation.metrics import ndcg_at, recall_at
from recommender.indexes import Indexes
from recommender.progress import Progress, silent
from recommender.ranking.popularity import popularity
from shop.catalogue.snapshots import ProductSnapshot

K = 20
_ALS_FACTORS = 64
_ALS_REGULARISATION = 0.01
_ALS_ALPHA = 1.0

Ranker = Callable[[int, Sequence[int]], list[int]]
"""Returns K product ids, best first and none of the history, for a customer id and their history."""


@dataclass(frozen=True)
class RecommendationFigures:
    """How well one model foresees what customers buy next.

    `recall` and `ndcg` are Recall@20 and NDCG@20 over the products of the last order that were new to the customer,
    averaged over the customers; `training_seconds` is processor time.
    """

    model: str
    recall: float
    ndcg: float
    training_seconds: float
    customers: int


def evaluate_recommendation(
    indexes: Indexes, products: Sequence[ProductSnapshot], purchases: Sequence[Purchase], progress: Progress = silent
) -> list[RecommendationFigures]:
    """Hold out every customer's last order, train all models on the rest, and measure them.

    Args:
        indexes: of the shop's products; their behaviour model and popularity are learnt anew without the last orders.
        products: of the shop, in the order of the indexes.
        purchases: all of them.
        progress: told of every model.

    Raises:
        RecommenderError: no customer came back for something new.
    """
    known, held_out = hold_out_last_orders(purchases)
    if not held_out:
        raise RecommenderError("no customer has a second order with new products, so there is nothing to foresee")
    interactions = Interactions.from_purchases(known)
    histories = interactions.histories()
    makers: dict[str, Callable[[], Ranker]] = {
        "popularity": lambda: _popularity(interactions),
        "implicit ALS": lambda: _implicit_als(interactions),
        "rating model": lambda: _collaborative(RatingModel(), interactions),
        "linear model alone": lambda: _collaborative(LinearModel(), interactions),
        "Daogou": lambda: _hybrid(indexes, products, interactions),
    }
    figures = []
    for done, (name, make) in enumerate(makers.items()):
        progress(name, done, len(makers))
        began_at = time.process_time()
        rank = make()
        seconds = time.process_time() - began_at
        answers = {customer: rank(customer, histories[customer]) for customer in held_out}
        recall = np.mean([recall_at(answers[customer], bought, K) for customer, bought in held_out.items()])
        ndcg = np.mean([ndcg_at(answers[c], dict.fromkeys(bought, 1.0), K) for c, bought in held_out.items()])
        figures.append(RecommendationFigures(name, float(recall), float(ndcg), seconds, len(held_out)))
        progress(name, done + 1, len(makers))
    return figures


def _popularity(interactions: Interactions) -> Ranker:
    counts = np.bincount(interactions.products, minlength=len(interactions.product_ids)).astype(np.float32)
    return lambda _, history: _best_new(counts, interactions.product_ids, history)


def _collaborative(model: CollaborativeModel, interactions: Interactions) -> Ranker:
    model.fit(interactions)
    return lambda _, history: _best_new(model.scores([history])[0], model.product_ids, history)


def _implicit_als(interactions: Interactions) -> Ranker:
    """Train implicit's ALS, with the best of nine settings on this very data, so that the peer is not undersold."""
    from implicit.cpu.als import AlternatingLeastSquares  # type: ignore[import-untyped]

    model = AlternatingLeastSquares(
        factors=_ALS_FACTORS, regularization=_ALS_REGULARISATION, alpha=_ALS_ALPHA, random_state=0, num_threads=1
    )
    model.fit(interactions.matrix(np.ones(len(interactions), np.float32)), show_progress=False)
    rows = {int(customer): row for row, customer in enumerate(interactions.customer_ids)}

    def rank(customer: int, history: Sequence[int]) -> list[int]:
        scores = model.item_factors @ model.user_factors[rows[customer]]
        return _best_new(scores, interactions.product_ids, history)

    return rank


def _hybrid(indexes: Indexes, products: Sequence[ProductSnapshot], interactions: Interactions) -> Ranker:
    model = LinearModel()
    model.fit(interactions)
    counts = interactions.order_counts()
    known_by = popularity(products, [counts.get(product.id, 0) for product in products])
    recommender = HybridRecommender(replace(indexes, behaviour=model, popularity=known_by))

    def rank(_: int, history: Sequence[int]) -> list[int]:
        filters = Filters(exclude_ids=tuple(history))
        hits = recommender.recommend(Query(purchases=tuple(history), filters=filters, limit=K))
        return [hit.product_id for hit in hits]

    return rank


def _best_new(scores: NDArray[np.float32], product_ids: NDArray[np.int64], history: Sequence[int]) -> list[int]:
    fresh = np.where(np.isin(product_ids, history), -np.inf, scores)
    best: list[int] = product_ids[np.argsort(-fresh, kind="stable")[:K]].tolist()
    return best

"""Recommendation on the customers' last orders: every model, and what an engineer would pick instead."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.blend import BlendModel
from recommender.collaborative.interactions import Interactions, Purchase, hold_out_last_orders
from recommender.collaborative.models import MODELS
from recommender.collaborative.validation import K, Validation
from recommender.errors import RecommenderError
from recommender.evaluation.baselines import BASELINES
from recommender.evaluation.bench import Bench, as_columns, recommended
from recommender.evaluation.rows import Row
from recommender.progress import Progress, silent

OURS = "Daogou"


def evaluate_recommendation(bench: Bench, purchases: Sequence[Purchase], progress: Progress = silent) -> list[Row]:
    """Hold out every customer's last order, train all models on the rest, and measure them.

    Returns:
        For each model Recall@20 and NDCG@20 of the products of the last order that were new to the customer, averaged
        over the customers, and the processor seconds of its training.

    Raises:
        RecommenderError: no customer came back for something new.
    """
    interactions, validation = last_orders(purchases)
    data = f"last orders of {len(validation):,} customers"
    rows: list[Row] = []
    total = len(BASELINES) + len(MODELS) + 2

    def add(name: str, columns: NDArray[np.int64], seconds: float) -> None:
        recall, ndcg = validation.metrics(validation.hits(columns))
        rows.append(Row(name, data, {"Recall@20": recall, "NDCG@20": ndcg, "training CPU s": seconds}))
        progress(name, len(rows), total)

    for name, baseline in BASELINES.items():
        began_at = time.process_time()
        score = baseline(interactions, validation)
        seconds = time.process_time() - began_at
        add(name, validation.top_k(score), seconds)
    for name, kind in MODELS.items():
        if not kind.suits(interactions):
            continue
        began_at = time.process_time()
        model = kind()
        model.fit(interactions)
        seconds = time.process_time() - began_at
        add(f"our {name}", validation.top_k(validation.scorer(model)), seconds)
    began_at = time.process_time()
    blend = BlendModel()
    blend.fit(interactions)
    seconds = time.process_time() - began_at
    add("our blend", validation.top_k(validation.scorer(blend)), seconds)
    began_at = time.process_time()
    indexes = bench.with_purchases(interactions, blend)
    seconds += time.process_time() - began_at
    found = recommended(indexes, validation.histories, interactions.product_ids, K)
    add(OURS, as_columns(found, interactions.product_ids), seconds)
    return rows


def last_orders(purchases: Sequence[Purchase]) -> tuple[Interactions, Validation]:
    """Split off every customer's last order; return what is known, and what to foresee.

    Raises:
        RecommenderError: no customer came back for something new.
    """
    known, held_out = hold_out_last_orders(purchases)
    if not held_out:
        raise RecommenderError("no customer has a second order with new products, so there is nothing to foresee")
    interactions = Interactions.from_purchases(known)
    return interactions, Validation.from_interactions(interactions, held_out)

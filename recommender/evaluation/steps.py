"""What each step of the ranking gains and costs, on the customers' last orders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.blend import BlendModel
from recommender.collaborative.interactions import Purchase
from recommender.collaborative.validation import K, Validation
from recommender.evaluation.bench import Bench, as_columns, recommended
from recommender.evaluation.recommendation import last_orders
from recommender.evaluation.rows import Row
from recommender.index.columns import NO_DATE
from recommender.progress import Progress, silent
from recommender.ranking.contract import RankingStep
from recommender.ranking.defaults import taste_steps
from recommender.ranking.steps.diversity import Diversity
from recommender.ranking.steps.freshness import Freshness
from recommender.ranking.steps.inverse_propensity import InversePropensity, propensities
from recommender.ranking.steps.variants import Variants

_CUSTOMERS = 1_000
_EPOCH = date(1970, 1, 1).toordinal()
_PROPENSITY_POWER = 0.5
"""Of the estimate: how much likelier a product sold four times as often is to be seen (twice)."""


def evaluate_steps(bench: Bench, purchases: Sequence[Purchase], progress: Progress = silent) -> list[Row]:
    """Rank with no step, and with each alone.

    Returns:
        NDCG@20; the same, estimated as if all products had been seen alike (self-normalised inverse propensity
        scoring, SNIPS, Swaminathan and Joachims 2015); the intra-list diversity of the 20 (1 - mean cosine of texts);
        the coverage: the share of the catalogue that is recommended to anybody; and the mean number of orders of what
        is recommended.
    """
    interactions, validation = last_orders(purchases)
    chosen = np.sort(np.random.default_rng(0).permutation(len(validation))[:_CUSTOMERS])
    validation = validation.subset(chosen)
    blend = BlendModel()
    blend.fit(interactions)
    indexes = bench.with_purchases(interactions, blend)
    dimension = indexes.products.encoder.dimension
    # First days of sale stand for release days, which the gift shop does not tell; the last of them is today.
    first_sold = np.full(len(indexes.columns), NO_DATE, np.int32)
    first = np.full(len(interactions.product_ids), np.inf)
    np.minimum.at(first, interactions.products, interactions.first_days)
    first_sold[indexes.columns.rows(interactions.product_ids.tolist())] = first.astype(np.int32) + _EPOCH
    today = datetime.fromordinal(int(first_sold.max()))
    steps: dict[str, list[RankingStep]] = {
        "none": [],
        "variants": [Variants(indexes.groups)],
        **{f"freshness {share}": [Freshness(first_sold, share, 90.0)] for share in (0.05, 0.2)},
        **{f"inverse propensity {power}": [InversePropensity(indexes.order_counts, power)] for power in (0.1, 0.3)},
        **{f"diversity {cost}": [Diversity(indexes.products.index, dimension, cost)] for cost in (0.1, 0.2, 0.4)},
    }
    steps["Daogou: 0.1 of both"] = list(taste_steps(indexes))
    rows = []
    for done, (name, chain) in enumerate(steps.items(), start=1):
        found = recommended(indexes, validation.histories, interactions.product_ids, K, chain, lambda: today)
        columns = as_columns(found, interactions.product_ids)
        counts = np.bincount(interactions.products, minlength=len(interactions.product_ids)).astype(np.float32)
        figures = {
            "NDCG@20": validation.metrics(validation.hits(columns))[1],
            "NDCG@20, SNIPS": _snips(validation, columns, counts),
            "intra-list diversity": _intra_list_diversity(
                bench, indexes.columns.rows([p for row in found for p in row]).reshape(columns.shape)
            ),
            "catalogue coverage": len(np.unique(columns)) / len(interactions.product_ids),
            "mean orders": float(counts[columns].mean()),
        }
        rows.append(Row(name, f"last orders of {len(validation):,} customers", figures))
        progress("ranking steps", done, len(steps))
    return rows


def _snips(validation: Validation, columns: NDArray[np.int64], counts: NDArray[np.float32]) -> float:
    """Return NDCG@20 with every held-out product weighted by 1 / how likely it was to be seen."""
    weights = 1.0 / propensities(counts, _PROPENSITY_POWER)
    gains = validation.hits(columns) * weights[columns] / np.log2(np.arange(2, columns.shape[1] + 2))
    ideal = 0.0
    for row in validation.truth:
        best = np.sort(weights[row.indices])[::-1][:K]
        ideal += float((best / np.log2(np.arange(2, len(best) + 2))).sum())
    return float(gains.sum() / ideal)


def _intra_list_diversity(bench: Bench, rows: NDArray[np.int64]) -> float:
    vectors = bench.texts.main.vectors[rows].astype(np.float32)
    sums = (vectors.sum(axis=1) ** 2).sum(axis=1)
    pairs = rows.shape[1] * (rows.shape[1] - 1)
    return float(1.0 - ((sums - rows.shape[1]) / pairs).mean())

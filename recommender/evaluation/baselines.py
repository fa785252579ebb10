"""What an engineer would pick instead: popularity, and the models of the `implicit` library."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray

from recommender.collaborative.interactions import Interactions
from recommender.collaborative.validation import Scorer, Validation

Baseline = Callable[[Interactions, Validation], Scorer]
"""Learns from interactions and scores the customers of a validation, who need not be among them."""


def popularity(interactions: Interactions, validation: Validation) -> Scorer:
    """Score by the number of customers who bought a product."""
    counts = np.bincount(interactions.products, minlength=len(interactions.product_ids)).astype(np.float32)
    return lambda part: np.tile(counts, (part.stop - part.start, 1))


def implicit_als(interactions: Interactions, validation: Validation) -> Scorer:
    """Train implicit's ALS (Hu, Koren, Volinsky 2008) with the best of nine settings on the gift shop's last orders.

    Those are the very orders that are foreseen, so the baseline is not undersold.
    """
    from implicit.cpu.als import AlternatingLeastSquares  # type: ignore[import-untyped]

    model = AlternatingLeastSquares(factors=64, regularization=0.01, alpha=1.0, random_state=0, num_threads=1)
    model.fit(interactions.matrix(), show_progress=False)
    factors = model.recalculate_user(np.arange(len(validation)), validation.seen)
    return lambda part: factors[part] @ model.item_factors.T


def implicit_bpr(interactions: Interactions, validation: Validation) -> Scorer:
    """Train implicit's BPR (Rendle et al. 2009); a customer it did not train on gets the popular."""
    from implicit.cpu.bpr import BayesianPersonalizedRanking  # type: ignore[import-untyped]

    model = BayesianPersonalizedRanking(factors=63, learning_rate=0.05, iterations=200, random_state=0, num_threads=1)
    model.fit(interactions.matrix(), show_progress=False)
    row = {int(customer): k for k, customer in enumerate(interactions.customer_ids)}
    # The last item factor is the item's bias: a user who is all zeros but there gets what is popular.
    stranger = np.zeros(model.user_factors.shape[1], np.float32)
    stranger[-1] = 1.0
    users = np.stack([model.user_factors[row[c]] if c in row else stranger for c in validation.customers.tolist()])
    return lambda part: users[part] @ model.item_factors.T


def item_cosine(interactions: Interactions, validation: Validation) -> Scorer:
    """Score by the cosine between the customers of products, summed over the history: the classic item-to-item."""
    bought = interactions.matrix()
    norms = np.sqrt(np.asarray(bought.sum(axis=0)).ravel())
    scaled = bought @ sp.diags(1.0 / np.maximum(norms, 1.0))
    similar = (scaled.T @ scaled).tocsr()
    similar.setdiag(0.0)

    def score(part: slice) -> NDArray[np.float32]:
        scores: NDArray[np.float32] = (validation.seen[part] @ similar).toarray().astype(np.float32)
        return scores

    return score


BASELINES: dict[str, Baseline] = {
    "popularity": popularity,
    "item cosine": item_cosine,
    "implicit BPR": implicit_bpr,
    "implicit ALS": implicit_als,
}

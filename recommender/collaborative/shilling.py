"""Finds fake profiles that push a product (shilling), before anything learns from them.

Who pushes a product gives it to many made-up shoppers, and fills their profiles with products chosen at random or for
being popular. Such a profile does not hang together: its products are not those that people buy with one another. A
few real shoppers have odd tastes too, so a profile alone convicts nobody; but that the odd ones all meet at one product
is no chance. Both together are the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray
from scipy.stats import binom  # type: ignore[import-untyped]

from recommender.collaborative.interactions import Interactions

_FEWEST_PRODUCTS = 4
_FEWEST_BUYERS = 8
_ODD_SHARE = 0.1
_SURE = 1e-12
"""How unlikely by chance a meeting of odd profiles must be; with thousands of products some are rare by chance."""
_MOST_BUYERS_ODD = 0.4
"""What share of a product's buyers must be odd: a best seller meets many odd shoppers among many more usual ones."""
_SHRINK = 10.0
_FLOOR = 1e-4
_CHUNK = 1_000


@dataclass(frozen=True)
class Suspicion:
    """A pushed product and the profiles that push it."""

    product_id: int
    customer_ids: tuple[int, ...]
    chance: float
    """How likely as many odd profiles would meet at the product by chance."""


def find_shilling(interactions: Interactions) -> list[Suspicion]:
    """Return the products at which odd profiles meet, the surest first, each with those profiles."""
    bought = interactions.matrix()
    judged = np.diff(bought.indptr) >= _FEWEST_PRODUCTS
    if not judged.any():
        return []
    coherence, lift = _coherence(bought)
    odd = judged & (
        (coherence < np.quantile(coherence[judged], _ODD_SHARE)) | (lift < np.quantile(lift[judged], _ODD_SHARE))
    )
    share = float(odd.sum() / judged.sum())
    buyers = np.asarray(bought[judged].sum(axis=0)).ravel().astype(np.int64)
    odd_buyers = np.asarray(bought[odd].sum(axis=0)).ravel().astype(np.int64)
    chances = binom.sf(odd_buyers - 1, buyers, share)
    crowded = odd_buyers >= _MOST_BUYERS_ODD * buyers
    pushed = np.flatnonzero((buyers >= _FEWEST_BUYERS) & (chances < _SURE) & crowded)
    by_product = bought.tocsc()
    suspicions = []
    for product in pushed[np.argsort(chances[pushed], kind="stable")]:
        of_product = by_product[:, product].indices
        customers = interactions.customer_ids[np.sort(of_product[odd[of_product]])]
        product_id = int(interactions.product_ids[product])
        suspicions.append(Suspicion(product_id, tuple(customers.tolist()), float(chances[product])))
    return suspicions


def without_shilling(interactions: Interactions, suspicions: Sequence[Suspicion]) -> Interactions:
    """Return the interactions without the suspected profiles."""
    suspected = {customer for suspicion in suspicions for customer in suspicion.customer_ids}
    kept = ~np.isin(interactions.customer_ids, list(suspected))
    return interactions.only(kept[interactions.customers])


def _coherence(bought: sp.csr_matrix) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how alike the products of each profile are, [customers], twice.

    First the mean cosine of every two of them by who else bought both; fillers chosen at random are unlike. Then the
    logarithm of how much that is above what their popularity alone would give; fillers chosen for being popular are
    alike for no other reason.
    """
    counts = np.asarray(bought.sum(axis=0)).ravel()
    scaled = (bought @ sp.diags((counts + _SHRINK) ** -0.25)).tocsr()
    transposed = scaled.T.tocsc()
    # The sum of cosines over the pairs of a profile is the sum of squared overlaps with all other profiles.
    overlaps = np.concatenate(
        [
            np.asarray((scaled[start : start + _CHUNK] @ transposed).power(2).sum(axis=1)).ravel()
            for start in range(0, bought.shape[0], _CHUNK)
        ]
    )
    own = np.asarray(scaled.power(2).sum(axis=1)).ravel() ** 2
    itself = np.asarray(bought @ ((counts - 1.0) / (counts + _SHRINK))).ravel()
    sizes = np.diff(bought.indptr)
    pairs = np.maximum(sizes * (sizes - 1.0), 1.0)
    coherence = np.maximum(overlaps - own - itself, 0.0) / pairs
    roots = counts / np.sqrt(counts + _SHRINK)
    expected = ((bought @ roots) ** 2 - bought @ roots**2) / bought.shape[0] / pairs
    return coherence, np.log((coherence + _FLOOR) / (expected + _FLOOR))

"""Learning the profile space: from what purchase models say of every two products to one vector a product."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from recommender.collaborative.contract import CollaborativeModel
from recommender.index.profile import UNRELATED, ProfileSpace
from recommender.index.vector import VectorIndex
from recommender.progress import Progress, silent

FACTORS = 128
"""Of the behaviour block; more gain nothing on the gift shop (NDCG@20 0.123 with 128 as with all 3,641)."""
_CHUNK = 1_000
_POWER_ITERATIONS = 4
_NEIGHBOURS = 50
_TEMPERATURE = 0.1


def learn_profile_space(
    model: CollaborativeModel,
    sold_rows: NDArray[np.int64],
    sold_columns: NDArray[np.int64],
    texts: NDArray[np.float32],
    half_life_items: float,
    progress: Progress = silent,
) -> ProfileSpace:
    """Factorise what a model says of every two products, and give unsold products the vectors of their like.

    The matrix of scores after each single product is factorised by a randomised SVD (Halko, Martinsson and Tropp
    2011, arXiv:0909.4061). A product that nobody bought gets the mean vector of those with the most similar texts
    (Nadaraya-Watson regression), the smaller the less alike they are.

    Args:
        model: fitted on purchases.
        sold_rows: the catalogue's rows of products that the model knows.
        sold_columns: their columns in the model.
        texts: [n, d], L2-normalised text vectors of the catalogue.
        half_life_items: after how many later products one of a history counts half.
        progress: told of both steps.
    """
    progress("profile space", 0, 2)
    factors = min(FACTORS, len(sold_rows))
    sold_in, sold_out = _factorise(model, factors)
    progress("profile space", 1, 2)
    # In these units a usual single purchase makes a profile of length 1, and the best product for it scores 1.
    sold_in /= max(float(np.median(np.linalg.norm(sold_in, axis=1))), 1e-12)
    best = (sold_in @ sold_out.T).max(axis=1) / np.maximum(np.linalg.norm(sold_in, axis=1), 1e-12)
    sold_out /= max(float(np.median(best)), 1e-12)
    item_in = np.zeros((len(texts), factors), np.float32)
    item_out = np.zeros_like(item_in)
    item_in[sold_rows], item_out[sold_rows] = sold_in[sold_columns], sold_out[sold_columns]
    unsold = np.setdiff1d(np.arange(len(texts)), sold_rows)
    index = VectorIndex.build(texts[sold_rows])
    for start in range(0, len(unsold), _CHUNK):
        rows = unsold[start : start + _CHUNK]
        neighbours, shares = _nearest(index, texts[rows])
        item_in[rows] = np.einsum("ij,ijk->ik", shares, item_in[sold_rows[neighbours]])
        item_out[rows] = np.einsum("ij,ijk->ik", shares, item_out[sold_rows[neighbours]])
    progress("profile space", 2, 2)
    return ProfileSpace(item_in, item_out, half_life_items)


def _factorise(model: CollaborativeModel, factors: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return left and right factors [products, factors] of the scores after each single product."""
    ids = model.product_ids.tolist()
    starts = range(0, len(ids), _CHUNK)
    scores = torch.from_numpy(np.concatenate([model.item_to_item(ids[start : start + _CHUNK]) for start in starts]))
    generator = torch.Generator().manual_seed(0)
    right = torch.randn(len(ids), min(factors + 16, len(ids)), generator=generator)
    for _ in range(_POWER_ITERATIONS):
        left = torch.linalg.qr(scores @ right).Q
        right = torch.linalg.qr(scores.T @ left).Q
    u, s, v = torch.linalg.svd(scores @ right, full_matrices=False)
    root = s[:factors].sqrt()
    return (u[:, :factors] * root).numpy(), ((right @ v[:factors].T) * root).numpy()


def _nearest(index: VectorIndex, texts: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the rows of the index most like each text and the share of each, [texts, neighbours]."""
    cosines, neighbours = index.nearest(texts, min(_NEIGHBOURS, len(index)))
    shares = np.exp((cosines - cosines[:, :1]) / _TEMPERATURE)
    likeness = np.clip((cosines[:, :1] - UNRELATED) / (1.0 - UNRELATED), 0.0, 1.0)
    return neighbours, likeness * shares / shares.sum(axis=1, keepdims=True)

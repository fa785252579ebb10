"""Vector search among masked products gives exactly the best that are allowed."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.index.vector import VectorIndex


@pytest.fixture(scope="module")
def vectors():
    table = np.random.default_rng(0).normal(size=(500, 16)).astype(np.float32)
    return table / np.linalg.norm(table, axis=1, keepdims=True)


@pytest.mark.parametrize("allowed", [0, 1, 10, 250, 500])
def test_ten_of_the_allowed_are_found_if_there_are_ten(vectors, allowed):
    index = VectorIndex(vectors)
    mask = np.zeros(500, dtype=bool)
    mask[np.random.default_rng(allowed).permutation(500)[:allowed]] = True
    found = index.search(vectors[7], mask, 10)
    best = sorted(np.flatnonzero(mask), key=lambda row: -float(vectors[row] @ vectors[7]))[:10]
    assert found.tolist() == best


def test_the_vectors_can_be_read_back(vectors):
    index = VectorIndex(vectors)
    assert np.array_equal(index.vectors, vectors)
    assert index.similarity(vectors[3], np.array([3]))[0] == pytest.approx(1.0)

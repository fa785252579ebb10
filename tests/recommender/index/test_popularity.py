"""Popularity is a place within a source."""

from __future__ import annotations

import pytest

from recommender.index.popularity import popularity
from tests.recommender.toy_shop import product


def test_sources_that_count_differently_can_be_compared():
    items = [
        product(1, "a", (), 1, source="clicks", popularity=90_000.0),
        product(2, "b", (), 1, source="clicks", popularity=10.0),
        product(3, "c", (), 1, source="orders"),
        product(4, "d", (), 1, source="orders"),
        product(5, "e", (), 1, source="orders"),
        product(6, "f", (), 1, source="unknown"),
    ]
    assert popularity(items, [0, 0, 7, 3, 0, 0]).tolist() == pytest.approx([1.0, 0.5, 1.0, 0.5, 0.0, 0.0])

"""Each step of a ranking does what its name says, and never adds or loses a product."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.index.vector import VectorIndex
from recommender.ranking.steps import Diversity, Freshness, InversePropensity, Ranking, Variants, propensities

RANKING = Ranking(np.array([4, 2, 0, 1, 3]), np.array([1.0, 0.9, 0.8, 0.3, 0.2], np.float32))


@pytest.fixture(scope="module")
def index():
    """Rows 4, 2 and 0 are one thing, 1 and 3 are others; the third number is no text."""
    return VectorIndex.build(np.array([[1, 0, 5], [0, 1, 0], [1, 0, 0], [-1, 0, 0], [1, 0, 9]], np.float32))


def steps(index):
    return [
        Variants(np.array([0, 1, 0, 2, 0], np.int32)),
        Freshness(np.array([10, 400, 20, -1, 30], np.int32), share=1.0, half_life_days=30.0),
        InversePropensity(np.array([9, 1, 9, 1, 90], np.float32), power=1.0),
        Diversity(index, 2, trade_off=0.8),
    ]


@pytest.mark.parametrize("number", range(4))
def test_a_step_keeps_every_product_once(index, number):
    after = steps(index)[number].apply(RANKING, 3)
    assert sorted(after.rows.tolist()) == [0, 1, 2, 3, 4]
    assert steps(index)[number].apply(Ranking(np.array([], np.int64), np.array([], np.float32)), 3).rows.size == 0


def test_the_third_variant_waits(index):
    assert steps(index)[0].apply(RANKING, 5).rows.tolist() == [4, 2, 1, 3, 0]


def test_the_newest_gains_and_the_undated_does_not(index):
    after = steps(index)[1].apply(RANKING, 5)
    assert after.rows[0] == 1
    assert after.rows[-1] == 3


def test_what_is_seen_by_everybody_falls(index):
    assert steps(index)[2].apply(RANKING, 5).rows.tolist() == [1, 3, 2, 0, 4]


def test_places_go_to_what_is_unlike_the_places_above(index):
    assert steps(index)[3].apply(RANKING, 3).rows.tolist()[:2] == [4, 1]
    assert Diversity(index, 2, trade_off=0.0).apply(RANKING, 5).rows.tolist() == RANKING.rows.tolist()


def test_unsold_products_are_seen_as_little_as_those_sold_once():
    assert propensities(np.array([0, 1, 16], np.float32), 0.5).tolist() == [0.25, 0.25, 1.0]

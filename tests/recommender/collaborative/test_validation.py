"""Recall and NDCG by hand, and who is measured."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.collaborative.interactions import Interactions
from recommender.collaborative.validation import Validation, top_k

IDS = np.array([10, 11, 12, 13])


def test_figures_by_hand():
    validation = Validation.from_histories(IDS, {1: [10], 2: []}, {1: {11, 99}, 2: {12}})
    hits = validation.hits(np.array([[1, 2], [3, 2]]))
    assert hits.tolist() == [[True, False], [False, True]]
    recall, ndcg = validation.metrics_by_customer(hits)
    assert recall.tolist() == [0.5, 1.0]  # 99 has no column and is missed
    assert ndcg[0] == pytest.approx(1.0 / (1.0 + 1.0 / np.log2(3)))
    assert ndcg[1] == pytest.approx(1.0 / np.log2(3))


def test_no_product_is_no_hit():
    validation = Validation.from_histories(IDS, {1: []}, {1: {13}})
    assert validation.hits(np.array([[-1, 3]])).tolist() == [[False, True]]


def test_only_customers_with_a_history_are_measured_and_no_more_than_asked():
    known = Interactions.from_pairs([1, 2, 3], [10, 11, 12])
    held_out = {1: {11}, 2: {10}, 9: {10}}
    assert Validation.from_interactions(known, held_out).customers.tolist() == [1, 2]
    assert len(Validation.from_interactions(known, held_out, most=1)) == 1


def test_equals_stand_in_the_order_of_columns():
    assert top_k(np.array([[1.0, 3.0, 3.0, 2.0]], np.float32), 3).tolist() == [[1, 2, 3]]
    assert top_k(np.array([[1.0, 2.0]], np.float32), 5).tolist() == [[1, 0]]

"""The kind of product that a text asks for, and likeness to the best answers."""

from __future__ import annotations

import numpy as np

from recommender.ranking.relevance import feedback, kinds


def test_the_nearest_vote_on_the_kind():
    shares = kinds(np.array([0.9, 0.8, 0.1, 0.7], np.float32), np.array([3, 3, 5, -1], np.int32))
    assert shares[0] == shares[1] > shares[2] > 0.0
    assert shares[3] == 0.0


def test_only_the_twenty_nearest_vote():
    meaning = np.array([0.9] * 20 + [0.1], np.float32)
    assert kinds(meaning, np.array([1] * 20 + [2], np.int32))[-1] == 0.0


def test_candidates_without_a_category_have_no_kind():
    assert kinds(np.array([0.5, 0.4], np.float32), np.array([-1, -1], np.int32)).tolist() == [0.0, 0.0]


def test_what_is_like_the_best_answers_gains():
    relevance = np.array([1.0] * 10 + [0.1, 0.1], np.float32)
    vectors = np.array([[1.0, 0.0]] * 10 + [[1.0, 0.0], [0.0, 1.0]], np.float32)
    likeness = feedback(relevance, vectors)
    assert likeness[10] == 1.0
    assert likeness[11] == 0.0

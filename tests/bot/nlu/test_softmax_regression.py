"""The regression finds the minimum that scikit-learn finds, whichever features are sparse."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bot.nlu.softmax_regression import SoftmaxRegression


def _examples(labels):
    rng = np.random.default_rng(0)
    codes = np.concatenate([rng.integers(0, labels, 300), np.zeros(200, int)])  # one kind has far more than others
    dense = rng.normal(size=(len(codes), 6)).astype(np.float32)
    dense[:, 0] += codes
    sparse = csr_matrix((rng.random((len(codes), 20)) < 0.1).astype(np.float32))
    return dense, sparse, [f"label {code}" for code in codes]


@pytest.mark.parametrize("balanced", [True, False])
@pytest.mark.parametrize("labels", [2, 5])
def test_the_minimum_is_that_of_scikit_learn(labels, balanced):
    dense, sparse, names = _examples(labels)
    together = hstack([csr_matrix(dense), sparse]).tocsr()
    weight = "balanced" if balanced else None
    theirs = LogisticRegression(C=2.0, class_weight=weight, tol=1e-6, max_iter=1000, multi_class="multinomial")
    theirs.fit(together, names)

    ours = SoftmaxRegression.fit(dense, sparse, names, balanced=balanced, strength=2.0, tolerance=1e-5)

    assert ours.labels == tuple(theirs.classes_)
    np.testing.assert_allclose(ours.probabilities(dense, sparse), theirs.predict_proba(together), atol=2e-3)


def test_what_was_learnt_survives_its_folder(tmp_path):
    dense, sparse, names = _examples(3)
    learnt = SoftmaxRegression.fit(dense, sparse, names)
    learnt.save(tmp_path)
    read = SoftmaxRegression.load(tmp_path)

    assert read.labels == learnt.labels
    np.testing.assert_array_equal(read.weights, learnt.weights)


def test_a_folder_without_anything_learnt_gives_none(tmp_path):
    assert SoftmaxRegression.load(tmp_path) is None

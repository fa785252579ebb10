"""Behaviour as vectors: what the purchase models say, also for who and what they never saw."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.collaborative.linear import LinearModel
from recommender.index.profile import ProfileSpace
from recommender.training.profile_learning import learn_profile_space

ONE = np.ones(1, np.float32)


@pytest.fixture(scope="module")
def model(returning):
    fitted = LinearModel()
    fitted.fit(returning)
    return fitted


@pytest.fixture(scope="module")
def space(model):
    """Rows 0 to 11 are the products of the model; 12 reads like the second, 13 like none."""
    texts = np.eye(14, dtype=np.float32)
    texts[12] = 0.95 * texts[1] + 0.31 * texts[12]
    return learn_profile_space(model, np.arange(12), np.arange(12), texts, half_life_items=100.0)


def test_inner_products_rank_as_the_model_does(model, space):
    for product_id in (301, 404):
        row = model.columns([product_id])[0]
        said = model.predict([[product_id]])[0]
        found = space.profile(np.array([row]), ONE) @ space.item_out[:12].T
        assert np.corrcoef(said, found)[0, 1] > 0.99


def test_an_unsold_product_is_wanted_like_the_one_it_reads_like(space):
    assert np.corrcoef(space.item_out[12], space.item_out[1])[0, 1] > 0.99
    assert np.linalg.norm(space.item_out[12]) < np.linalg.norm(space.item_out[1])


def test_a_product_that_is_like_none_says_nothing(space):
    assert not space.item_in[13].any()
    assert not space.profile(np.array([13]), ONE).any()


def test_a_profile_is_never_longer_than_one(space):
    assert np.linalg.norm(space.profile(np.arange(12), np.ones(12, np.float32))) <= 1.0 + 1e-6


def test_contributions_add_up_to_the_score(space):
    history = np.array([0, 2, 4])
    raw = np.exp2(-np.arange(3) / 100.0) @ space.item_in[history]
    assert space.contributions(history, np.ones(3, np.float32), 8).sum() == pytest.approx(
        float(raw @ space.item_out[8]), rel=1e-4
    )


def test_a_space_survives_the_disk(space, tmp_path):
    space.save(tmp_path / "profile.safetensors")
    loaded = ProfileSpace.load(tmp_path / "profile.safetensors")
    assert np.allclose(loaded.item_out, space.item_out, atol=1e-2)
    assert loaded.half_life_items == 100.0

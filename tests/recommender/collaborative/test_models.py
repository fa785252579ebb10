"""Every collaborative model keeps the contract, on purchases that fall into two halves by construction."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.collaborative.interactions import Interactions
from recommender.collaborative.linear import LinearModel
from recommender.collaborative.rating import RatingModel
from recommender.errors import ArtefactError, NotFittedError, TrainingError

MODELS = [LinearModel, RatingModel]


@pytest.fixture(params=MODELS, ids=lambda kind: kind.name)
def kind(request):
    return request.param


@pytest.fixture
def fitted(kind, interactions):
    model = kind()
    model.fit(interactions)
    return model


def test_scores_have_a_column_a_product(fitted, interactions):
    scores = fitted.scores([[301], [], [999, 302, 302]])
    assert scores.shape == (3, len(interactions.product_ids))
    assert scores.dtype == np.float32
    assert np.isfinite(scores).all()
    assert fitted.product_ids.tolist() == interactions.product_ids.tolist()


def test_a_batch_is_scored_like_one_by_one(fitted):
    histories = [[301, 303], [302], []]
    assert np.allclose(fitted.scores(histories), [fitted.scores([history])[0] for history in histories])


def test_products_that_the_model_never_saw_change_nothing(fitted):
    assert np.array_equal(fitted.scores([[301, 999]]), fitted.scores([[301]]))


def test_contributions_name_the_known_products_of_a_history(fitted):
    assert set(fitted.contributions([301, 999, 303, 301], 401)) == {301, 303}


def test_training_is_repeatable(kind, interactions):
    first, second = kind(), kind()
    first.fit(interactions)
    second.fit(interactions)
    assert np.array_equal(first.scores([[301, 402]]), second.scores([[301, 402]]))


def test_progress_ends(kind, interactions):
    steps = []
    kind().fit(interactions, lambda stage, done, total: steps.append((done, total)))
    assert steps
    assert all(done <= total for done, total in steps)


def test_a_model_survives_the_disk(fitted, kind, tmp_path):
    fitted.save(tmp_path / "model.safetensors")
    loaded = kind.load(tmp_path / "model.safetensors")
    assert np.allclose(loaded.scores([[301, 402]]), fitted.scores([[301, 402]]), atol=1e-3)
    assert loaded.product_ids.tolist() == fitted.product_ids.tolist()


def test_an_unfitted_model_says_so(kind):
    with pytest.raises(NotFittedError, match="fit"):
        kind().scores([[1]])


def test_nothing_to_learn_from_is_refused(kind):
    with pytest.raises(TrainingError, match="daogou ingest"):
        kind().fit(Interactions.from_purchases([]))


def test_a_damaged_file_is_refused(fitted, kind, tmp_path):
    path = tmp_path / "model.safetensors"
    fitted.save(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ArtefactError, match="daogou train"):
        kind.load(path)


def test_the_file_of_another_model_is_refused(interactions, tmp_path):
    model = RatingModel()
    model.fit(interactions)
    model.save(tmp_path / "model.safetensors")
    with pytest.raises(ArtefactError, match="instead of"):
        LinearModel.load(tmp_path / "model.safetensors")


def test_the_linear_model_recommends_within_the_half(interactions):
    model = LinearModel()
    model.fit(interactions)
    scores = dict(zip(model.product_ids.tolist(), model.scores([[301, 303]])[0].tolist(), strict=True))
    assert min(scores[k] for k in (305, 401, 403, 405)) > max(scores[k] for k in (302, 304, 306, 402, 404, 406))


def test_the_linear_model_s_contributions_sum_to_the_score(interactions):
    model = LinearModel()
    model.fit(interactions)
    history = [301, 303, 402]
    column = model.columns([405])[0]
    assert sum(model.contributions(history, 405).values()) == pytest.approx(float(model.scores([history])[0, column]))


def test_the_newest_purchase_counts_most_in_the_linear_model(interactions):
    model = LinearModel(half_life_items=1.0)
    model.fit(interactions)
    column = model.columns([405])[0]
    assert model.scores([[302, 301]])[0, column] > model.scores([[301, 302]])[0, column]


def test_the_rating_model_learns_who_likes_what(purchases):
    """Customers of one half buy the first of their products again and again; a newcomer who does so too is alike."""
    again = [(c, p, at.replace(year=2000 + k), 1) for c, p, at, _ in purchases for k in range(8) if p < 400]
    model = RatingModel(factors=4, learning_rate=0.05, fold_in_regularisation=0.1)
    model.fit(Interactions.from_purchases([*purchases, *again]))
    ratings = dict(zip(model.product_ids.tolist(), model.scores([[301] * 8])[0].tolist(), strict=True))
    assert min(ratings[k] for k in range(301, 307)) > 3.0 > max(ratings[k] for k in range(401, 407))
    assert model.validation_rmse < 0.5

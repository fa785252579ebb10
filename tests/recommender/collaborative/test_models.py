"""Every collaborative model keeps the contract, on purchases that fall into two halves by construction."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.collaborative.blend import BlendModel
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.linear import LinearModel
from recommender.collaborative.models import MODELS
from recommender.collaborative.neighbours import NeighboursModel
from recommender.collaborative.rating import RatingModel
from recommender.collaborative.run import TrainingRun
from recommender.errors import ArtefactError, NotFittedError, TrainingError

RANKS_BY_TASTE = [kind for kind in (*MODELS.values(), BlendModel) if kind.name not in ("rating", "sequence")]


@pytest.fixture(scope="module", params=[*MODELS.values(), BlendModel], ids=lambda kind: kind.name)
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def fitted(kind, returning):
    model = kind()
    model.fit(returning)
    return model


def test_the_purchases_suit_every_model(kind, returning):
    assert kind.suits(returning)


def test_every_setting_of_the_grid_can_be_made(kind, returning):
    for params in kind.param_grid(returning):
        model = kind(**params)
        model.fit(returning)
        assert np.isfinite(model.predict([[301]])).all()


def test_scores_have_a_column_a_product(fitted, returning):
    scores = fitted.predict([[301], [], [999, 302, 302]])
    assert scores.shape == (3, len(returning.product_ids))
    assert scores.dtype == np.float32
    assert np.isfinite(scores).all()
    assert fitted.product_ids.tolist() == returning.product_ids.tolist()


def test_a_batch_is_scored_like_one_by_one(fitted):
    histories = [[301, 303], [302], []]
    assert np.allclose(
        fitted.predict(histories), [fitted.predict([history])[0] for history in histories], rtol=1e-4, atol=1e-5
    )


def test_products_that_the_model_never_saw_change_nothing(fitted):
    assert np.array_equal(fitted.predict([[301, 999]]), fitted.predict([[301]]))


def test_training_is_repeatable(kind, fitted, returning):
    again = kind()
    again.fit(returning)
    assert np.allclose(again.predict([[301, 402]]), fitted.predict([[301, 402]]), atol=1e-4)


def test_progress_ends(kind, returning):
    steps = {}
    kind().fit(returning, TrainingRun(lambda stage, done, total: steps.update({stage: (done, total)})))
    assert steps
    assert all(done <= total for done, total in steps.values())


def test_a_model_survives_the_disk(fitted, kind, tmp_path):
    fitted.save(tmp_path / "model.safetensors")
    loaded = kind.load(tmp_path / "model.safetensors")
    assert np.allclose(loaded.predict([[301, 402]]), fitted.predict([[301, 402]]), atol=1e-3)
    assert loaded.product_ids.tolist() == fitted.product_ids.tolist()


def test_an_unfitted_model_says_so(kind):
    with pytest.raises(NotFittedError, match="fit"):
        kind().predict([[1]])


def test_nothing_to_learn_from_is_refused(kind):
    with pytest.raises(TrainingError, match="daogou ingest"):
        kind().fit(Interactions.from_purchases([]))


def test_a_damaged_file_is_refused(fitted, kind, tmp_path):
    path = tmp_path / "model.safetensors"
    fitted.save(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ArtefactError, match="daogou train"):
        kind.load(path)


def test_the_file_of_another_model_is_refused(returning, tmp_path):
    model = RatingModel()
    model.fit(returning)
    model.save(tmp_path / "model.safetensors")
    with pytest.raises(ArtefactError, match="not a linear model"):
        LinearModel.load(tmp_path / "model.safetensors")


@pytest.mark.parametrize("kind", RANKS_BY_TASTE, ids=lambda kind: kind.name)
def test_a_model_recommends_within_the_half(kind, returning):
    model = kind()
    model.fit(returning)
    scores = dict(zip(model.product_ids.tolist(), model.predict([[301, 303]])[0].tolist(), strict=True))
    assert min(scores[k] for k in (401, 403, 405)) > max(scores[k] for k in (302, 304, 306, 402, 404, 406))


def test_the_newest_purchase_counts_most(returning):
    model = LinearModel(half_life_items=1.0)
    model.fit(returning)
    column = model.columns([405])[0]
    assert model.predict([[302, 301]])[0, column] > model.predict([[301, 302]])[0, column]


def test_without_times_all_purchases_count_alike(purchases):
    pairs = Interactions.from_pairs([line[0] for line in purchases], [line[1] for line in purchases])
    assert not pairs.has_times
    model = NeighboursModel()
    model.fit(pairs)
    assert np.allclose(model.predict([[301, 303]]), model.predict([[303, 301]]))


def test_a_large_catalogue_is_solved_on_each_product_s_nearest(returning, monkeypatch):
    dense = LinearModel()
    dense.fit(returning)
    monkeypatch.setattr("recommender.collaborative.linear._ALL", 2)
    monkeypatch.setattr("recommender.collaborative.linear._NEAREST", 11)
    sparse = LinearModel()
    sparse.fit(returning)
    assert sorted(sparse.state_dict()) == ["data", "half_life_items", "indices", "indptr"]
    assert np.corrcoef(sparse.predict([[301, 303]])[0], dense.predict([[301, 303]])[0])[0, 1] > 0.99


def test_the_rating_model_learns_who_likes_what(purchases):
    """Customers of one half buy the first of their products again and again; a newcomer who does so too is alike."""
    again = [(c, p, at.replace(year=2000 + k), 1) for c, p, at, _ in purchases for k in range(8) if p < 400]
    model = RatingModel(factors=4, learning_rate=0.05, fold_in_regularisation=0.1)
    model.fit(Interactions.from_purchases([*purchases, *again]))
    ratings = dict(zip(model.product_ids.tolist(), model.predict([[301] * 8])[0].tolist(), strict=True))
    assert min(ratings[k] for k in range(301, 307)) > 3.0 > max(ratings[k] for k in range(401, 407))
    assert model.validation_rmse < 0.5

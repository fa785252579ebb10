"""Tuning goes on where it was stopped, and training reads what it found."""

from __future__ import annotations

import json

import pytest

from recommender.collaborative.blend import BlendModel
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.linear import LinearModel
from recommender.collaborative.run import TrainingRun
from recommender.errors import ArtefactError, TrainingError
from recommender.training.tuning import read_tuned, tunable, tune


def test_a_search_that_was_stopped_goes_on(returning, tmp_path):
    done = []

    def stop_at_two(stage, trials, total):
        done.append(trials)
        if trials == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tune(LinearModel, returning, tmp_path, 3, TrainingRun(stop_at_two))
    found = tune(LinearModel, returning, tmp_path, 3, TrainingRun(lambda stage, trials, total: done.append(trials)))
    assert done == [0, 1, 2, 2, 3]
    assert read_tuned(tmp_path) == {"linear": found}
    assert set(found) >= {"regularisation", "half_life_days"}


def test_the_blend_tries_what_was_found(returning):
    blend = BlendModel([LinearModel], tuned={"linear": {"regularisation": 2.0}})
    blend.fit(returning)
    assert blend.validation["linear"] > 0.0


def test_models_without_anything_to_tune_are_not_offered():
    assert "linear" in tunable()
    assert "rating" not in tunable()


def test_nothing_to_hold_out_is_refused(tmp_path):
    with pytest.raises(TrainingError, match="cannot be tuned"):
        tune(LinearModel, Interactions.from_pairs([1, 2], [1, 2]), tmp_path, 1)


@pytest.mark.parametrize("content", ["{", "[]", '{"unknown": {}}', '{"linear": {"colour": 1}}', '{"linear": 3}'])
def test_a_damaged_result_is_refused(tmp_path, content):
    (tmp_path / "tuned.json").write_text(content)
    with pytest.raises(ArtefactError, match="daogou tune"):
        read_tuned(tmp_path)


def test_never_tuned_is_nothing(tmp_path):
    assert read_tuned(tmp_path) == {}
    (tmp_path / "tuned.json").write_text(json.dumps({"linear": {"regularisation": 5.0}}))
    assert read_tuned(tmp_path) == {"linear": {"regularisation": 5.0}}

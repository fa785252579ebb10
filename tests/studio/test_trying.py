"""A guide of one's own, as far as it comes without trained models."""

from __future__ import annotations

import pytest

from operations.errors import MissingPieceError
from operations.pieces import model_path
from operations.training.dialogue import training_fingerprint
from operations.trusted_model import seal
from shop.settings import Settings
from studio.testing.holding import find_tests, hold_tests
from studio.trying import Starting, present_guide
from tests.small_dialogue import write_dialogue


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """A repository's root with a dialogue whose model is up to date, and no recommender."""
    monkeypatch.chdir(tmp_path)
    write_dialogue(tmp_path)
    found = Settings(_env_file=None)
    model = model_path(found)
    model.parent.mkdir(parents=True)
    model.touch()
    seal(found)
    model.with_suffix("").with_suffix(".sha256").write_text(training_fingerprint(found), encoding="utf-8")
    (tmp_path / "var" / "daogou.db").touch()
    return found


@pytest.mark.parametrize("events", [present_guide, lambda settings: hold_tests(settings, [])])
def test_a_model_that_is_up_to_date_is_not_trained_and_what_is_missing_is_named(settings, events):
    happened = events(settings)

    assert next(happened) == Starting()
    with pytest.raises(MissingPieceError, match="daogou train recommender"):
        next(happened)


def test_an_old_model_is_made_again_which_needs_the_shop(settings, tmp_path):
    (tmp_path / "config.yml").write_text("# changed\n", encoding="utf-8")
    (tmp_path / "var" / "daogou.db").unlink()

    with pytest.raises(MissingPieceError, match=r"daogou ingest$"):
        next(present_guide(settings))


def test_tests_are_found_by_words_of_their_skill_and_name(tmp_path):
    for name in ("help/greets.yml", "price/cheapest_zh.yml", "price/cheapest.yml", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    assert [path.stem for path in find_tests(tmp_path, "price/cheap")] == ["cheapest", "cheapest_zh"]
    assert len(find_tests(tmp_path, "")) == 3

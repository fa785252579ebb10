"""What short messages mean where they are said, learnt from examples."""

from __future__ import annotations

import pytest

from bot.policies.act_model import ActModel

EXAMPLES = [
    (["the", "<ordinal>", "one"], ["list"], "product_details"),
    (["the", "<attribute>", "one"], ["list"], "product_details"),
    (["<attribute>"], ["list"], "refine_search"),
    (["in", "<attribute>"], ["list"], "refine_search"),
    (["<ordinal>"], ["utter_catalogue__which_one"], "asked"),
    (["the", "<ordinal>", "one"], ["utter_catalogue__which_one"], "asked"),
]


@pytest.fixture
def model():
    """A model of six examples."""
    return ActModel.learn(EXAMPLES)


def _likeliest(model, frame, *names):
    found = model.probabilities(frame.split(), names)
    return max(found, key=found.get)


def test_the_same_words_mean_another_thing_after_another_answer(model):
    assert _likeliest(model, "the <ordinal> one", "list") == "product_details"
    assert _likeliest(model, "the <ordinal> one", "utter_catalogue__which_one") == "asked"
    assert _likeliest(model, "in <attribute>", "list") == "refine_search"


def test_two_acts_are_told_apart_too():
    model = ActModel.learn([(["ok"], ["list"], "affirm"), (["more"], ["list"], "show_more")])

    assert _likeliest(model, "ok", "list") == "affirm"
    assert _likeliest(model, "more", "list") == "show_more"


def test_where_nothing_was_learnt_there_is_no_model(tmp_path):
    assert ActModel.load(tmp_path) is None


def test_probabilities_are_shares_of_one(model):
    assert sum(model.probabilities(["unheard"], ["list"]).values()) == pytest.approx(1.0)


def test_a_message_is_known_as_far_as_its_pairs_of_words_are(model):
    assert model.knows(["the", "<ordinal>", "one"]) == 1.0
    assert model.knows(["in", "<ordinal>"]) == pytest.approx(2 / 3)
    assert model.knows(["how", "heavy"]) == 0.0


def test_what_was_learnt_is_kept(model, tmp_path):
    model.save(tmp_path)
    kept = ActModel.load(tmp_path)

    for frame, names, _ in EXAMPLES:
        assert kept.probabilities(frame, names) == pytest.approx(model.probabilities(frame, names))

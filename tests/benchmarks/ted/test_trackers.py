"""Turns as conversations that Rasa's policies learn from."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain

from benchmarks.ted.stories import Turn
from benchmarks.ted.trackers import BOTH, INTENTS, TEXT, Heard, domain_of, tracker_of
from bot.policies.examples import ASKED, OFFERED

ACTIONS = {"find_products": "action_find_products", "product_details": "action_show_details"}
SERVED = Domain.from_dict({"intents": [*ACTIONS], "entities": ["brand"]})
HEARD = Heard({"find_products": 0.6, "product_details": 0.01}, {"pick": 0.9}, ("brand",), "find_products")
TURN = Turn("the sony one", ("list", "utter_catalogue__which_one"), "find_products", ("action_show_details",))


@pytest.fixture
def domain():
    return domain_of(SERVED, ACTIONS, ["utter_catalogue__which_one"], ["pick"])


def _states(turn, domain, reads=TEXT, *, is_told=True):
    tracker = tracker_of(turn, HEARD, domain, ACTIONS, reads=reads, is_told=is_told)
    return tracker.past_states(domain)


def test_the_domain_has_what_an_example_may_mean_as_actions(domain):
    assert {*ACTIONS.values(), OFFERED, ASKED} <= set(domain.action_names_or_texts)


def test_the_turn_before_the_message_and_its_answer_are_told(domain):
    actions = [state["prev_action"]["action_name"] for state in _states(TURN, domain) if state.get("prev_action")]

    assert actions == ["action_listen", "action_find_products", "action_listen", "action_show_details"]


def test_slots_tell_the_screen_the_answer_and_what_was_heard(domain):
    *_, said, _ = _states(TURN, domain)

    told = {name: numbers[-1] for name, numbers in said["slots"].items()}
    assert told == {
        "at_list": 1.0,
        "at_utter_catalogue__which_one": 1.0,
        "heard_find_products": 0.6,
        "does_pick": 0.9,
        "has_brand": 1.0,
    }


def test_slots_may_tell_the_situation_alone(domain):
    *_, said, _ = _states(TURN, domain, is_told=False)

    assert set(said["slots"]) == {"at_list", "at_utter_catalogue__which_one"}


@pytest.mark.parametrize(
    ("reads", "user"),
    [
        (TEXT, {"text"}),
        (INTENTS, {"intent", "entities"}),
        (BOTH, {"text", "intent", "entities"}),
    ],
)
def test_a_message_is_told_as_it_is_to_be_read(domain, reads, user):
    *_, said, _ = _states(TURN, domain, reads)

    assert set(said["user"]) == user


def test_a_rule_is_told_by_its_intent(domain):
    *_, said, _ = _states(Turn("", ("list",), None, ("action_show_details",), "product_details"), domain)

    assert said["user"]["intent"] == "product_details"
    assert set(said["slots"]) == {"at_list"}

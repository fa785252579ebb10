"""Where a message is said: the last answer's responses and quick replies, and what is on the screen."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered

from bot.policies.situation import Offer, situation_of

BUTTONS = [
    {"title": "Any memory (13)", "payload": '/relax_search{"condition": "memory"}'},
    {"title": "New search", "payload": "/start_over"},
]


def _answered(*answers, buttons=()):
    said = [BotUttered(name, {"buttons": list(buttons)}, {"utter_action": name}) for name in answers]
    return [ActionExecuted("action_listen"), UserUttered("a laptop"), ActionExecuted("action_find_products"), *said]


def test_the_last_answer_is_told_by_its_responses_and_offers():
    before = _answered("utter_catalogue__found")
    events = [*before, *_answered("utter_catalogue__nearest", buttons=BUTTONS), ActionExecuted("action_listen")]

    situation = situation_of([*events, UserUttered("yes")], {"search": {"shown": [1, 2]}})

    assert situation.names == ("list", "utter_catalogue__nearest")
    assert situation.action == "action_find_products"
    assert [offer.intent for offer in situation.offers] == ["relax_search", "start_over"]
    assert [entity["value"] for entity in situation.offers[0].entities] == ["memory"]


@pytest.mark.parametrize(
    ("memory", "screen"),
    [
        ({}, "start"),
        ({"search": {"shown": [1, 2]}}, "list"),
        ({"search": {"shown": [1, 2]}, "focus": 2}, "product"),
        ({"search": {"conditions": [{}]}}, "nothing"),
    ],
)
def test_the_screen_is_what_the_guide_remembers(memory, screen):
    assert situation_of([UserUttered("hello")], memory).names == (screen,)


def test_a_quick_reply_that_brings_no_intent_offers_nothing():
    link = {"title": "Our shop", "payload": "https://example.com"}
    events = _answered("utter_help__greet", buttons=[link, {"title": "?"}, BUTTONS[1]])

    offers = situation_of([*events, UserUttered("yes")], {}).offers

    assert [offer.intent for offer in offers] == ["start_over"]


def test_before_the_first_answer_nothing_was_said():
    assert situation_of([], {}).names == ("start",)


@pytest.mark.parametrize(("text", "is_said"), [("any memory", True), ("Any memory!", True), ("memory", False)])
def test_a_quick_reply_can_be_typed(text, is_said):
    assert Offer("Any memory (13)", "relax_search").is_said_by(text) is is_said

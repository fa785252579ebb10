"""Messages that were not understood: a question, other words, a person."""

from __future__ import annotations

import json

from actions.base import read_message
from actions.catalogue.find_products import ActionFindProducts
from actions.help.ask_meaning import ActionAskMeaning
from tests.actions.trackers import tracker

RANKING = ("nlu_fallback", "refine_search", "out_of_scope", "ask_price")
ASK = ActionAskMeaning()


def _answer(talk, text, failures=0):
    return talk.say(ASK, text, intents=RANKING, answered_before=("action_ask_meaning",) * failures).utterances[0]


def test_the_likeliest_meanings_are_offered(talk):
    said = _answer(talk, "the thing with 300")

    assert [button.title for button in said.buttons] == ["Change the present search", "Ask for a price"]


def test_a_pressed_meaning_brings_the_message_back(talk):
    pressed = _answer(talk, "the thing with 300").buttons[0].payload
    entities = json.loads(pressed.removeprefix("/refine_search"))

    assert read_message(tracker("Change the present search", pressed=entities)).text == "the thing with 300"


def test_what_the_shop_knows_all_of_is_searched_for(talk):
    _answer(talk, "hp laptops under 600 dollars")

    assert talk.shown == ["hp-250"]


def test_what_only_one_product_on_the_screen_is_picks_it(talk, product_id):
    talk.say(ActionFindProducts(), "a mug")
    said = _answer(talk, "the blue one")

    assert talk.memory.focus == product_id("blue-mug")
    assert said.response == "utter_catalogue__details"


def test_topics_of_the_shop_are_meanings_too(talk):
    said = talk.say(ASK, "shipping", intents=("nlu_fallback", "ask_delivery_cost", "ask_order")).utterances[0]

    assert [button.title for button in said.buttons] == ["Delivery costs", "Orders, baskets and accounts"]
    assert said.buttons[0].payload.startswith("/ask_delivery_cost{")


def test_a_second_failure_offers_what_can_be_done_from_here(talk):
    kinds = _answer(talk, "blah", failures=1)
    talk.say(ActionFindProducts(), "a laptop")
    on_screen = _answer(talk, "blah", failures=1)

    assert [button.title for button in kinds.buttons][:1] == ["Laptops"]
    assert [button.title for button in on_screen.buttons] == ["Show more", "Cheapest first", "Why these?", "New search"]


def test_a_third_failure_names_a_person(talk):
    said = _answer(talk, "blah", failures=2)

    assert "ask the shop" in said.text
    assert [button.title for button in said.buttons] == ["Start again", "Recommend something"]

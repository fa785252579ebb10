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
    pressed = _answer(talk, "hp laptops under 500 dollars").buttons[0].payload
    entities = json.loads(pressed.removeprefix("/refine_search"))
    talk.hear(ActionFindProducts(), read_message(tracker("Search for it", pressed=entities)))

    assert talk.shown == ["hp-250"]


def test_twice_in_a_row_asks_for_other_words_and_thrice_offers_a_person(talk):
    assert _answer(talk, "blah", failures=1).response == "utter_help__rephrase"
    assert _answer(talk, "blah", failures=2).response == "utter_help__handoff"

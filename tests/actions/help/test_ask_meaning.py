"""Messages that were not understood: a question, other words, a person."""

from __future__ import annotations

import json

from actions.catalogue.find_products import ActionFindProducts
from actions.help.ask_meaning import ActionAskMeaning

RANKING = [{"name": name, "confidence": 0.2} for name in ("nlu_fallback", "refine_search", "out_of_scope", "ask_price")]
ASK = ActionAskMeaning()


def _answer(new_turn, text, failures=0):
    turn = new_turn(text, slots={"language": "en"})
    turn.tracker.latest_message["intent_ranking"] = RANKING
    turn.tracker.events = [
        event
        for _ in range(failures)
        for event in ({"event": "user"}, {"event": "action", "name": "action_ask_meaning"})
    ]
    ASK.respond(turn)
    return turn.dispatcher.messages[0]


def test_the_likeliest_meanings_are_offered(new_turn):
    said = _answer(new_turn, "the thing with 300")

    assert [button["title"] for button in said["buttons"]] == ["Change the present search", "Ask for a price"]


def test_a_pressed_meaning_brings_the_message_back(new_turn, talk):
    pressed = _answer(new_turn, "hp laptops under 500 dollars")["buttons"][0]["payload"]
    entities = json.loads(pressed.removeprefix("/refine_search"))
    talk.say(ActionFindProducts(), "Search for it", pressed=entities)

    assert talk.shown == ["hp-250"]


def test_twice_in_a_row_asks_for_other_words_and_thrice_offers_a_person(new_turn):
    assert _answer(new_turn, "blah", failures=1)["response"] == "utter_help__rephrase"
    assert _answer(new_turn, "blah", failures=2)["response"] == "utter_help__handoff"

"""Rasa's messages as the widget's."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered

from bot.channels.messages import guide_message, history, parse_payload


def _sign(payload):
    return f"signed:{payload}"


CARD = {"id": 7, "title": "Mug", "buttons": [{"title": "Details", "payload": '/product_details{"product_id": 7}'}]}
SIGNED_CARD = {**CARD, "buttons": [{"title": "Details", "payload": 'signed:/product_details{"product_id": 7}'}]}


def test_a_message_keeps_its_parts_together_with_every_button_signed():
    response = {
        "text": "Here:",
        "custom": {"products": [CARD], "table": {"products": [CARD], "rows": []}, "secret": "not for the widget"},
        "buttons": [{"title": "More", "payload": "/show_more"}],
        "attachment": None,
    }

    message = guide_message(response, _sign, at=12.5)

    assert message == {
        "id": message["id"],
        "role": "guide",
        "at": 12.5,
        "text": "Here:",
        "products": [SIGNED_CARD],
        "table": {"products": [SIGNED_CARD], "rows": []},
        "buttons": [{"title": "More", "payload": "signed:/show_more"}],
    }


def test_signing_leaves_the_stored_response_as_it_was():
    response = {"text": "Here:", "custom": {"products": [CARD]}}

    guide_message(response, _sign)

    assert response["custom"]["products"][0]["buttons"][0]["payload"].startswith("/")


def test_what_a_message_lacks_is_left_out():
    assert guide_message({"text": None, "custom": {}, "buttons": []}, _sign, at=1.0).keys() == {"id", "role", "at"}


def test_the_history_holds_what_was_said_in_order():
    events = [
        ActionExecuted("action_listen"),
        UserUttered("a mug", timestamp=1.0),
        SlotSet("language", "en"),
        BotUttered("Here:", {"custom": {"products": [CARD]}, "buttons": None}, timestamp=2.0),
        UserUttered(None, timestamp=3.0),
    ]

    said = history(events, _sign)

    assert [(message["role"], message["at"], message["text"]) for message in said] == [
        ("shopper", 1.0, "a mug"),
        ("guide", 2.0, "Here:"),
    ]
    assert said[1]["products"] == [SIGNED_CARD]


@pytest.mark.parametrize(
    ("payload", "intent", "entities"),
    [
        ("/show_more", "show_more", {}),
        ("/product_details{}", "product_details", {}),
        ('/product_details{"product_id": 7}', "product_details", {"product_id": 7}),
        ('/relax_search{"condition": "颜色\\n"}', "relax_search", {"condition": "颜色\n"}),
    ],
)
def test_a_button_stands_for_an_intent_with_entities(payload, intent, entities):
    parsed = parse_payload(payload, "Details")

    assert parsed["text"] == "Details"
    assert parsed["intent"]["name"] == intent
    assert {entity["entity"]: entity["value"] for entity in parsed["entities"]} == entities


@pytest.mark.parametrize(
    "payload", ["show_more", "/", "/show more", "/show_more{", "/show_more{1}x", "/show_more{a: 1}"]
)
def test_a_payload_of_another_form_is_refused(payload):
    with pytest.raises(ValueError, match=r"."):
        parse_payload(payload, "Details")

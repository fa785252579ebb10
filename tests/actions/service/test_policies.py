"""What the shop says about itself: its own words, an honest "I don't know", and a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.service.tell_contact import ActionTellContact
from actions.service.tell_policy import ActionTellPolicy
from shop.shop_file import Contact, Policy
from tests.guide.talk import Talk

TELL, CONTACT = ActionTellPolicy(), ActionTellContact()
POLICIES = {
    "delivery_time": Policy(en="Two days.", zh="两天送到。"),
    "delivery_cost": Policy(en="Free from $30.", link="https://shop.example/costs"),
    "payment": Policy(link="https://shop.example/pay"),
}
REACHED = Contact(telephone="+44 20 7946 0018", mail="help@shop.example", link="https://shop.example/contact")


@pytest.fixture
def open_talk(new_message, services, uow):
    """What opens a conversation in a shop that has policies and a contact."""
    return lambda language="en", policies=POLICIES, contact=REACHED: Talk(
        new_message, replace(services, policies=policies, contact=contact), uow, language
    )


def _ask(talk, topic, text="", **parts):
    return talk.say(TELL, text, intents=(f"ask_{topic}",), **parts)


def test_the_shops_own_words_are_said_in_the_shoppers_language(open_talk):
    assert _ask(open_talk(), "delivery_time").text == "Two days."
    assert _ask(open_talk("zh"), "delivery_time").text == "两天送到。"


def test_a_topic_beside_it_is_one_press_away(open_talk):
    said = _ask(open_talk(), "delivery_time")

    assert said.buttons == ["Delivery costs"]
    assert said.utterances[0].buttons[0].payload == "/ask_delivery_cost"


@pytest.mark.parametrize(
    ("topic", "language", "told"),
    [
        ("delivery_cost", "en", "Free from $30.\nMore about it: https://shop.example/costs"),
        ("delivery_cost", "zh", "店铺的说明在这里：https://shop.example/costs"),
        ("payment", "en", "The shop has written that down here: https://shop.example/pay"),
    ],
)
def test_a_page_says_more_or_all_of_it(open_talk, topic, language, told):
    assert _ask(open_talk(language), topic).text == told


def test_what_the_shop_does_not_say_is_not_invented_and_names_the_ways_to_ask(open_talk):
    english, chinese = _ask(open_talk(), "warranty").text, _ask(open_talk("zh"), "invoices").text

    assert "the warranty" in english
    assert english.endswith("by phone +44 20 7946 0018, by mail help@shop.example, at https://shop.example/contact.")
    assert "发票" in chinese
    assert "电话 +44 20 7946 0018、邮箱 help@shop.example、网页 https://shop.example/contact。" in chinese


def test_without_a_contact_there_is_still_a_way_on(open_talk):
    said = _ask(open_talk(contact=Contact()), "warranty")

    assert said.text.endswith("Best ask the shop itself; finding and comparing things is what I can do for you.")
    assert said.buttons == ["Talk to a person"]


def test_a_second_unknown_topic_is_said_in_other_words_and_with_another_way_on(open_talk):
    talk = open_talk(policies={})
    first = _ask(talk, "warranty")
    for _ in range(10):
        second = _ask(talk, "returns", said_before=(first.text,))
        assert second.text.replace("returns", "the warranty") != first.text
    assert (first.buttons, second.buttons) == (["Talk to a person"], ["Talk to a person", "Recommend something"])


def test_what_a_product_states_of_the_topic_comes_first(open_talk, uow, product_id):
    product = uow.products.get_many([product_id("rucksack")])[0]
    talk = open_talk(policies={"warranty": Policy(en="Two years on everything.")})
    talk.memory.focus = product.id

    assert _ask(talk, "warranty", "what about the warranty").text == "Two years on everything."
    product.description = "Comes with a lifetime warranty."
    said = _ask(talk, "warranty", "what about the warranty")
    uow.rollback()

    assert "lifetime warranty" in said.utterances[0].text
    assert said.utterances[1].text == "Two years on everything."


def test_a_person_is_reached_by_all_that_the_shop_names_when_it_is_there(open_talk):
    hours = {"opening_hours": Policy(en="Monday to Friday, 9 to 5.")}
    said = open_talk(policies=hours).say(CONTACT, "can I talk to somebody")

    assert "by phone +44 20 7946 0018" in said.text
    assert said.text.endswith("Monday to Friday, 9 to 5.")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_shop_without_a_contact_is_told_so_with_a_way_on(open_talk, language):
    said = open_talk(language, contact=Contact()).say(CONTACT, "a person please")

    assert said.text
    assert len(said.buttons) == 2

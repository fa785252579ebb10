"""Questions about a property of a product: answered from what the shop states, or that it does not say."""

from __future__ import annotations

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.show_details import ActionShowDetails

FIND, DETAILS = ActionFindProducts(), ActionShowDetails()


@pytest.fixture
def laptops(talk):
    """A conversation with laptops on the screen."""
    talk.say(FIND, "a laptop")
    return talk


def test_a_property_is_told_alone(talk, product_id):
    said = talk.say(DETAILS, "how much storage has it", product_ids=(product_id("lenovo"),))

    assert "Storage: 256 GB" in said.text
    assert "Memory" not in said.text
    assert [card.id for card in said.part("products")] == [product_id("lenovo")]


def test_a_property_is_told_in_chinese(talk_zh, product_id):
    said = talk_zh.say(DETAILS, "内存是多少", product_ids=(product_id("lenovo"),))

    assert "内存: 16 GB" in said.text


def test_what_the_shop_does_not_state_is_said_to_be_so(talk, talk_zh, product_id):
    assert "does not say: weight" in talk.say(DETAILS, "how heavy is it", product_ids=(product_id("lenovo"),)).text
    assert "没有标明保修" in talk_zh.say(DETAILS, "保修多久", product_ids=(product_id("lenovo"),)).text


@pytest.mark.parametrize(
    ("key", "text", "said", "answer"),
    [
        ("hp-omen", "is it red", "red", "Yes. Colour: red"),
        ("hp-omen", "does it have a touchscreen", "touchscreen", "Yes. Touchscreen: yes"),
        ("hp-omen", "is it any good for gaming", "gaming", "The shop writes: “HP Omen gaming laptop”"),
        ("lenovo", "does it come with a stylus", "stylus", "does not say whether this goes for it: “stylus”"),
    ],
)
def test_yes_no_questions_are_answered(talk, product_id, key, text, said, answer):
    found = talk.say(DETAILS, text, (said, "attribute"), product_ids=(product_id(key),))

    assert answer in found.text


def test_a_word_that_points_at_a_product_is_no_question(laptops, product_id):
    said = laptops.say(DETAILS, "tell me about the red one", ("red", "attribute"))

    assert "Memory: 16 GB" in said.text
    assert [card.id for card in said.part("products")] == [product_id("hp-omen")]


def test_a_question_about_no_product_in_particular_is_answered_for_all_shown(laptops):
    said = laptops.say(DETAILS, "do they have a touchscreen", ("touchscreen", "attribute"))

    assert len(said.utterances) == 5
    assert "Which one" not in said.text
    assert said.text.count("Yes. Touchscreen: yes") == sum(key in ("dell-xps", "hp-omen") for key in laptops.shown)


def test_several_questions_are_answered_in_one_message(talk, product_id):
    said = talk.say(DETAILS, "what material is it and how much memory has it", product_ids=(product_id("hp-250"),))

    assert "does not say: material" in said.text
    assert "Memory: 8 GB" in said.text

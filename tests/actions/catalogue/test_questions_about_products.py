"""Questions about a product: answered first, in a sentence, from what the shop states, or that it does not say."""

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

    assert said.text == "Storage: 256 GB."
    assert [card.id for card in said.part("products")] == [product_id("lenovo")]


def test_a_property_is_told_in_chinese(talk_zh, product_id):
    said = talk_zh.say(DETAILS, "内存是多少", product_ids=(product_id("lenovo"),))

    assert said.text == "内存：16 GB。"


def test_what_the_shop_does_not_state_is_said_to_be_so(talk, talk_zh, product_id):
    assert "does not state the weight" in talk.say(DETAILS, "how heavy is it", product_ids=(product_id("lenovo"),)).text
    assert "保修" in talk_zh.say(DETAILS, "保修多久", product_ids=(product_id("lenovo"),)).text


@pytest.mark.parametrize(
    ("key", "text", "answer"),
    [
        ("hp-omen", "is it red", "Yes. Colour: red."),
        ("hp-omen", "is it blue", "No. Colour: red."),
        ("hp-omen", "does it have a touchscreen", "Yes. Touchscreen."),
        ("hp-omen", "is it any good for gaming", "Yes. Its name says: “HP Omen gaming laptop”."),
        ("lenovo", "does it come with a stylus", "The shop does not list stylus among what comes with it."),
        ("lenovo", "does it have at least 8 gb of memory", "Yes. Memory: 16 GB."),
        ("lenovo", "is the screen bigger than 17 inches", "No. Screen size: 15.6″."),
        ("rucksack", "will it fit a ThinkPad T15", "Yes, it says that it fits lenovo thinkpad t15."),
        ("rucksack", "will it fit a ThinkPad T480", "No, “ThinkPad T480” is not listed."),
        ("sleeve", "will it fit a ThinkPad T480", "The shop does not say whether it works with ThinkPad T480."),
        ("lenovo", "who makes it", "It is by Lenovo."),
    ],
)
def test_yes_no_questions_are_answered(talk, product_id, key, text, answer):
    assert talk.say(DETAILS, text, product_ids=(product_id(key),)).text.startswith(answer)


def test_a_word_that_points_at_a_product_is_no_question(laptops, product_id):
    said = laptops.say(DETAILS, "tell me about the red one", ("red", "attribute"))

    assert "Memory: 16 GB" in said.text
    assert [card.id for card in said.part("products")] == [product_id("hp-omen")]


def test_a_question_about_no_product_in_particular_is_answered_for_all_shown(laptops):
    said = laptops.say(DETAILS, "do they have a touchscreen", ("touchscreen", "attribute"))

    assert len(said.text.splitlines()) == 5
    assert said.text.count("Yes. Touchscreen.") == sum(key in ("dell-xps", "hp-omen") for key in laptops.shown)


def test_which_of_several_has_more_is_told_with_the_figures(laptops):
    said = laptops.say(DETAILS, "which has more memory")

    assert said.text.startswith("The highest memory, 16 GB: ") and "EliteBook 840" in said.text
    assert "HP 250 Notebook: 8 GB" in said.text


def test_several_questions_are_answered_in_one_message(talk, product_id):
    said = talk.say(DETAILS, "what material is it and how much memory has it", product_ids=(product_id("hp-250"),))

    assert said.text == "The shop does not state the material. Memory: 8 GB."

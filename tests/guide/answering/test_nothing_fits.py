"""What is said and shown when nothing fits."""

from __future__ import annotations

import pytest

from actions.catalogue.explain_why import ActionExplainWhy
from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.show_more import ActionShowMore

FIND = ActionFindProducts()


@pytest.mark.parametrize(
    ("language", "text", "told", "on_card"),
    [
        ("en", "a red HP laptop of 20 inch", "20 inch", "15.6″ instead of 20 inch"),
        ("zh", "红色惠普笔记本，20寸", "20寸", "15.6″，不是20寸"),
    ],
)
def test_a_measure_is_shown_by_the_nearest_and_told_on_the_card(talk, talk_zh, language, text, told, on_card):
    shopper = talk if language == "en" else talk_zh

    said = shopper.say(FIND, text)

    assert told in said.text
    assert shopper.shown[0] == "hp-omen"
    assert on_card in said.part("products")[0].reason


def test_words_that_nothing_says_and_a_price_are_told_in_one_sentence(talk):
    said = talk.say(FIND, "a laptop with lumbar under 300 dollars", ("lumbar", "attribute"))

    assert len([each for each in said.utterances if "lumbar" in each.text]) == 1
    assert "none of these has or mentions “lumbar”, a price up to $300" in said.text
    assert talk.shown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_nothing_has_is_said_once_and_more_goes_on_with_what_is_near(talk, talk_zh, language):
    shopper, text = (
        (talk, "a laptop with lumbar under 1 dollar") if language == "en" else (talk_zh, "带lumbar的笔记本，1美元以内")
    )
    said = shopper.say(FIND, text, ("lumbar", "attribute"))

    assert said.text.count("lumbar") == 1
    assert said.text.count("$1") == 1

    shown: list[str] = []
    while said.part("products"):
        assert not set(shown) & set(shopper.shown)
        shown += shopper.shown
        said = shopper.say(ActionShowMore(), "more" if language == "en" else "再看看")
    assert shown
    assert said.utterances[-1].buttons


def test_why_one_that_only_comes_near_is_shown_says_so(talk):
    talk.say(FIND, "a blue HP laptop")
    said = talk.say(ActionExplainWhy(), "why the first one?")

    assert "nothing has all you asked for" in said.text
    assert "it fits what you asked for" not in said.text


@pytest.mark.parametrize(
    ("text", "learnt"), [("a laptop, black, with 16 GB", ()), ("a laptop with lumbar", ("lumbar",))]
)
def test_who_told_several_conditions_or_one_that_nothing_has_is_asked_nothing(talk, text, learnt):
    said = talk.say(FIND, text, *((word, "attribute") for word in learnt))

    assert "?" not in said.text

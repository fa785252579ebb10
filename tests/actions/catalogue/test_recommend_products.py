"""Something for the shopper: within what the message allows, and never twice the same."""

from __future__ import annotations

import pytest

from actions.catalogue.recommend_products import ActionRecommendProducts
from actions.catalogue.show_more import ActionShowMore

RECOMMEND = ActionRecommendProducts()


def test_who_asks_for_anything_gets_something(talk):
    said = talk.say(RECOMMEND, "anything for me?")

    assert len(talk.shown) == 5
    assert "For you" not in said.text


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [("en", "anything for me under 5 dollars?", "up to $5"), ("zh", "5美元以内有什么适合我的", "$5")],
)
def test_a_price_holds_and_is_said(talk, talk_zh, language, text, told):
    shopper = talk if language == "en" else talk_zh
    said = shopper.say(RECOMMEND, text)

    assert set(shopper.shown) <= {"red-mug", "blue-mug", "thing"}
    assert told in said.text


@pytest.mark.parametrize(("language", "text"), [("en", "any laptop for me?"), ("zh", "有什么适合我的笔记本电脑")])
def test_a_kind_holds(talk, talk_zh, language, text):
    shopper = talk if language == "en" else talk_zh
    shopper.say(RECOMMEND, text)

    assert shopper.shown
    assert set(shopper.shown) <= {"hp-250", "hp-elite", "hp-omen", "dell-xps", "dell-in", "lenovo"}


def test_who_asks_again_gets_others_until_there_are_none(talk):
    talk.say(RECOMMEND, "anything for me?")
    first = talk.shown
    talk.say(RECOMMEND, "anything new?")
    second = talk.shown
    talk.say(ActionShowMore(), "more")

    assert not set(first) & set(second)
    assert not set(talk.shown) & {*first, *second}
    talk.say(RECOMMEND, "anything for me?")
    assert talk.shown == first


@pytest.mark.parametrize(
    ("language", "text"), [("en", "anything for me for gaming?"), ("zh", "游戏用的有什么适合我的")]
)
def test_what_something_is_for_holds(talk, talk_zh, language, text):
    shopper = talk if language == "en" else talk_zh
    shopper.say(RECOMMEND, text)

    assert shopper.shown == ["hp-omen"]

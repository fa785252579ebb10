"""A present is one wish over several messages, in both languages."""

from __future__ import annotations

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.recommend_products import ActionRecommendProducts
from actions.catalogue.refine_search import ActionRefineSearch
from actions.catalogue.show_more import ActionShowMore
from actions.help.ask_meaning import ActionAskMeaning

FIND, REFINE = ActionFindProducts(), ActionRefineSearch()
LAPTOPS = {"hp-250", "hp-elite", "hp-omen", "dell-xps", "dell-in", "lenovo"}
MUGS = {"red-mug", "blue-mug", "retro-mug"}


def _kinds(shown):
    return {"laptop" if key in LAPTOPS else "mug" if key in MUGS else key for key in shown}


@pytest.fixture
def in_language(talk, talk_zh):
    """What gives the conversation in a language."""
    return {"en": talk, "zh": talk_zh}.get


@pytest.mark.parametrize(
    ("language", "messages", "told"),
    [
        ("en", ("a present for my mum", "she likes mugs. and gaming"), ("for your mum", "mugs or gaming")),
        ("zh", ("送妈妈的礼物", "她喜欢杯子和游戏"), ("送妈妈", "杯子或游戏")),
    ],
)
def test_what_is_liked_is_shown_mixed_and_said(in_language, language, messages, told):
    shopper = in_language(language)
    for message in messages:
        said = shopper.say(FIND, message)

    assert _kinds(shopper.shown) == {"mug", "laptop"}
    assert _kinds(shopper.shown[:2]) == {"mug", "laptop"}
    assert all(words in said.text for words in told)


def test_price_and_refusals_hold_on_over_the_next_messages(talk):
    talk.say(FIND, "a gift for my boss, he likes mugs")
    talk.say(REFINE, "not red")
    said = talk.say(REFINE, "under 5 dollars")

    assert set(talk.shown) <= {"blue-mug"} | {"retro-mug"}
    assert "for your boss, mugs" in said.text
    assert "up to $5" in said.text
    talk.say(FIND, "he also likes gaming")
    assert "red-mug" not in talk.shown


def test_what_there_is_nothing_for_is_said_once_and_other_ideas_are_shown(talk):
    said = talk.say(FIND, "something for my boss's retirement, he plays golf")

    assert "nothing for “golf”" in said.text
    assert talk.shown
    assert "golf" not in talk.say(REFINE, "under 1000 dollars").text


def test_a_bare_thing_is_what_somebody_likes_and_a_wish_begins_anew(talk):
    talk.say(FIND, "a present for a friend")
    talk.say(FIND, "mugs")
    assert talk.memory.search.gift is not None
    assert _kinds(talk.shown) == {"mug"}

    talk.say(FIND, "I need a laptop", ("laptop", "product"))
    assert talk.memory.search.gift is None
    assert _kinds(talk.shown) == {"laptop"}


def test_a_present_for_somebody_else_is_another(talk):
    talk.say(FIND, "a present for my mum, she likes mugs")
    said = talk.say(FIND, "and a present for my dad")

    assert "for your dad" in said.text
    assert "mugs" not in said.text


def test_the_next_page_goes_on_with_the_present(talk):
    talk.say(FIND, "a present for my mum, she likes mugs, gaming and printers")
    first = talk.shown
    talk.say(ActionShowMore(), "show more")

    assert talk.shown
    assert not set(first) & set(talk.shown)
    assert _kinds(talk.shown) <= {"mug", "laptop", "laser", "ink"}


def test_a_present_sounds_like_something_for_the_shopper_and_is_none(talk):
    said = talk.say(ActionRecommendProducts(), "something for my wife's birthday")

    assert "for your wife, birthday" in said.text


def test_what_buttons_offer_can_be_pressed(talk):
    talk.say(FIND, "a present for a friend")
    said = talk.say(FIND, "gaming", conditions=("like=gaming",))

    assert "for a friend, gaming" in said.text
    assert _kinds(talk.shown) == {"laptop"}


@pytest.mark.parametrize(
    ("language", "messages"),
    [
        ("en", ("a present for a friend, she likes mugs", "do you have anything with retro instead?")),
        ("zh", ("送朋友的礼物，他喜欢杯子", "换成有 retro 的")),
    ],
)
def test_something_with_other_words_is_what_is_liked_instead(in_language, language, messages):
    shopper = in_language(language)
    for message in messages:
        shopper.say(FIND, message, *((("retro", "attribute"),) if "retro" in message else ()))

    assert shopper.shown == ["retro-mug"]


def test_what_is_liked_is_named_by_who_is_called_so(talk):
    said = talk.say(FIND, "gift ideas for a gaming fan")

    assert _kinds(talk.shown) == {"laptop"}
    assert "gaming" in said.text


def test_where_the_price_allows_nothing_the_nearest_presents_are_shown(talk):
    said = talk.say(FIND, "a present for my mum, she likes mugs, from 6 to 7 dollars")

    assert _kinds(talk.shown) <= {"mug"}
    assert said.text


@pytest.mark.parametrize("text", ["what do you get a teenager for christmas", "给男朋友送什么好"])
def test_a_wish_for_a_present_is_never_unclear(talk, talk_zh, text):
    shopper = talk if text.isascii() else talk_zh
    shopper.say(ActionAskMeaning(), text)

    assert shopper.memory.search.gift is not None
    assert shopper.shown


def test_nobody_can_tell_what_is_too_personal(talk):
    talk.say(FIND, "a present for my boss")
    said = talk.say(FIND, "nothing too personal")

    assert "nothing for" not in said.text
    assert "too personal" in said.text


@pytest.mark.parametrize(
    ("language", "message", "learnt"),
    [
        ("en", "a spotty mug as a present for my mum", (("spotty", "attribute"), ("mug", "product"))),
        ("zh", "想买斑点杯子当乔迁礼物送朋友", (("斑点", "attribute"), ("杯子", "product"))),
    ],
)
def test_a_thing_named_beside_a_present_is_the_present_with_what_is_said_of_it(in_language, language, message, learnt):
    shopper = in_language(language)
    shopper.say(FIND, message, *learnt)

    assert shopper.memory.search.gift is not None
    assert set(shopper.shown) == {"red-mug", "blue-mug"}


def test_a_property_that_nothing_says_is_told(talk):
    said = talk.say(FIND, "something qzxvy for my mum, she likes mugs", ("qzxvy", "attribute"))

    assert "qzxvy" in said.text


def test_for_whom_it_is_may_be_told_last(talk):
    talk.say(FIND, "a gift under 5 dollars")
    said = talk.say(FIND, "it's for my mum")

    assert "your mum" in said.text
    assert "up to $5" in said.text

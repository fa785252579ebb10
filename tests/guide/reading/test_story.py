"""What a message tells or asks beside its wish."""

from __future__ import annotations

import pytest

from guide.reading.story import Story
from guide.reading.wishes import wishes
from recommender.contract import Filters


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hi! my daughter turns 6 on saturday and shes crazy about mugs, a red mug?", "daughter turns saturday crazy"),
        ("my son just started uni and his old laptop died so we need a new one", "started uni laptop died"),
        ("need a mug because mine broke", "mine broke"),
        ("a mug, there's no cupboard in the office", "cupboard"),
        ("a mug for a coworker who's leaving", "leaving"),
        ("used to have a laptop, what comes closest", "laptop"),
        ("我刚搬家，想买个杯子", "搬家"),
        ("我是外国人，想买个杯子", "外国人"),
        ("奶奶耳背，想买个杯子", "耳背"),
        ("家里三室一厅，要个打印机", "三室一厅"),
    ],
)
def test_what_people_tell_of_themselves_is_no_wish(text, told):
    story = Story(text)

    assert all(story.is_told(text.index(word)) for word in told.split())


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("i want a red mug", "red mug"),
        ("my son needs a laptop", "laptop"),
        ("I play games so we need a black laptop", "black laptop"),
        ("I like red", "red"),
        ("I have 500 dollars for a laptop", "laptop"),
        ("need a mug that should be black", "mug black"),
        ("a mug, and they have to be black", "black"),
        ("do you have a red mug", "red mug"),
        ("小孩平衡车 红色", "平衡车 红色"),
        ("我喜欢红色的", "红色"),
        ("我家想买个杯子", "杯子"),
    ],
)
def test_a_wish_of_people_is_no_story(text, wished):
    story = Story(text)

    assert not any(story.is_told(text.index(word)) for word in wished.split())


def test_the_only_thing_that_a_message_names_is_wished_for_though_it_is_only_loved(read):
    assert read("she loves a laptop", ("laptop", "product")).categories == ("laptops",)


@pytest.mark.parametrize(
    "text",
    [
        "my wife loves black and its our anniversary, a mug",
        "a mug for a guy who wears black",
        "我老婆特别喜欢黑色，买个杯子",
    ],
)
def test_what_somebody_likes_only_ranks(read, text):
    request = read(text)

    assert request.preferred in (("black",), ("黑色",))
    assert request.categories == ("mugs",)
    assert len(request.conditions) == 1


@pytest.mark.parametrize(
    ("text", "learnt"),
    [
        ("a mug, spotty if possible", [("spotty", "attribute")]),
        ("a mug, ideally spotty", [("spotty", "attribute")]),
        ("杯子，结实点的", [("结实", "attribute")]),
        ("杯子，最好是结实", [("结实", "attribute")]),
        ("大点的杯子", [("大点", "attribute")]),
    ],
)
def test_a_soft_wish_only_ranks(read, text, learnt):
    request = read(text, *learnt)

    assert request.preferred == (learnt[0][0],)
    assert [item.key for item in request.conditions] == ["mugs"]
    assert not request.unmet


@pytest.mark.parametrize("text", ["a laptop, ideally not HP", "a laptop, preferably no HP", "笔记本电脑，最好不要惠普"])
def test_what_is_softly_refused_is_refused_and_never_welcome(read, text):
    request = read(text)

    assert [(item.key, item.negated) for item in request.conditions] == [("laptops", False), ("HP", True)]
    assert not request.preferred


@pytest.mark.parametrize("text", ["for my husband, he hates red, a mug", "我老公不喜欢红色，买个杯子"])
def test_what_somebody_is_told_to_dislike_is_refused(read, text):
    request = read(text)

    assert [(item.key, item.negated) for item in request.conditions] == [("mugs", False), ("colour", True)]
    assert not request.preferred


@pytest.mark.parametrize("text", ["we don't have a printer, need a mug", "家里没有打印机，想买杯子"])
def test_what_somebody_lacks_is_not_refused(read, text):
    request = read(text)

    assert [(item.key, item.negated) for item in request.conditions] == [("mugs", False)]
    assert not request.preferred


@pytest.mark.parametrize(
    ("text", "learnt", "said"),
    [
        ("a mug, nothing too retro", [("retro", "attribute")], "nothing too retro"),
        ("a laptop, not too loud", [("loud", "attribute")], "not too loud"),
        ("一个杯子，不要太花", [("花", "attribute")], "不要太花"),
    ],
)
def test_what_shall_not_be_too_much_neither_ranks_nor_excludes(read, text, learnt, said):
    request = read(text, *learnt)

    assert request.unweighed == (said,)
    assert not request.preferred
    assert not request.unmet
    assert len(request.conditions) == 1


@pytest.mark.parametrize(
    ("text", "learnt", "asked"),
    [
        ("a printer, does it work with an iphone?", [("iphone", "attribute")], "does it work with an iphone?"),
        ("a printer, can i take it on a plane?", [("plane", "use")], "can i take it on a plane?"),
        ("打印机 能上飞机吗", [("飞机", "use")], "能上飞机吗"),
    ],
)
def test_a_question_beside_a_wish_is_no_condition(read, text, learnt, asked):
    request = read(text, *learnt)

    assert request.questions == (asked,)
    assert request.categories == ("printers",)
    assert not request.preferred
    assert not request.unmet


def test_a_question_that_names_a_property_wants_it(read, services):
    request = read("a laptop, can it be used with touch?")

    assert [item.key for item in request.conditions] == ["laptops", "touchscreen"]
    assert services.recommender.count(Filters(categories=request.categories))


@pytest.mark.parametrize(
    "text", ["is it red?", "can i take it on a plane?", "这个能用多久？", "想买手机，可以推荐一下吗"]
)
def test_a_message_that_only_asks_has_no_question_beside_a_wish(text):
    assert not Story(text).questions


def test_a_thing_of_a_story_is_no_second_wish(new_message, services):
    text = "my laptop died and we need a printer and a mug"
    found = wishes(new_message(text), services.vocabulary, services.kinds)

    assert len(found) == 2


def test_the_only_thing_is_wished_for_though_it_stands_in_a_story(read):
    assert read("I'm moving and have no idea about laptops, under 500").categories == ("laptops",)


def test_what_a_thing_must_fit_holds_though_it_is_told(read):
    request = read("i have a thinkpad t14, need a laptop bag for it")

    assert request.categories == ("laptop-bags",)
    assert [item.label.casefold() for item in request.conditions[1:]] == ["thinkpad t14"]


@pytest.mark.parametrize("text", ["my wife doesn't like black, a laptop", "我老婆不喜欢黑色，要个笔记本电脑"])
def test_what_is_refused_in_a_story_is_refused(read, text):
    request = read(text)

    assert [(item.key, item.negated) for item in request.conditions] == [("laptops", False), ("colour", True)]
    assert not request.preferred


def test_what_a_person_owns_is_no_story_though_it_is_told_with_to_be():
    assert not Story("杯子，我是HP的").is_told(5)


def test_people_rank_and_are_not_told(read):
    request = read("a mug for my grandma", ("my grandma", "use"))

    assert "my grandma" in request.words
    assert not request.preferred


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("those are red mugs. a laptop please", {"laptops"}),
        ("no thats mugs, i need a laptop", {"laptops"}),
        ("这些都是杯子，我要笔记本电脑", {"laptops"}),
        ("that's a red mug", {"mugs"}),
    ],
)
def test_what_is_said_of_the_screen_is_not_wished_for_beside_a_wish(read, text, wished):
    assert set(read(text).categories) == wished

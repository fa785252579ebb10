"""Presents in messages of both languages: for whom, how old, what for, and what is liked."""

from __future__ import annotations

import pytest

from language.gifts import gift_talk, interest, interests, no_presents, too_old_for, words_for
from language.story import Place


@pytest.mark.parametrize(
    ("text", "who", "people", "age", "occasion", "likes"),
    [
        ("a present for my mum", "mum", "women", None, "", ()),
        ("a gift for a 4-year-old who likes unicorns", "a 4-year-old", "anybody", 4, "", ("unicorns",)),
        ("something for my boss's retirement, he plays golf", "boss", "anybody", None, "retirement", ("golf",)),
        ("present for my niece shes 4", "niece", "girls", 4, "", ()),
        ("any ideas for a christmas present for grandad?", "grandad", "men", None, "christmas", ()),
        ("what should I get my husband, he loves fishing", "husband", "men", None, "", ("fishing",)),
        ("secret santa gift", "", "", None, "secret santa", ()),
        ("two gifts for kids aged 7", "kids", "children", 7, "", ()),
        ("gift for a friend who is into photography", "a friend", "anybody", None, "", ("photography",)),
        ("送女朋友的生日礼物", "女朋友", "women", None, "生日", ()),
        ("给三岁孩子的礼物，喜欢恐龙", "孩子", "children", 3, "", ("恐龙",)),
        ("我妈下个月过60岁生日，想给她买个礼物", "妈妈", "women", 60, "生日", ()),
        ("同事要退休了，送点什么好", "同事", "anybody", None, "退休", ()),
        ("想给闺蜜挑个礼物，她喜欢猫和咖啡", "闺蜜", "women", None, "", ("猫", "咖啡")),
    ],
)
def test_a_present_is_read(text, who, people, age, occasion, likes):
    talk = gift_talk(text)

    assert talk.is_wished
    assert (talk.who, talk.people, talk.age, talk.occasion, talk.likes) == (who, people, age, occasion, likes)


@pytest.mark.parametrize(
    "text",
    [
        *("gift wrap", "a gift bag", "a laptop for my son", "birthday card for my mum", "not jewellery"),
        *("礼品袋", "儿子用的笔记本电脑", "不要首饰", "我想买个杯子"),
    ],
)
def test_what_asks_for_no_present_is_none(text):
    assert not gift_talk(text).is_wished


@pytest.mark.parametrize(
    ("text", "likes"),
    [
        ("she likes gardening. and tea", ("gardening", "tea")),
        ("he's really into playing golf, cycling & good coffee", ("golf", "cycling", "good coffee")),
        ("he's into gaming and music", ("gaming", "music")),
        ("for a coffee lover", ("coffee",)),
        ("likes unicorns n dinosaurs", ("unicorns", "dinosaurs")),
        ("she's a keen gardener", ("gardener",)),
        ("她平时喜欢喝茶、养花", ("喝茶", "养花")),
        ("他是个摄影爱好者", ("摄影",)),
        ("送钓鱼迷的礼物", ("钓鱼",)),
        ("i would like something nice", ()),
    ],
)
def test_what_somebody_likes_is_a_list(text, likes):
    assert gift_talk(text).likes == likes


def test_a_bare_list_goes_on_only_where_a_present_is_looked_for():
    assert gift_talk("and tea").likes == ()
    assert gift_talk("and tea", goes_on=True).likes == ("tea",)
    assert gift_talk("茶和咖啡", goes_on=True).likes == ("茶", "咖啡")
    assert gift_talk("I need a laptop", goes_on=True).likes == ()


def test_nobody_likes_a_price_or_what_is_refused():
    text = "she likes tea, under 30"
    assert gift_talk(text, [Place(text.index("under"), len(text))], goes_on=True).likes == ("tea",)
    text = "not jewellery"
    assert gift_talk(text, [Place(0, len(text))], goes_on=True).likes == ()


def test_an_interest_is_known_in_both_languages_and_has_words_of_titles_of_both():
    gardening, again = interest("gardening"), interest("种花")

    assert gardening is not None
    assert gardening == again
    assert {"garden", "花盆"} <= set(gardening.things)
    assert interest("qzxv") is None


def test_every_interest_has_a_name_and_things_in_both_languages():
    assert all({"en", "zh"} <= set(known.names) and known.things for known in interests())


def test_what_is_no_present_and_for_whom_titles_are_stands_in_both_languages():
    assert {"greeting card", "贺卡"} <= set(no_presents())
    assert {"kids", "儿童"} <= set(words_for("children"))


def test_who_is_seven_is_too_young_for_ages_eight_and_up():
    assert "ages 8" in too_old_for(7)
    assert "ages 7" not in too_old_for(7)

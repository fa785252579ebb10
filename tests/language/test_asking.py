"""How questions about products ask, in both languages."""

from __future__ import annotations

import pytest

from language.asking import (
    alternatives_in,
    asks_for_number,
    is_denied,
    is_included,
    is_thing_at,
    number_before,
    number_in,
    part_asked,
    questions_in,
    speaks_of_shown,
    wants_details,
    wishes_else,
)


@pytest.mark.parametrize(
    ("text", "form", "what"),
    [
        ("does it have a kickstand", "has", "kickstand"),
        ("dos the second one hav wifi?", "has", "wifi"),
        ("is it waterproof or not", "is", "waterproof"),
        ("Does the blue one come with a lid, please", "includes", "lid"),
        ("are the screws included", "includes", "screws"),
        ("does it need batteries", "needs", "batteries"),
        ("will it work with my Kindle 10?", "fits", "Kindle 10"),
        ("can i put it in the dishwasher", "can", "it in the dishwasher"),
        ("hdmi?", "is", "hdmi"),
        ("how many pockets does it have", None, "how many pockets does it have"),
        ("oak or pine?", None, "oak or pine"),
        ("有没有遥控器", "has", "遥控器"),
        ("送电池吗", "includes", "电池"),
        ("能用在 Kindle 10 上吗", "fits", "Kindle 10"),
        ("是竹子做的吗", "is", "竹子"),
        ("可以放微波炉吗", "can", "微波炉"),
        ("多少毫安", None, "多少毫安"),
    ],
)
def test_a_question_says_how_it_asks_and_for_what(text, form, what):
    asked = questions_in(text)[0]

    assert (asked.form, asked.what) == (form, what)


def test_several_questions_of_one_message_are_told_apart():
    asked = questions_in("is it loud? how heavy is it and does it fold")

    assert [each.clause for each in asked] == ["is it loud", "how heavy is it", "does it fold"]


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("tell me more about it", True),
        ("full specs please", True),
        ("详细说说", True),
        ("有图片吗", True),
        ("tell me how heavy it is", False),
        ("能放几寸的照片", False),
    ],
)
def test_who_wants_to_hear_all_asks_for_nothing(text, details):
    assert wants_details(text) is details


@pytest.mark.parametrize(
    ("text", "shown", "wished"),
    [
        ("is it waterproof", True, False),
        ("do you have a waterproof one", False, True),
        ("这款防水吗", True, False),
        ("还有别的颜色的推荐吗", False, True),
    ],
)
def test_what_is_on_the_screen_is_told_from_what_is_wished_for(text, shown, wished):
    assert (speaks_of_shown(text) and not wishes_else(text), wishes_else(text)) == (shown, wished)


@pytest.mark.parametrize(
    ("before", "after", "included", "denied"),
    [
        ("It includes a padded ", " and a strap", True, False),
        ("comes with two spare ", "", True, False),
        ("Use it with this travel ", " anywhere", False, False),
        ("works with any ", " (not included)", True, True),
        ("It is not ", ".", False, True),
        ("No need for ", ".", False, True),
        ("Keep your drink hot without a ", "", False, True),
        ("Protect your phone; this is ", "", False, False),
    ],
)
def test_texts_say_what_comes_with_a_product_and_what_does_not(before, after, included, denied):
    assert (is_included(before, after), is_denied(before, after)) == (included, denied)


@pytest.mark.parametrize(
    ("before", "after", "is_thing"),
    [
        ("with a removable ", " and a pouch", True),
        ("built-in ", " technology", True),
        ("with its long ", " life", False),
        ("for low-", " photos", False),
        ("makes you ", " out", False),
    ],
)
def test_a_word_of_another_name_is_no_thing(before, after, is_thing):
    assert is_thing_at(before, after) is is_thing


def test_numbers_are_those_of_things():
    assert asks_for_number("how many pockets")
    assert asks_for_number("有几个口袋")
    assert not asks_for_number("how many hours does it last")
    assert number_in("can it charge three tablets") == 3
    assert number_in("is it 3 m long") is None
    text = "with 2 x HDMI and three USB ports"
    assert number_before(text, text.index("HDMI")) == text.index("2")
    assert number_before(text, text.index("USB")) == text.index("three")
    assert number_before("a USB port", 2) is None


def test_parts_and_choices_are_read():
    assert part_asked("how long is the cord") == "cord"
    assert part_asked("how long is it") == ""
    assert alternatives_in("key or combination lock") == ["key", "combination lock"]
    assert alternatives_in("单模还是多模") == ["单模", "多模"]

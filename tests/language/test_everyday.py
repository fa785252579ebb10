"""Everyday questions: which are asked, told alike in both languages, and in which words data answer them."""

from __future__ import annotations

import pytest

from language.everyday import everyday_in, places
from language.folders import languages


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("does it switch off by itself", "auto_off"),
        ("会自动断电吗", "auto_off"),
        ("does it light up", "lights_up"),
        ("rack brackets included?", "rack_kit"),
        ("can i hang it on the wall", "wall_mount"),
        ("能挂墙吗", "wall_mount"),
        ("is it fast enough for 4k video", "video_4k"),
        ("晚上能看清吗", "night_vision"),
        ("软的还是硬的", "soft_or_hard"),
        ("掉地上抗摔吗", "drop_proof"),
        ("可以手机看吗", "view_on_phone"),
        ("how long does it run on battery", "battery_time"),
        ("用几号电池", "battery_size"),
        ("要电池吗", "needs_batteries"),
        ("is it ok for lefties", "left_handed"),
    ],
)
def test_a_question_is_known_however_it_is_asked(text, key):
    assert everyday_in(text)[0].key == key


@pytest.mark.parametrize("text", ["how heavy is it", "多少钱", "does it fit an iphone 6", "是红色的吗"])
def test_other_questions_are_none(text):
    assert everyday_in(text) == []


def test_there_are_many_and_each_can_be_asked_in_every_language():
    keys = [set(language.everyday.questions) for language in languages()]

    assert len(keys[0]) >= 60
    assert all(own == keys[0] for own in keys)


def test_what_says_it_and_what_denies_it_are_told_apart():
    wired = everyday_in("is it wired")[0]

    assert list(places(wired.says, "Wired mouse")) and not list(places(wired.denies, "Wired mouse"))
    assert list(places(wired.denies, "Wireless mouse")) and not list(places(wired.says, "Wireless mouse"))

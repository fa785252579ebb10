"""How words sound."""

from __future__ import annotations

import pytest

from language.pinyin import pinyin, rough_syllables
from language.sounds import sound


@pytest.mark.parametrize(
    ("one", "other"), [("phone", "fone"), ("logitech", "logitek"), ("kodak", "codack"), ("nikon", "nikkon")]
)
def test_spellings_that_sound_alike_become_one(one, other):
    assert sound(one) == sound(other)


def test_other_words_stay_apart():
    assert sound("canon") != sound("sony")


def test_chinese_sounds_without_tones():
    assert pinyin("鼠标") == pinyin("属表")
    assert pinyin("蓝牙") == pinyin("南亚")  # l and n, for many speakers
    assert pinyin("张") == pinyin("脏")


def test_pinyin_typed_sounds_like_its_characters():
    assert rough_syllables("shubiao") == pinyin("鼠标")

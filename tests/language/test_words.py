"""Comparable words."""

from __future__ import annotations

import pytest

from language.words import Word, words_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Batteries", "battery"),
        ("ties", "tie"),
        ("watches", "watch"),
        ("dishes", "dish"),
        ("glasses", "glass"),
        ("boxes", "box"),
        ("cables", "cable"),
        ("glass", "glass"),
        ("bus", "bus"),
        ("tennis", "tennis"),
        ("gas", "gas"),
        ("tvs", "tvs"),
    ],
)
def test_plurals_lose_their_ending(text, form):
    assert [word.form for word in words_of(text)] == [form]


def test_each_han_character_is_a_word_at_its_place():
    assert words_of("藍牙 Mouse") == [Word("蓝", 0, 1), Word("牙", 1, 2), Word("mouse", 3, 8)]

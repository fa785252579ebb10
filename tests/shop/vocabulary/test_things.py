"""Kinds of thing that people wrote beside those of the taxonomy."""

from __future__ import annotations

import pytest

from shop.vocabulary.things import things


@pytest.mark.parametrize(
    ("word", "name"),
    [("soundbar", "Soundbars"), ("拍立得", "Instant Cameras"), ("积木", "Building Kits"), ("便签", "Sticky Notes")],
)
def test_a_written_word_names_its_thing(word, name):
    assert [thing.name for thing in things().called(word)] == [name]


def test_a_written_thing_is_below_its_broader_one():
    (thing,) = things().called("soundbar")

    assert {path[-1] for path in thing.paths} == {"speaker"}

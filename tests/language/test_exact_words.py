from __future__ import annotations

import pytest

from language.exact_words import exact_words, other_forms


def joined(text):
    return "".join(exact_words(text))


@pytest.mark.parametrize(
    "spellings",
    [
        ("MDR-V150", "mdr v150", "mdrv150", "MDR V 150", "MDR–V150", "ＭＤＲ－Ｖ１５０"),
        ("CB315-3H-C5JS", "cb3153hc5js", "CB315 3H-C5JS".replace(" ", "-")),
        ("HP 255 G7", "HP255G7", "hp 255g7"),
        ("in-ear", "in ear", "inear", "In/Ear"),
        ("T-shirt", "t shirt", "tshirts"),
        ("LabelWriter™ 450", "labelwriter 450", "LabelWriter® 450"),
        ("colour fibre organiser", "color fiber organizers"),
        ("travelling", "traveling"),
        ("grey", "gray"),
        ("adaptors", "adapter"),
        ("salt & pepper", "salt and pepper"),
        ("women's shoe", "women shoes"),
        ("NÜÜD", "nuud"),
        ('15.6"', "15.6 inches", "15.6-inch", "15.6 in"),
        ("充電寶", "充电宝", "充 电 宝"),
        ("红色的伞", "红色伞"),
    ],
)
def test_every_way_to_write_a_word_joins_to_the_same(spellings):
    assert len({joined(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("255", "250"),
        ("6s", "6"),
        ("5.5", "55"),
        ("5 5", "55"),
        ("2015-16", "201516"),
        ("USB 3.0", "USB 30"),
        ("four", "for"),
        ("水杯", "水瓶"),
    ],
)
def test_numbers_and_words_stay_apart(one, other):
    assert joined(one) != joined(other)


def test_a_word_of_two_and_two_words_of_one_are_tried():
    assert exact_words("mouse pad") in other_forms("mousepad")
    assert exact_words("mousepad") in other_forms("mouse pad")
    assert other_forms("MDR-V150") == []


@pytest.mark.parametrize("text", ["", "!!!", "the", "—"])
def test_what_has_no_word_is_empty(text):
    assert exact_words(text) == []

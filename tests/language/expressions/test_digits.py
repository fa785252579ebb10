"""A digit of any script is the figure that it stands for, wherever numbers are read."""

from __future__ import annotations

import unicodedata

import pytest

from language.expressions import parse
from language.gifts import gift_talk
from language.titles import title_measures

ZEROS = [chr(code) for code in range(0x110000) if unicodedata.decimal(chr(code), None) == 0]
MESSAGES = [
    *(
        "a mouse under 3k",
        "3k以内的鼠标",
        "between 1,500 and 2.5k",
        "1万2左右",
        "2w以内",
        "5百块",
        "the 3rd one",
        "第2个",
    ),
    *("27 inch, 16gb", "2米宽", "3号", "at least 4 stars", "for 2 people", "$1.5m", "1/2 litre", "10k毫安"),
]


def _in(zero, text):
    return "".join(chr(ord(zero) + int(letter)) if letter.isdecimal() else letter for letter in text)


def _told(text):
    """What is found, without the surfaces."""
    return [{name: value for name, value in found.as_entity().items() if name != "text"} for found in parse(text)]


@pytest.mark.parametrize("text", MESSAGES)
def test_figures_of_every_script_are_read_alike(text):
    expected = _told(text)
    assert expected
    for zero in ZEROS:
        assert _told(_in(zero, text)) == expected, unicodedata.name(zero)


@pytest.mark.parametrize("text", ["for my 7 year old niece", "送给7岁的侄女"])
def test_an_age_is_one_in_every_script(text):
    for zero in ZEROS:
        assert gift_talk(_in(zero, text)).age == 7, unicodedata.name(zero)


def test_measures_of_titles_are_read_in_every_script():
    expected = title_measures("Kettle 1.5L 2200W")
    for zero in ZEROS:
        assert title_measures(_in(zero, "Kettle 1.5L 2200W")) == expected, unicodedata.name(zero)

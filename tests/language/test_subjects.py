"""Which words of a question only name the product it is about."""

from __future__ import annotations

import pytest

from language.subjects import about_it, only_names
from language.words import words_of

TITLE = "Cooler Master Devastator 3 Plus keyboard USB Philips SE6591B"
OWN = {word.form for word in words_of(TITLE)}
NAMES = {word.form for word in words_of("Cooler Master Philips SE6591B")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("does the cooler master one light up", "does it light up"),
        ("the philips has bluetooth", "has it bluetooth"),
        ("the third one is waterproof", "is it waterproof"),
        ("whats the dpi of the cooler master", "whats the dpi of it"),
        ("does wireless charging work", "does wireless charging work"),
        ("will it fit the iphone 7 plus", "will it fit the iphone 7 plus"),
        ("are both of these waterproof", "are both of these waterproof"),
        ("philips那个防摔吗", "防摔吗"),
        ("第二个防水吗", "防水吗"),
        ("SE6591B 系统是啥", "系统是啥"),
        ("usb有吗", "usb有吗"),
        ("哪个更亮", "哪个更亮"),
    ],
)
def test_a_product_that_is_named_is_it(text, said):
    assert about_it(text, OWN, NAMES) == said


def test_a_part_that_only_names_asks_nothing():
    assert only_names("does the first one", OWN)
    assert only_names("the Philips SE6591B", OWN)
    assert not only_names("is it loud", OWN)

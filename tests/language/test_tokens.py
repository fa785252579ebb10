"""Search words."""

from __future__ import annotations

import pytest

from language.tokens import analyse, analyse_with_surface


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Laptops, LAPTOP", ["laptop", "laptop"]),
        ("16 GB", ["16gb"]),
        ("16GB", ["16gb"]),
        ('17" screen', ["17in", "screen"]),
        ("15.6 inches", ["15.6in"]),
        ("15.6-inch", ["15.6in"]),
        ("1 TB", ["1000gb"]),
        ("1.5L", ["1500ml"]),
        ("150 cm", ["1.5m"]),
        ("10 kg", ["10000g"]),
        ("USB 3.0", ["usb", "3.0"]),
        ("1440 x 900", ["1440", "x", "900"]),
        ("100 metres", ["100", "metr"]),
        ("i7-8550U", ["i7", "8550u"]),
        ("ｉＰｈｏｎｅ １１", ["iphon", "11"]),
        ("无线鼠标", ["无线", "鼠标"]),
        ("罗技mouse", ["罗技", "mous"]),
        ("", []),
        ("!!! _ --", []),
    ],
)
def test_words_of_a_text(text, words):
    assert analyse(text) == words


def test_surfaces_are_how_the_text_spells_its_words():
    assert analyse_with_surface("Gaming Laptops 16 GB") == [
        ("game", "gaming"),
        ("laptop", "laptops"),
        ("16gb", "16 gb"),
    ]

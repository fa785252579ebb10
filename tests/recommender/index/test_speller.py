"""Misspelt words are mended, and nothing else is touched."""

from __future__ import annotations

import pytest

from recommender.errors import ArtefactError
from recommender.index.speller import Speller

TITLES = [
    "Wireless keyboard",
    "Bluetooth headphones",
    "Laptop smartwatch",
    "Notebook printer cartridge",
    "Zyxel router",
]


@pytest.fixture(scope="module")
def speller():
    return Speller.build([(title, "black cable") for title in TITLES for _ in range(3)])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wireles keybaord", "wireless keyboard"),
        ("Blutooth Haedphones", "bluetooth headphones"),
        ("prnter", "printer"),
        ("zyxle router", "zyxel router"),
        ("noteboook，笔记本", "notebook,笔记本"),
    ],
)
def test_a_misspelt_word_becomes_the_nearest_of_the_shop(speller, typed, meant):
    assert speller.correct(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "wireless keyboards",  # another form of a word
        "umbrella",  # English, but not of this shop
        "XPS13 M185",  # models
        "smart watch",  # the shop writes it as one word
        "cat",  # too short to judge
        "qqqqqqqq",  # nothing is near
        "无线键盘",
        "",
        "!?",
    ],
)
def test_everything_else_stays(speller, text):
    assert speller.correct(text) == text


def test_a_word_of_one_product_is_no_correction():
    assert Speller.build([("Wirelles mouse", "")]).correct("wirelless") == "wirelless"


def test_a_speller_survives_the_disk(speller, tmp_path):
    speller.save(tmp_path / "spelling.json")
    assert Speller.load(tmp_path / "spelling.json").correct("wireles") == "wireless"


def test_a_damaged_file_is_refused(tmp_path):
    (tmp_path / "spelling.json").write_text("{}")
    with pytest.raises(ArtefactError, match="daogou train"):
        Speller.load(tmp_path / "spelling.json")

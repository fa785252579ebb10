from __future__ import annotations

import numpy as np
import pytest

from recommender.index.models import Models
from recommender.index.phrases import PhraseIndex
from recommender.index.product_text import exact_fields
from shop.catalogue.records import AttributeRecord, VariantRecord
from tests.recommender.toy_shop import product

TITLES = [
    "Sony MDR-V150 headphones",
    "HP 255 G7 Notebook",
    "HP 250 G7 Notebook",
    "Apple iPhone 6s 32GB",
    "Apple iPhone 6 16GB",
    'Acer Chromebook CB315-3H-C5JS 15.6"',
    "Adesso mouse pad",
    "Philips in-ear earphones, colour: red",
    "防水充電寶的大容量版",
    "Plus black cable of 5 5 m",
    "The salt and pepper mill with an extraordinarily long name",
]


@pytest.fixture(scope="module")
def index():
    return PhraseIndex.build([[title] for title in TITLES], Models(()))


@pytest.mark.parametrize(
    ("phrase", "rows"),
    [
        ("mdrv150", [0]),
        ("mdr v 150", [0]),
        ("V150", [0]),
        ("V15", []),
        ("HP255G7", [1]),
        ("255 g7", [1]),
        ("hp 250g7", [2]),
        ("25", []),
        ("iphone 6", [4]),
        ("iPhone 6S", [3]),
        ("cb3153hc5js", [5]),
        ("15.6 inch", [5]),
        ("5.6", []),
        ("mousepads", [6]),
        ("mouse-pad", [6]),
        ("pad mouse", []),
        ("inear", [7]),
        ("color red", [7]),
        ("充电宝", [8]),
        ("水充", [8]),
        ("宝充", []),
        ("usb", []),
        ("55", []),
        ("5 5", [9]),
        ("salt & pepper", [10]),
        ("pepper mill with an extraordinarily long name", [10]),
        ("pepper mill with an extraordinarily long noun", []),
        ("notebook apple", []),
        ("notebook", [1, 2]),
    ],
)
def test_whole_words_however_parted(index, phrase, rows):
    assert np.flatnonzero(index.mask((phrase,))).tolist() == rows


def test_phrases_are_alternatives_and_one_without_a_word_asks_for_nothing(index):
    assert np.flatnonzero(index.mask(("iPhone 6", "mdrv150", "—"))).tolist() == [0, 4]
    assert index.mask(("—",)).all()


def test_no_phrase_reaches_into_the_next_text():
    index = PhraseIndex.build([["red apple", "iPhone"], [], ["apple", "iPhone"]], Models(()))
    assert not index.mask(("apple iPhone",)).any()
    assert index.mask(("apple",)).tolist() == [True, False, True]


def test_what_is_saved_is_read(index, tmp_path):
    index.save(tmp_path / "phrases.npz")
    read = PhraseIndex.load(tmp_path / "phrases.npz", Models(()))
    assert len(read) == len(TITLES)
    assert read.mask(("mdrv150",)).tolist() == index.mask(("mdrv150",)).tolist()


def test_a_catalogue_without_a_word():
    index = PhraseIndex.build([["!"], []], Models(()))
    assert not index.mask(("red",)).any()


def test_everything_that_a_product_says_is_searched():
    item = product(
        1,
        "255 G7",
        ("laptops",),
        1,
        brand="HP",
        description="Left-handed.",
        attributes=(
            AttributeRecord("duplex", True),
            AttributeRecord("wireless", False),
            AttributeRecord("memory", 16.0, "GB"),
            AttributeRecord("colour", "night blue"),
        ),
        variants=(VariantRecord("SKU-77A", "Large"),),
    )
    index = PhraseIndex.build([exact_fields(item)], Models(()))
    for phrase in ("hp 255g7", "left-handed", "duplex", "16GB", "colour night blue", "sku77a", "large"):
        assert index.mask((phrase,)).all(), phrase
    assert not index.mask(("wireless",)).any()


@pytest.mark.parametrize(
    ("phrase", "rows"),
    [
        ("Galaxy S7", [0, 2]),
        ("S7", [0, 2]),
        ("Samsung Galaxy S7", [0, 2]),
        ("galaxys7", [0, 2]),
        ("Galaxy S7 edge", [1]),
        ("s7edge", [1, 2]),
        ("Galaxy", [0, 1, 2, 3]),
        ("iPhone 6", [4]),
        ("iPhone 6 Plus", [5]),
        ("iPhone", [4, 5]),
    ],
)
def test_a_model_is_no_longer_one_of_its_line(phrase, rows):
    models = Models(["Galaxy", "Galaxy S7", "Galaxy S7 edge", "Galaxy Note", "iPhone", "iPhone 6", "iPhone 6 Plus"])
    titles = [
        "Samsung Galaxy S7 32GB",
        "Samsung Galaxy S7 edge 32GB",
        "Case for Samsung Galaxy S7/S7 edge",
        "Samsung Galaxy Note",
        "Apple iPhone 6 16GB",
        "Apple iPhone 6 Plus 16GB",
    ]
    index = PhraseIndex.build([[title] for title in titles], models)
    assert np.flatnonzero(index.mask((phrase,))).tolist() == rows

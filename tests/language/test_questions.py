"""Which property a question asks for, in both languages."""

from __future__ import annotations

import pytest

from language.questions import asked_for, asks_for_sum, copies_asked, is_called, points, property_name


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("how heavy is the rug", ["weight"]),
        ("how many pages does it print and how loud is it", ["pages", "noise"]),
        ("what's the lining made of", ["material"]),
        ("is there a guarantee on it", ["warranty"]),
        ("how tall and how wide is the wardrobe", ["height", "width"]),
        ("how much does the tank hold", ["capacity"]),
        ("how many kids can sit on it", ["people"]),
        ("is it waterproof", []),
        ("tell me about the second one", []),
        ("这个多重", ["weight"]),
        ("第二个什么面料", ["material"]),
        ("质保几年啊", ["warranty"]),
        ("请问多宽多高", ["width", "height"]),
        ("那顶能睡几个人", ["people"]),
        ("第一個什麼材質", ["material"]),
        ("介绍一下第二个", []),
    ],
)
def test_properties_asked_for_are_found(text, keys):
    assert [asked.key for asked in asked_for(text)] == keys


@pytest.mark.parametrize(
    ("key", "label", "called"),
    [
        ("weight", "Weight", True),
        ("weight", "Net weight", True),
        ("weight", "Colour", False),
        ("weight", "净重", True),
        ("pages", "Page yield", True),
        ("material", "外壳材质", True),
        ("memory", "Memory type", False),
    ],
)
def test_labels_of_shops_name_properties(key, label, called):
    assert is_called(key, label) is called


def test_a_property_has_a_name_in_the_language_of_the_answer():
    assert (property_name("weight", "en"), property_name("weight", "zh")) == ("weight", "重量")


@pytest.mark.parametrize(
    ("text", "said", "pointing"),
    [
        ("the red one please", "red", True),
        ("the red and the blue", "red", True),
        ("is it red", "red", False),
        ("红色那个多重", "红色", True),
        ("红色的那款多重", "红色", True),
        ("有红色的吗", "红色", False),
    ],
)
def test_words_that_only_point_at_a_product_are_told(text, said, pointing):
    assert points(text, text.index(said), text.index(said) + len(said)) is pointing


@pytest.mark.parametrize(
    ("text", "pieces", "together"),
    [
        ("what would a dozen cost", None, False),
        ("how much would 30 of the first be", 30, False),
        ("how much for twelve of those", 12, False),
        ("what are the two together", None, True),
        ("how much is the second one", None, False),
        ("第二个买12个多少钱", 12, False),
        ("要二十个多少钱", 20, False),
        ("第一个和第二个一共多少钱", None, True),
        ("第一个多少钱", None, False),
    ],
)
def test_sums_are_told_from_single_prices(text, pieces, together):
    assert (copies_asked(text), asks_for_sum(text)) == (pieces, together)

"""What the tagger sees of a message: the shop's words, rules, places in words."""

from __future__ import annotations

import pytest

from bot.nlu.tagging.features import Gazetteer, Piece, unit_features, units_of

TABLES = {"category": ["Coffee Mug", "laptop", "笔记本电脑", "收纳箱"], "brand": ["act", "HP", "Tom Tailor"]}


def _words(*texts):
    words, start = [], 0
    for text in texts:
        words.append(Piece(text, start, start + len(text)))
        start += len(text) + text.isascii()
    return words


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (["a", "coffee", "mug", "by", "hp"], [None, "category", "category", None, "brand"]),
        (["two", "laptops"], [None, "category"]),
        (["a", "compact", "camera"], [None, None, None]),
        (["coffee"], [None]),
        (["Tom", "Tailor"], ["brand", "brand"]),
        (["便宜", "的", "笔记本", "电脑"], [None, None, "category", "category"]),
    ],
)
def test_only_whole_entries_count(texts, kinds):
    assert Gazetteer(TABLES).kinds(_words(*texts)) == kinds


def test_an_equal_gazetteer_comes_back_from_json():
    gazetteer = Gazetteer(TABLES)
    again = Gazetteer(gazetteer.to_json())

    assert again.names == gazetteer.names == ("brand", "category")
    assert (again.marks(_words("hp", "laptop")) == gazetteer.marks(_words("hp", "laptop"))).all()


def test_chinese_words_fall_into_characters_and_others_stay():
    assert [unit.text for unit in units_of(_words("收纳", "箱", "HP", "red"))] == ["收", "纳", "箱", "HP", "red"]


def test_a_word_cut_in_the_middle_is_still_found():
    """The segmenter cuts 收纳 | 箱; the characters are whole all the same."""
    words = _words("收纳", "箱")
    units = units_of(words)
    features = unit_features("收纳箱", words, units, Gazetteer(TABLES))

    begin, inside, last = (features[row, 4:8].tolist() for row in range(3))  # category, after brand
    assert (begin, inside, last) == ([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0])


def test_what_rules_explain_is_marked():
    words = _words("under", "500", "please")
    gazetteer = Gazetteer({})
    features = unit_features("under 500 please", words, words, gazetteer)

    assert features[:, 0].tolist() == [1, 1, 0]  # the first rule is that of prices

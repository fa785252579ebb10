"""What CC-CEDICT says that things are called."""

from __future__ import annotations

import pytest

from language.chinese_dictionary import chinese_dictionary, chinese_words_by_name, chinese_words_by_proper_name


@pytest.mark.parametrize(
    ("word", "name"), [("充电宝", "portable charger"), ("碎纸机", "paper shredder"), ("平板", "tablet")]
)
def test_a_word_has_its_english_names(word, name):
    assert any(name in sense for sense in chinese_dictionary()[word])


def test_names_of_one_meaning_stand_together():
    assert ("television", "TV") in chinese_dictionary()["电视"]


def test_what_to_do_how_to_count_and_slang_name_nothing():
    names = {name for sense in chinese_dictionary()["沙发"] for name in sense}

    assert "sofa" in names
    assert not any("reply" in name or name.startswith(("CL:", "to ")) for name in names)
    assert "打印" not in chinese_dictionary()  # only verbs


@pytest.mark.parametrize(
    ("name", "word"), [("lawn mower", "割草机"), ("printer", "打印机"), ("paper shredder", "碎纸机")]
)
def test_words_are_found_by_their_names(name, word):
    assert word in chinese_words_by_name()[name]


def test_a_name_of_one_word_is_the_first_meaning():
    assert "议长" not in chinese_words_by_name()["speaker"]


def test_proper_names_have_their_words_the_commonest_first():
    assert chinese_words_by_proper_name()["samsung"] == ("三星",)
    assert chinese_words_by_proper_name()["intel"][0] == "英特尔"
    assert "apple" not in chinese_words_by_proper_name()  # 苹果 first is the fruit

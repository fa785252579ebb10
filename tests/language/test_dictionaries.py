"""Whose words are whose: the language's, and those that a segmenter was taught."""

from __future__ import annotations

import pytest

from language.dictionaries import chinese_segmenter, is_chinese_word, jieba


@pytest.mark.parametrize(("word", "is_one"), [("以内", True), ("耳机", True), ("以类", False), ("中华人民共", False)])
def test_words_of_chinese_are_told_from_what_only_looks_like_one(word, is_one):
    assert is_chinese_word(word) is is_one


def test_a_segmenter_keeps_what_it_is_taught_to_itself():
    segmenter = chinese_segmenter()
    segmenter.add_word("香薰蜡台")

    assert "香薰蜡台" in segmenter.lcut("我要香薰蜡台给妈妈")
    assert "香薰蜡台" not in chinese_segmenter().lcut("我要香薰蜡台给妈妈")
    assert not is_chinese_word("香薰蜡台")


def test_segmenters_share_one_dictionary():
    taught, dictionary = chinese_segmenter().FREQ.maps

    assert not taught
    assert dictionary is jieba().dt.FREQ

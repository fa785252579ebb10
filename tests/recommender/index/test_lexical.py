"""Search by words."""

from __future__ import annotations

import pytest

from language.tokens import analyse, han_characters
from recommender.index.lexical import LexicalIndex

DOCUMENTS = ["Black smartwatch", "USB charger 16 GB", "", "black black cat"]


@pytest.fixture(scope="module")
def index():
    return LexicalIndex.build([analyse(text) for text in DOCUMENTS])


def test_only_products_with_a_word_score(index):
    scores = index.scores(index.query_words("BLACK").surfaces)
    assert (scores > 0).tolist() == [True, False, False, True]


def test_two_words_meet_the_product_that_writes_them_as_one(index):
    words = index.query_words("smart watch")
    assert words.surfaces == {"smartwatch": "smart watch"}
    assert words.parts == {"smart": ("smartwatch",), "watch": ("smartwatch",)}


def test_numbers_meet_their_units(index):
    assert index.has(1, *index.query_words("16gb").surfaces)


def test_unknown_words_score_nothing(index):
    words = index.query_words("无 qqq")
    assert not index.scores(words.surfaces).any()
    assert not index.coverage(words).any()


def test_who_has_more_of_the_query_covers_more_of_it(index):
    coverage = index.coverage(index.query_words("black cat"))
    assert coverage[3] > coverage[0] > coverage[1] == 0.0


def test_a_rare_word_covers_more_than_a_common_one(index):
    coverage = index.coverage(index.query_words("black charger"))
    assert coverage[1] > coverage[0]


def test_a_joined_word_covers_both_its_halves(index):
    both = index.coverage(index.query_words("smart watch"))[0]
    assert both == pytest.approx(2 * index.coverage(index.query_words("smartwatch"))[0])


def test_characters_of_chinese_words_count_and_are_told_to_nobody():
    index = LexicalIndex.build([[*analyse(text), *han_characters(analyse(text))] for text in ("铸铁炒锅", "竹制书桌")])
    words = index.query_words("炒菜锅")
    assert words.surfaces == {}
    assert set(words.characters) == {"炒", "锅"}
    assert index.scores(words.all)[0] > index.scores(words.all)[1] == 0.0
    assert index.coverage(words)[0] > 0.0


def test_an_index_survives_the_disk(index, tmp_path):
    index.save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical")
    assert loaded.scores({"black"}).tolist() == index.scores({"black"}).tolist()
    assert loaded.has(3, "cat")


def test_a_catalogue_without_words_can_be_indexed():
    assert LexicalIndex.build([[], []]).query_words("anything").surfaces == {}

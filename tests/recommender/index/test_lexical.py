"""Search by words."""

from __future__ import annotations

from recommender.index.lexical import LexicalIndex
from recommender.text import analyse

DOCUMENTS = ["Black smartwatch", "USB charger 16 GB", "", "black black cat"]


def index():
    return LexicalIndex.build([analyse(text) for text in DOCUMENTS])


def test_only_products_with_a_word_score():
    scores = index().scores(index().query_words("BLACK"))
    assert (scores > 0).tolist() == [True, False, False, True]


def test_two_words_meet_the_product_that_writes_them_as_one():
    assert index().query_words("smart watch") == {"smartwatch": "smart watch"}


def test_numbers_meet_their_units():
    found = index()
    assert found.has(1, *found.query_words("16gb"))


def test_unknown_words_score_nothing():
    assert not index().scores(index().query_words("无 qqq")).any()


def test_an_index_survives_the_disk(tmp_path):
    index().save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical")
    assert loaded.scores({"black"}).tolist() == index().scores({"black"}).tolist()
    assert loaded.has(3, "cat")


def test_a_catalogue_without_words_can_be_indexed():
    assert LexicalIndex.build([[], []]).query_words("anything") == {}

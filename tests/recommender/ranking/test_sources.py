"""Each source finds what its signal speaks for, and keeps the contract of sources."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.contract import Filters, Query
from recommender.ranking.sources.lexical import LexicalSource
from recommender.ranking.sources.popular import PopularSource
from recommender.ranking.sources.vectors import MultilingualSource, ProfileSource
from tests.recommender.ranking.contract_suite import SourceContract


def found(source, indexes, context, limit=6):
    return set(indexes.columns.ids[source.rows(context, limit)].tolist())


class TestLexicalSource(SourceContract):
    @pytest.fixture
    def source(self):
        return LexicalSource()

    def test_products_with_the_words_are_found_and_no_others(self, source, indexes, read):
        assert found(source, indexes, read(Query(text="Logitech")), 26) == set(range(201, 207))
        assert found(source, indexes, read(Query(text="qzxv"))) == set()
        assert found(source, indexes, read(Query(purchases=(301,)))) == set()


class TestProfileSource(SourceContract):
    @pytest.fixture
    def source(self):
        return ProfileSource()

    def test_a_history_finds_what_others_bought_with_it(self, source, indexes, read):
        filters = Filters(exclude_ids=(301, 303))
        assert found(source, indexes, read(Query(purchases=(301, 303), filters=filters)), 4) == {305, 401, 403, 405}

    def test_a_text_finds_its_like(self, source, indexes, read):
        assert found(source, indexes, read(Query(text="scented candle"))) == set(range(401, 407))

    def test_nobody_knows_what_an_unknown_shopper_without_a_text_wants(self, source, indexes, read):
        assert found(source, indexes, read(Query())) == set()


class TestMultilingualSource(SourceContract):
    @pytest.fixture
    def source(self):
        return MultilingualSource()

    def test_an_encoder_that_reads_everything_leaves_nothing_to_another(self, source, indexes, read):
        assert found(source, indexes, read(Query(text="无线鼠标"))) == set()


class TestPopularSource(SourceContract):
    @pytest.fixture
    def source(self, indexes):
        return PopularSource(indexes.popularity)

    def test_the_best_known_are_found_where_nothing_else_is_known(self, source, indexes, read):
        mice = Filters(categories=("mice",))
        assert found(source, indexes, read(Query(filters=mice)), 2) == {205, 206}
        assert found(source, indexes, read(Query(text="mouse"))) == set()

    def test_what_nobody_knows_is_not_popular(self, indexes, read):
        assert PopularSource(np.zeros(26, np.float32)).rows(read(Query()), 5).size == 0

"""Each part scores by its signal alone, and keeps the contract of parts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from recommender.contract import AttributeFilter, Comparison, Filters, Query
from recommender.ranking.candidates import Candidates
from recommender.ranking.defaults import score_parts
from recommender.ranking.parts.behaviour import BehaviourPart
from recommender.ranking.parts.filters import FiltersPart
from recommender.ranking.parts.popularity import PopularityPart
from recommender.ranking.parts.text import LexicalPart, SemanticPart
from recommender.ranking.text import text_relevance
from tests.recommender.ranking.contract_suite import PartContract


def all_rows(context):
    return Candidates(np.arange(26), context)


@pytest.fixture
def scored(context, indexes):
    """A query and candidates with all parts of the shop."""
    candidates = all_rows(context)
    for part in score_parts(indexes):
        scores = part.score(context, candidates)
        if scores is not None:
            candidates.parts[part.name] = scores
    return context, candidates


class TestLexicalPart(PartContract):
    @pytest.fixture
    def part(self):
        return LexicalPart()

    def test_the_product_with_all_words_gets_the_whole_share(self, part, read):
        context = read(Query(text="Logitech M0 wireless mouse"))
        assert part.score(context, all_rows(context)).max() == pytest.approx(0.4)
        assert part.score(read(Query()), all_rows(context)) is None


class TestSemanticPart(PartContract):
    @pytest.fixture
    def part(self):
        return SemanticPart()

    def test_meaning_counts_without_a_word_in_common(self, part, indexes, read):
        context = read(Query(text="笔记本电脑"))
        best = np.argsort(-part.score(context, all_rows(context)))[:8]
        assert set(indexes.columns.ids[best].tolist()) == set(range(101, 109))

    @pytest.mark.parametrize("second_share", [0.0, 0.2, 1.0])
    def test_the_second_encoder_decides_its_share(self, indexes, read, second_share):
        context, other = read(Query(text="mug")), read(Query(text="laptop"))
        both = replace(context, text=replace(context.text, second=other.text.meanings[0]))
        first, second = (SemanticPart(0.6, 0.0).score(own, all_rows(own)) for own in (context, other))
        mixed = SemanticPart(0.6, second_share).score(both, all_rows(both))
        assert np.allclose(mixed, (1.0 - second_share) * first + second_share * second, atol=1e-6)


class TestBehaviourPart(PartContract):
    @pytest.fixture
    def part(self):
        return BehaviourPart()

    def test_behaviour_ranks_alone_or_moves_the_answer_to_a_text(self, part, read):
        alone, beside = read(Query(purchases=(301,))), read(Query(text="mug", purchases=(301,)))
        candidates = all_rows(alone)
        assert np.allclose(0.2 * part.score(alone, candidates), part.score(beside, candidates))
        assert part.score(read(Query(purchases=(999_999,))), candidates) is None


class TestPopularityPart(PartContract):
    @pytest.fixture
    def part(self, indexes):
        return PopularityPart(indexes.popularity)

    def test_popularity_counts_fully_where_nothing_else_is_known(self, part, indexes, read):
        context = read(Query())
        assert np.array_equal(part.score(context, all_rows(context)), indexes.popularity)


class TestFiltersPart(PartContract):
    @pytest.fixture
    def part(self):
        return FiltersPart()

    @pytest.mark.parametrize(
        ("filters", "counts"),
        [
            (Filters(), False),
            (Filters(not_brands=("HP",), in_stock=True), False),
            (Filters(attributes=(AttributeFilter("colour", Comparison.NOT_EQUAL, "red"),)), False),
            (Filters(brands=("HP",)), True),
        ],
    )
    def test_only_what_was_asked_for_counts(self, part, read, filters, counts):
        context = read(Query(filters=filters))
        assert (part.score(context, all_rows(context)) is not None) == counts


@pytest.mark.parametrize(
    ("text", "second"), [("wireless mouse", True), ("无线鼠标", False), ("logitech 无线鼠标", False)]
)
def test_a_second_encoder_reads_what_the_main_one_reads_alone(indexes, text, second):
    found = text_relevance(text, indexes.lexical, indexes.products, indexes.products)
    assert (found.second is not None) == second
    assert sum(meaning.share for meaning in found.meanings) == pytest.approx(1.0)


def test_a_shop_of_one_encoder_has_no_second(indexes):
    assert text_relevance("wireless mouse", indexes.lexical, indexes.products, None).second is None

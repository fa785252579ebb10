"""Each step of a ranking does what its name says, and keeps the contract of steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest

from recommender.contract import Query
from recommender.index.vector import VectorIndex
from recommender.ranking.contract import Ranking
from recommender.ranking.steps.diversity import Diversity
from recommender.ranking.steps.freshness import Freshness
from recommender.ranking.steps.inverse_propensity import InversePropensity, propensities
from recommender.ranking.steps.kinds import Kinds
from recommender.ranking.steps.refusals import Refusals
from recommender.ranking.steps.variants import Variants, spread
from recommender.serving.hybrid import HybridRecommender
from tests.recommender.ranking.contract_suite import StepContract
from tests.recommender.toy_shop import NOW

RANKING = Ranking(np.array([4, 2, 0, 1, 3]), np.array([1.0, 0.9, 0.8, 0.3, 0.2], np.float32))


@pytest.fixture
def shown(read):
    """A query of which so many places are shown."""
    return lambda limit: read(Query(limit=limit))


class TestVariants(StepContract):
    @pytest.fixture
    def step(self, indexes):
        return Variants(indexes.groups)

    @pytest.mark.parametrize(
        ("cost", "rows", "scores"),
        [
            (0.1, [4, 2, 0, 1, 3], [1.0, 0.9, 0.7, 0.3, 0.2]),  # nothing else is nearly as good
            (0.55, [4, 2, 1, 0, 3], [1.0, 0.9, 0.3, 0.25, 0.2]),
        ],
    )
    def test_the_third_variant_waits_for_what_is_nearly_as_good(self, shown, cost, rows, scores):
        step = Variants(np.array([0, 1, 0, 2, 0], np.int32), cost)
        after = step.apply(RANKING, shown(5))
        assert after.rows.tolist() == rows
        assert after.scores.tolist() == pytest.approx(scores)

    def test_two_variants_are_no_reason_to_change_anything(self, shown):
        assert Variants(np.array([0, 1, 0, 2, 1], np.int32)).apply(RANKING, shown(5)) is RANKING

    def test_the_third_of_a_group_waits_for_the_others(self):
        assert spread(np.array([0, 0, 0, 1, 0, 2], np.int32)).tolist() == [0, 1, 3, 5, 2, 4]
        assert spread(np.array([0, 0, 0], np.int32)).tolist() == [0, 1, 2]
        assert spread(np.array([], np.int32)).tolist() == []


class TestRefusals(StepContract):
    @pytest.fixture
    def step(self, indexes):
        return Refusals(indexes.products.index, indexes.products.encoder.dimension)

    def test_without_a_refusal_the_ranking_is_the_same(self, step, shown):
        assert step.apply(RANKING, shown(5)) is RANKING


class TestFreshness(StepContract):
    @pytest.fixture
    def step(self, indexes):
        return Freshness(indexes.columns.released, share=1.0)

    @pytest.fixture
    def released(self):
        """Row 1 came out today, row 3 has no date."""
        today = NOW.toordinal()
        return np.array([today - 390, today, today - 380, -1, today - 370], np.int32)

    def test_the_newest_gains_and_the_undated_does_not(self, released, shown):
        after = Freshness(released, share=1.0, half_life_days=30.0).apply(RANKING, shown(5))
        assert after.rows[0] == 1
        assert after.rows[-1] == 3
        assert after.scores[0] == pytest.approx(1.3)

    def test_news_grow_old(self, released, read):
        step = Freshness(released, share=1.0, half_life_days=30.0)
        later = step.apply(RANKING, read(Query(), NOW + timedelta(days=300)))
        assert later.rows.tolist() == RANKING.rows.tolist()
        half = step.apply(RANKING, read(Query(), NOW + timedelta(days=30)))
        assert half.scores[half.rows.tolist().index(1)] == pytest.approx(0.3 + 0.5, abs=1e-3)

    def test_what_is_announced_is_as_new_as_can_be(self, released, read):
        step = Freshness(released, share=1.0, half_life_days=30.0)
        before = step.apply(RANKING, read(Query(), NOW - timedelta(days=300)))
        assert before.scores[before.rows.tolist().index(1)] == pytest.approx(1.3)


class TestInversePropensity(StepContract):
    @pytest.fixture
    def step(self, indexes):
        return InversePropensity(indexes.order_counts)

    def test_what_is_seen_by_everybody_falls(self, shown):
        step = InversePropensity(np.array([9, 1, 9, 1, 90], np.float32), power=1.0)
        after = step.apply(RANKING, shown(5))
        assert after.rows.tolist() == [1, 3, 2, 0, 4]
        assert after.scores.tolist() == pytest.approx([27.0, 18.0, 9.0, 8.0, 1.0])

    def test_unsold_products_are_seen_as_little_as_those_sold_once(self):
        assert propensities(np.array([0, 1, 16], np.float32), 0.5).tolist() == [0.25, 0.25, 1.0]


class TestDiversity(StepContract):
    @pytest.fixture
    def step(self, indexes):
        return Diversity(indexes.products.index, indexes.products.encoder.dimension)

    @pytest.fixture(scope="class")
    def index(self):
        """Rows 4, 2 and 0 are one thing, 1 and 3 are others; the third number is no text."""
        return VectorIndex.build(np.array([[1, 0, 5], [0, 1, 0], [1, 0, 0], [-1, 0, 0], [1, 0, 9]], np.float32))

    def test_places_go_to_what_is_unlike_the_places_above(self, index, shown):
        assert Diversity(index, 2, trade_off=0.8).apply(RANKING, shown(3)).rows.tolist()[:2] == [4, 1]
        same = Diversity(index, 2, trade_off=0.0).apply(RANKING, shown(5))
        assert same.rows.tolist() == RANKING.rows.tolist()


class TestKinds(StepContract):
    @pytest.fixture
    def step(self, indexes):
        return Kinds(indexes.columns)

    @pytest.fixture
    def kinds_of(self, indexes):
        """What gives the innermost categories of the first products that are shown to a query, in order."""
        columns = indexes.columns

        def of(query, **settings):
            steps = [Kinds(columns, **settings)]
            hits = HybridRecommender(indexes, steps=steps).recommend(query)
            return [columns.category_keys(columns.row(hit.product_id))[-1] for hit in hits]

        return of

    def test_a_page_shows_two_of_a_kind_before_other_kinds_had_their_turn(self, kinds_of):
        kinds = kinds_of(Query(limit=6), page=3, least=0.0)
        assert all(kinds[start : start + 3].count(kind) <= 2 for start in (0, 3) for kind in kinds)

    def test_what_next_to_nothing_speaks_for_fills_no_page(self, kinds_of):
        assert kinds_of(Query(views=(101,), limit=5)) == ["laptops"] * 5

    def test_who_asks_for_words_gets_what_has_them(self, kinds_of):
        assert set(kinds_of(Query(text="scented candle", limit=5))) == {"candles"}

    def test_one_place_goes_to_what_was_bought_before(self, indexes):
        bought = (301, 302, 303, 304)
        hits = HybridRecommender(indexes).recommend(Query(purchases=bought, again=bought, limit=5))
        assert sum(hit.product_id in bought for hit in hits) == 1


def test_the_score_of_a_hit_is_what_ranked_it_and_its_parts_sum_to_that_before_the_steps(indexes):
    query = Query(purchases=(301, 303), limit=26)
    plain = {hit.product_id: hit for hit in HybridRecommender(indexes, steps=()).recommend(query)}
    hits = HybridRecommender(indexes, steps=[InversePropensity(indexes.order_counts, power=0.5)]).recommend(query)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert scores != [plain[hit.product_id].score for hit in hits]
    for hit in hits:
        assert replace(hit, score=plain[hit.product_id].score) == plain[hit.product_id]
        assert sum(hit.parts.values()) == pytest.approx(plain[hit.product_id].score, abs=1e-6)


def test_steps_are_told_the_time_of_the_recommender(indexes):
    def newest(at):
        step = Freshness(indexes.columns.released, share=50.0, half_life_days=10.0)
        return HybridRecommender(indexes, steps=[step], clock=lambda: at).recommend(Query(text="mug"))[0].product_id

    assert newest(datetime(2022, 1, 1)) == 108  # the laptop that came out that day
    assert newest(datetime(2030, 1, 1)) in range(301, 307)

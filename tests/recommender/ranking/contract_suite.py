"""What every source, part and step must do on the toy shop; a test class adds the fixture of what is tested."""

from __future__ import annotations

import numpy as np
import pytest

from language.money import PriceRange
from recommender.contract import Filters, Preference, Query, Sort
from recommender.ranking.candidates import Candidates
from recommender.ranking.contract import Ranking

QUERIES = {
    "nothing": Query(),
    "English": Query(text="wireless mouse"),
    "Chinese": Query(text="无线鼠标"),
    "no word of the shop": Query(text="qzxv"),
    "a history": Query(purchases=(301, 303), views=(402,)),
    "text and history": Query(text="scented candle", purchases=(302,)),
    "filters": Query(text="mug", filters=Filters(categories=("home",), price=PriceRange(high_cents=600))),
    "dislikes": Query(text="laptop", dislikes=(101, 102), limit=3),
    "preferences": Query(preferences=(Preference(301, 2.0), Preference(401, -1.0)), dislikes=(402,)),
    "sorted": Query(text="mouse", sort=Sort.PRICE_ASCENDING),
}


class SourceContract:
    @pytest.mark.parametrize("limit", [1, 5, 26])
    def test_rows_are_allowed_and_different_and_not_too_many(self, source, context, limit):
        rows = source.rows(context, limit)
        assert rows.dtype == np.int64
        assert len(set(rows.tolist())) == len(rows) <= limit
        assert context.mask[rows].all()

    def test_nothing_allowed_finds_nothing(self, source, read):
        for query in QUERIES.values():
            nothing = Query(query.text, Filters(brands=("Nokia",)), query.purchases)
            assert source.rows(read(nothing), 10).size == 0

    def test_a_question_asked_again_is_answered_alike(self, source, context):
        assert sorted(source.rows(context, 7).tolist()) == sorted(source.rows(context, 7).tolist())


class PartContract:
    def test_every_candidate_gets_a_finite_score_or_none_does(self, part, scored):
        found = part.score(*scored)
        if found is not None:
            assert found.shape == (len(scored[1]),)
            assert found.dtype == np.float32
            assert np.isfinite(found).all()

    def test_one_candidate_is_enough(self, part, context):
        found = part.score(context, Candidates(np.array([3]), context))
        assert found is None or found.shape == (1,)

    def test_scoring_changes_nothing(self, part, scored):
        context, candidates = scored
        before = {name: scores.copy() for name, scores in candidates.parts.items()}
        first, again = part.score(context, candidates), part.score(context, candidates)
        assert (first is None and again is None) or np.array_equal(first, again)
        assert before.keys() == candidates.parts.keys()
        assert all(np.array_equal(before[name], scores) for name, scores in candidates.parts.items())


class StepContract:
    @pytest.mark.parametrize("size", [0, 1, 2, 5, 26])
    def test_every_product_stays_once(self, step, context, size):
        ranking = falling(size)
        after = step.apply(ranking, context)
        assert sorted(after.rows.tolist()) == sorted(ranking.rows.tolist())
        assert after.scores.shape == after.rows.shape
        assert np.isfinite(after.scores).all()

    def test_scores_rank_or_stay_with_their_products(self, step, context):
        ranking = falling(26)
        after = step.apply(ranking, context)
        score = dict(zip(ranking.rows.tolist(), ranking.scores.tolist(), strict=True))
        moved_only = [score[row] for row in after.rows.tolist()] == after.scores.tolist()
        assert moved_only or (np.diff(after.scores) <= 0).all()

    def test_the_ranking_given_is_left_as_it_was(self, step, context):
        ranking = falling(26)
        step.apply(ranking, context)
        assert ranking.rows.tolist() == falling(26).rows.tolist()
        assert ranking.scores.tolist() == falling(26).scores.tolist()


def falling(size):
    """A ranking of the first products in a mixed order by falling scores."""
    rows = np.random.default_rng(1).permutation(size)
    return Ranking(rows, np.linspace(1.0, 0.1, size, dtype=np.float32))

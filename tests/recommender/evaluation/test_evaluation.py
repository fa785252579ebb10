"""The figures are right where the answer is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from recommender.errors import RecommenderError
from recommender.evaluation.metrics import ndcg_at, recall_at
from recommender.evaluation.recommendation import evaluate_recommendation
from recommender.evaluation.search import evaluate_search, read_judgments


def test_metrics_by_hand():
    assert recall_at([1, 2, 3], {3, 9}, 3) == 0.5
    assert recall_at([1, 2, 3], {3, 9}, 2) == 0.0
    assert ndcg_at([5, 6], {5: 3.0, 6: 1.0}, 2) == 1.0
    assert ndcg_at([6, 5], {5: 3.0, 6: 1.0}, 2) == pytest.approx((1 + 7 / 1.5849625) / (7 + 1 / 1.5849625))
    assert ndcg_at([], {5: 3.0}, 2) == 0.0


@pytest.fixture
def judged(tmp_path):
    path = tmp_path / "judgments.csv"
    rows = ["optical mouse,201,3", "optical mouse,202,3", "optical mouse,101,0", "sand,101,0", "coffee,31,2"]
    path.write_text("query,product_id,grade\n" + "\n".join(rows), encoding="utf-8")
    return path


def test_only_queries_with_a_relevant_product_of_the_source_count(judged, products):
    assert read_judgments(judged, "toy", products) == {"optical mouse": {201: 3.0, 202: 3.0, 101: 0.0}}
    with pytest.raises(RecommenderError, match="daogou ingest"):
        read_judgments(judged, "other", products)


def test_search_is_measured_next_to_plain_bm25(recommender, products, judged):
    baseline, ours = evaluate_search(recommender, products, "toy", read_judgments(judged, "toy", products))
    assert (baseline.model, ours.model) == ("plain BM25", "Daogou")
    assert 0.0 < baseline.ndcg <= 1.0
    assert 0.0 < ours.ndcg <= 1.0
    assert ours.queries == 1


def test_recommendation_is_measured_next_to_its_peers(indexes, products, purchases):
    pytest.importorskip("implicit", reason="a development dependency")
    bought = {(customer, product_id) for customer, product_id, _, _ in purchases}
    halves = {parity: {p for c, p in bought if c % 2 == parity} for parity in (0, 1)}
    # Each customer comes back for the one product of their half that they had left out.
    last = [(c, p, datetime(2025, 1, 1), 1) for c in range(1, 41) for p in halves[c % 2] if (c, p) not in bought]
    figures = {f.model: f for f in evaluate_recommendation(indexes, products, [*purchases, *last])}
    assert list(figures) == ["popularity", "implicit ALS", "rating model", "linear model alone", "Daogou"]
    assert figures["Daogou"].ndcg == figures["linear model alone"].ndcg == 1.0 > figures["popularity"].ndcg
    assert all(figure.recall == 1.0 and figure.customers == 40 for figure in figures.values())


def test_a_shop_without_second_orders_cannot_be_measured(indexes, products, purchases):
    with pytest.raises(RecommenderError, match="second order"):
        evaluate_recommendation(replace(indexes), products, [p for p in purchases if p[1] == 301])

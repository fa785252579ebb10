"""The figures are right where the answer is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from recommender.collaborative.models import MODELS
from recommender.errors import RecommenderError
from recommender.evaluation.attacks import evaluate_attacks
from recommender.evaluation.bench import Bench
from recommender.evaluation.cold_start import evaluate_new_products
from recommender.evaluation.metrics import ndcg_at
from recommender.evaluation.recommendation import evaluate_recommendation
from recommender.evaluation.search import evaluate_search, misspell, read_judgments
from recommender.evaluation.shares import evaluate_shares
from recommender.evaluation.steps import evaluate_steps
from recommender.index.semantic import SemanticIndex


def test_metrics_by_hand():
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


@pytest.fixture
def bench(indexes, texts, products):
    return Bench(indexes, texts, products)


def test_search_is_measured_part_by_part_next_to_plain_bm25(bench, products, judged):
    rows = evaluate_search(bench, "toy", read_judgments(judged, "toy", products))
    assert (rows[0].model, rows[-1].model) == ("plain BM25", "+ spelling = Daogou")
    figures = {row.model: row.figures for row in rows}
    assert all(0.0 < row.figures["NDCG@10"] <= 1.0 for row in rows)
    assert figures["+ spelling = Daogou"]["with a typo"] >= figures["+ variants"]["with a typo"]


class _CountingEncoder:
    """An encoder that counts the texts it reads."""

    def __init__(self, encoder):
        self.encoder, self.texts = encoder, []

    def __getattr__(self, name):
        return getattr(self.encoder, name)

    def encode(self, texts, *arguments):
        self.texts += texts
        return self.encoder.encode(texts, *arguments)


def test_what_a_query_costs_is_measured_with_its_reading_by_every_encoder(bench, products, judged):
    counting = _CountingEncoder(bench.indexes.products.encoder)
    two = replace(bench.indexes, multilingual=SemanticIndex(counting, bench.indexes.products.index))
    rows = evaluate_search(replace(bench, indexes=two), "toy", read_judgments(judged, "toy", products))
    assert counting.texts.count("optical mouse") == len(rows) - 1  # plain BM25 has no use for it


@pytest.fixture
def many_judged(tmp_path):
    path = tmp_path / "many.csv"
    queries = ("optical mouse", "laptop", "wireless mouse", "notebook", "gaming laptop", "14 inch laptop")
    products = (201, 101, 202, 102, 103, 104)
    rows = [f"{query},{product},3" for query, product in zip(queries, products, strict=True)]
    path.write_text("\n".join(["query,product_id,grade", *rows]), encoding="utf-8")
    return path


def test_shares_are_chosen_on_other_queries_than_they_are_measured_on(bench, products, many_judged):
    one, both = evaluate_shares(bench, "toy", read_judgments(many_judged, "toy", products))
    assert one.data == "6 graded queries, 25 x 4 folds"
    assert one.figures["of the second encoder"] == 0.0
    # The toy shop has one encoder: a second share changes nothing there, and the first of equals is taken.
    assert both.figures == pytest.approx(one.figures, nan_ok=True)
    assert 0.0 < one.figures["NDCG@10, held out"] <= 1.0


@pytest.mark.parametrize("query", ["optical mouse", "scented candle"])
def test_a_typing_error_changes_one_word_and_is_always_the_same(query):
    changed = misspell(query)
    assert changed != query
    assert changed == misspell(query)
    assert sum(a != b for a, b in zip(changed.split(), query.split(), strict=True)) == 1
    assert misspell("usb 3.0") == "usb 3.0"


@pytest.fixture
def returning(purchases):
    """Every customer comes back for the one product of their half that they had left out."""
    bought = {(customer, product_id) for customer, product_id, _, _ in purchases}
    halves = {parity: {p for c, p in bought if c % 2 == parity} for parity in (0, 1)}
    last = [(c, p, datetime(2025, 1, 1), 1) for c in range(1, 41) for p in halves[c % 2] if (c, p) not in bought]
    return [*purchases, *last]


def test_recommendation_is_measured_next_to_its_baselines(bench, returning):
    pytest.importorskip("implicit", reason="a development dependency")
    rows = evaluate_recommendation(bench, returning)
    figures = {row.model: row.figures for row in rows}
    assert list(figures)[:4] == ["popularity", "item cosine", "implicit BPR", "implicit ALS"]
    assert {f"our {name}" for name in MODELS if name != "sequence"} <= set(figures)
    assert figures["Daogou"]["NDCG@20"] == figures["our blend"]["NDCG@20"] == 1.0 > figures["popularity"]["NDCG@20"]
    assert all(row.data == "last orders of 40 customers" for row in rows)


def test_a_shop_without_second_orders_cannot_be_measured(bench, purchases):
    with pytest.raises(RecommenderError, match="second order"):
        evaluate_recommendation(bench, [p for p in purchases if p[1] == 301])


def test_the_steps_are_measured_with_their_costs(bench, returning):
    rows = {row.model: row.figures for row in evaluate_steps(bench, returning)}
    assert rows["none"]["NDCG@20"] == 1.0
    assert all(0.0 <= row["catalogue coverage"] <= 1.0 for row in rows.values())
    assert rows["diversity 0.4"]["intra-list diversity"] >= rows["none"]["intra-list diversity"]


def test_a_new_product_is_foreseen_from_its_text(bench, returning, monkeypatch):
    monkeypatch.setattr("recommender.evaluation.cold_start._HIDDEN", 0.5)
    rows = {row.model: row.figures for row in evaluate_new_products(bench, returning)}
    assert list(rows) == ["chance", "likeness of texts", "Daogou"]
    assert all(0.0 <= row["NDCG@20"] <= 1.0 for row in rows.values())


def test_attacks_are_made_and_found(returning):
    rows = {(row.model, row.data): row.figures for row in evaluate_attacks(returning)}
    assert len(rows) == 10
    assert rows["untouched", "0% fake profiles"]["real suspected %"] == 0.0

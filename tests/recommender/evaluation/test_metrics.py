"""Our measures agree with those of ranx, an independent library, on rankings drawn at random."""

from __future__ import annotations

import numpy as np
import pytest
from ranx import Qrels, Run, evaluate

from recommender.collaborative.validation import K, Validation
from recommender.evaluation.metrics import ndcg_at

PRODUCTS = 60


def as_run(ranked):
    """Rankings by query as ranx takes them: a falling score an id."""
    return Run(
        {query: {str(item): float(-place) for place, item in enumerate(items)} for query, items in ranked.items()}
    )


@pytest.mark.parametrize("k", [1, 5, 10])
@pytest.mark.parametrize("seed", range(5))
def test_graded_ndcg(seed, k):
    random = np.random.default_rng(seed)
    grades, ranked = {}, {}
    for query in map(str, range(30)):
        judged = random.choice(PRODUCTS, random.integers(1, 20), replace=False).tolist()
        grades[query] = {item: int(random.integers(0, 4)) for item in judged}
        grades[query][judged[0]] = 3  # something is relevant
        ranked[query] = random.permutation(PRODUCTS)[: random.integers(1, PRODUCTS)].tolist()
    qrels = Qrels({query: {str(item): grade for item, grade in own.items()} for query, own in grades.items()})

    expected = evaluate(qrels, as_run(ranked), f"ndcg_burges@{k}", return_mean=False)

    found = [ndcg_at(ranked[query], grades[query], k) for query in sorted(ranked)]
    assert found == pytest.approx(expected.tolist())


@pytest.mark.parametrize("seed", range(5))
def test_recall_and_ndcg_of_held_out_products(seed):
    random = np.random.default_rng(seed)
    held_out, histories = {}, {}
    for customer in range(100, 130):
        products = random.permutation(PRODUCTS).tolist()
        histories[customer] = products[:5]
        held_out[customer] = set(products[5 : 6 + random.integers(0, 30)])
    validation = Validation.from_histories(np.arange(PRODUCTS), histories, held_out)
    scores = random.random((len(held_out), PRODUCTS)).astype(np.float32)
    best = validation.top_k(lambda part: scores[part])
    ranked = {str(customer): columns.tolist() for customer, columns in zip(held_out, best, strict=True)}
    qrels = Qrels({str(customer): {str(item): 1 for item in items} for customer, items in held_out.items()})

    expected = evaluate(qrels, as_run(ranked), [f"recall@{K}", f"ndcg@{K}"], return_mean=False)

    recall, ndcg = validation.metrics_by_customer(validation.hits(best))
    assert recall.tolist() == pytest.approx(expected[f"recall@{K}"].tolist())
    assert ndcg.tolist() == pytest.approx(expected[f"ndcg@{K}"].tolist())

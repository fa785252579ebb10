"""Search on graded queries, next to plain BM25."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recommender.contract import Filters, Query, Recommender
from recommender.errors import RecommenderError
from recommender.evaluation.metrics import ndcg_at
from recommender.index.bm25 import BM25
from shop.catalogue.snapshots import ProductSnapshot

K = 10
_WORD = re.compile(r"\w\w+")

Judgments = dict[str, dict[int, float]]
"""Grade (0 to 3) of each judged product id, by query."""


@dataclass(frozen=True)
class SearchFigures:
    """How well one model answers the graded queries.

    `ndcg` is NDCG@10 averaged over the queries with at least one relevant product; unjudged products count as not
    relevant. `milliseconds` is the mean processor time of a query.
    """

    model: str
    ndcg: float
    milliseconds: float
    queries: int


def read_judgments(path: Path, source: str, products: Sequence[ProductSnapshot]) -> Judgments:
    """Read a CSV of query, product_id (the source's own id) and grade; queries without a relevant product are left out.

    Raises:
        RecommenderError: the shop has none of the judged products.
    """
    ids = {product.external_id: product.id for product in products if product.source == source}
    judgments: Judgments = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["product_id"] in ids:
                judgments.setdefault(row["query"], {})[ids[row["product_id"]]] = float(row["grade"])
    graded = {query: grades for query, grades in judgments.items() if any(grades.values())}
    if not graded:
        raise RecommenderError(f"the shop has no product judged in {path}; run `daogou ingest` with the demo catalogue")
    return graded


def evaluate_search(
    recommender: Recommender, products: Sequence[ProductSnapshot], source: str, judgments: Judgments
) -> list[SearchFigures]:
    """Measure a recommender and plain BM25 on the graded queries, both over the products of the judged source."""
    others = tuple(product.id for product in products if product.source != source)
    filters = Filters(exclude_ids=others)

    def ours(text: str) -> list[int]:
        return [hit.product_id for hit in recommender.recommend(Query(text=text, filters=filters, limit=K))]

    baseline = _plain_bm25([product for product in products if product.source == source])
    return [_measure("plain BM25", baseline, judgments), _measure("Daogou", ours, judgments)]


def _measure(model: str, search: Callable[[str], list[int]], judgments: Judgments) -> SearchFigures:
    began_at = time.process_time()
    answers = {query: search(query) for query in judgments}
    seconds = time.process_time() - began_at
    ndcg = float(np.mean([ndcg_at(answers[query], grades, K) for query, grades in judgments.items()]))
    return SearchFigures(model, ndcg, 1000.0 * seconds / len(judgments), len(judgments))


def _plain_bm25(products: Sequence[ProductSnapshot]) -> Callable[[str], list[int]]:
    """Return BM25 (k1 1.2, b 0.75) over lower-cased words of title, brand, description and text attributes."""
    model = BM25(k1=1.2, b=0.75, method="lucene")
    model.index([_words(_document(product)) for product in products], show_progress=False)

    def search(text: str) -> list[int]:
        words = [word for word in _words(text) if word in model.vocab_dict]
        if not words:
            return []
        scores = model.get_scores(words)
        return [products[row].id for row in np.argsort(-scores, kind="stable")[:K] if scores[row] > 0.0]

    return search


def _document(product: ProductSnapshot) -> str:
    attributes = [attribute.value for attribute in product.attributes if isinstance(attribute.value, str)]
    return " ".join([product.title, product.brand or "", product.description, *attributes])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())

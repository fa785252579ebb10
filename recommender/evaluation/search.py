"""Search on graded queries, next to plain BM25."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from recommender.contract import Filters, Query
from recommender.errors import RecommenderError
from recommender.evaluation.bench import Bench
from recommender.evaluation.metrics import ndcg_at
from recommender.evaluation.rows import Row
from recommender.index.bm25 import BM25
from recommender.index.indexes import Indexes
from recommender.index.lexical import LexicalIndex, QueryWords
from recommender.index.speller import Speller
from recommender.ranking.defaults import score_parts
from recommender.ranking.parts.text import LexicalPart, SemanticPart
from recommender.serving.hybrid import HybridRecommender
from shop.catalogue.snapshots import ProductSnapshot

K = 10
_DEPTH = 100
_LONG_WORD = 5
_WORD = re.compile(r"\w\w+")

Judgments = dict[str, dict[int, float]]
"""Grade (0 to 3) of each judged product id, by query."""

Search = Callable[[str, int], list[int]]
"""Returns so many product ids for a text, best first."""


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
        raise RecommenderError(
            f"the shop has no product judged in {path}; run `daogou ingest` with the judged catalogue"
        )
    return graded


def evaluate_search(bench: Bench, source: str, judgments: Judgments) -> list[Row]:
    """Measure search over the products of the judged source as its parts are added, next to plain BM25.

    Returns:
        For each: NDCG@10, where unjudged products count as not relevant; NDCG@10 with the unjudged left out of the
        ranking (Sakai 2007: shallow judgments punish whatever the judged systems did not find); NDCG@10 with one
        typing error in a word of each query; and the milliseconds of processor time of a query, mean and 95th
        percentile, with the encoding of its text.
    """
    indexes = bench.indexes
    blind = replace(indexes, speller=Speller.build([]))
    by_rarity = replace(blind, lexical=_Uncovered(indexes.lexical))
    parts = score_parts(indexes)
    others = [part for part in parts if part.name not in (LexicalPart.name, SemanticPart.name)]
    words = [LexicalPart(share=1.0), *others]
    one_encoder = [LexicalPart(), SemanticPart(second_share=0.0), *others]
    recommenders = {
        "words": HybridRecommender(by_rarity, parts=words, steps=()),
        "+ coverage": HybridRecommender(blind, parts=words, steps=()),
        "+ meaning": HybridRecommender(blind, parts=one_encoder, steps=()),
        "+ second encoder": HybridRecommender(blind, steps=()),
        "+ variants": HybridRecommender(blind),
        "+ spelling = Daogou": HybridRecommender(indexes),
    }
    searches: dict[str, Search] = {"plain BM25": _plain_bm25([p for p in bench.products if p.source == source])}
    for name, recommender in recommenders.items():
        searches[name] = search_among(bench.products, source, recommender)
    data = f"{len(judgments)} graded queries"
    return [Row(name, data, _measure(search, judgments, indexes)) for name, search in searches.items()]


def misspell(query: str, seed: int = 0) -> str:
    """Return a query with one letter swapped, dropped, doubled or replaced in one of its words of five letters or more.

    A query without such a word stays as it is.
    """
    words = query.split()
    long_ones = [k for k, word in enumerate(words) if len(word) >= _LONG_WORD and word.isalpha()]
    if not long_ones:
        return query
    random = Random(f"{seed} {query}")  # noqa: S311  # a draw that can be repeated, not a secret
    chosen = random.choice(long_ones)
    word = words[chosen]
    place = random.randrange(1, len(word) - 1)
    errors = (
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + word[place + 1 :],
        word[: place + 1] + word[place:],
        word[:place] + random.choice("etaoins") + word[place + 1 :],
    )
    words[chosen] = random.choice(errors)
    return " ".join(words)


class _Uncovered(LexicalIndex):
    """The lexical index without its coverage."""

    def __init__(self, index: LexicalIndex) -> None:
        vars(self).update(vars(index))

    def coverage(self, query: QueryWords) -> NDArray[np.float32]:
        """Return the same for every product."""
        return np.ones(self._size, np.float32)


def search_among(products: Sequence[ProductSnapshot], source: str, recommender: HybridRecommender) -> Search:
    """Return the search of a recommender among the products of one source."""
    filters = Filters(exclude_ids=tuple(product.id for product in products if product.source != source))

    def search(text: str, limit: int) -> list[int]:
        return [hit.product_id for hit in recommender.recommend(Query(text=text, filters=filters, limit=limit))]

    return search


def _measure(search: Search, judgments: Judgments, indexes: Indexes) -> dict[str, float]:
    search("warm up", K)
    encoded = [indexes.products] if indexes.multilingual is None else [indexes.products, indexes.multilingual]
    answers, milliseconds = {}, []
    for query in judgments:
        for semantic in encoded:
            semantic.query_vector.cache_clear()
        began_at = time.process_time()
        answers[query] = search(query, K)
        milliseconds.append(1000.0 * (time.process_time() - began_at))
    judged = {query: [p for p in search(query, _DEPTH) if p in grades] for query, grades in judgments.items()}
    misspelt = {query: search(misspell(query), K) for query in judgments}

    def ndcg(ranked: dict[str, list[int]]) -> float:
        return float(np.mean([ndcg_at(ranked[query], grades, K) for query, grades in judgments.items()]))

    return {
        "NDCG@10": ndcg(answers),
        "judged only": ndcg(judged),
        "with a typo": ndcg(misspelt),
        "mean ms": float(np.mean(milliseconds)),
        "p95 ms": float(np.percentile(milliseconds, 95)),
    }


def _plain_bm25(products: Sequence[ProductSnapshot]) -> Search:
    """Return BM25 (k1 1.2, b 0.75) over lower-cased words of title, brand, description and text attributes."""
    model = BM25(k1=1.2, b=0.75, method="lucene")
    model.index([_words(_document(product)) for product in products], show_progress=False)

    def search(text: str, limit: int) -> list[int]:
        words = [word for word in _words(text) if word in model.vocab_dict]
        if not words:
            return []
        scores = model.get_scores(words)
        return [products[row].id for row in np.argsort(-scores, kind="stable")[:limit] if scores[row] > 0.0]

    return search


def _document(product: ProductSnapshot) -> str:
    attributes = [attribute.value for attribute in product.attributes if isinstance(attribute.value, str)]
    return " ".join([product.title, product.brand or "", product.description, *attributes])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())

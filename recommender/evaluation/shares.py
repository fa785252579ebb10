"""The shares of words and meaning, chosen by cross-validation over graded queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from recommender.evaluation.bench import Bench
from recommender.evaluation.metrics import ndcg_at
from recommender.evaluation.rows import Row
from recommender.evaluation.search import Judgments, K, search_among
from recommender.ranking.defaults import score_parts
from recommender.ranking.parts.text import LexicalPart, SemanticPart
from recommender.serving.hybrid import HybridRecommender

_SHARES = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
"""What words may count; meaning counts the rest."""
_FOLDS = 4
_REPEATS = 25


def evaluate_shares(bench: Bench, source: str, judgments: Judgments) -> list[Row]:
    """Choose the shares on three quarters of the graded queries, measure them on the last, and do so a hundred times.

    Returns:
        For each share of words: NDCG@10 of all queries, and in how many percent of the folds it is chosen. In the last
        row: NDCG@10 of queries that chose nothing (mean over all of them), and its standard deviation over the
        repetitions.
    """
    figures = np.stack([_per_query(bench, source, judgments, share) for share in _SHARES])
    queries = figures.shape[1]
    chosen: Counter[int] = Counter()
    held_out = np.zeros((_REPEATS, queries))
    for repetition, fold in _folds(queries):
        best = int(np.argmax(np.delete(figures, fold, axis=1).sum(axis=1)))
        held_out[repetition, fold] = figures[best, fold]
        chosen[best] += 1
    rows = [
        Row(f"words {share}", f"{queries} graded queries", {"NDCG@10": float(own.mean()), "chosen %": float(chosen[k])})
        for k, (share, own) in enumerate(zip(_SHARES, figures, strict=True))
    ]
    repetitions = held_out.mean(axis=1)
    expected = {"NDCG@10": float(repetitions.mean()), "deviation": float(repetitions.std())}
    return [*rows, Row("chosen on others", f"{_REPEATS} x {_FOLDS} folds", expected)]


def _per_query(bench: Bench, source: str, judgments: Judgments, share: float) -> NDArray[np.float64]:
    """Return NDCG@10 of every graded query where words count so much, [queries]."""
    of_text = [LexicalPart(share), SemanticPart(1.0 - share)]
    others = [part for part in score_parts(bench.indexes) if part.name not in {own.name for own in of_text}]
    search = search_among(bench.products, source, HybridRecommender(bench.indexes, parts=[*of_text, *others]))
    return np.array([ndcg_at(search(query, K), grades, K) for query, grades in judgments.items()])


def _folds(queries: int) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Yield the number of a repetition and what is held out, [queries / folds], for all folds of all repetitions."""
    random = np.random.default_rng(0)
    for repetition in range(_REPEATS):
        for fold in np.array_split(random.permutation(queries), _FOLDS):
            yield repetition, fold

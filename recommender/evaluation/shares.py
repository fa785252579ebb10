"""The shares of words and meaning, chosen by cross-validation over graded queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.evaluation.bench import Bench
from recommender.evaluation.metrics import ndcg_at
from recommender.evaluation.rows import Row
from recommender.evaluation.search import Judgments, K, search_among
from recommender.ranking.defaults import score_parts
from recommender.ranking.parts.text import LexicalPart, SemanticPart
from recommender.serving.hybrid import HybridRecommender

_LEXICAL = (0.3, 0.35, 0.4, 0.45, 0.5)
_SECOND = (0.0, 0.1, 0.2, 0.3, 0.4)
_FOLDS = 4
_REPEATS = 25

Shares = tuple[float, float]
"""What words count (meaning counts the rest), and how much of meaning the second encoder decides."""


def evaluate_shares(bench: Bench, source: str, judgments: Judgments) -> list[Row]:
    """Choose the shares on three quarters of the graded queries, measure them on the last, and do so a hundred times.

    Returns:
        For one encoder and for two: NDCG@10 of queries that chose nothing (mean over all of them), its standard
        deviation over the repetitions, the shares chosen most, and in how many percent of the folds the choice with
        two encoders is worse than that with one.
    """
    found = {shares: _per_query(bench, source, judgments, shares) for shares in _settings()}
    folds = list(_folds(len(judgments)))
    one = _held_out({shares: values for shares, values in found.items() if not shares[1]}, folds)
    both = _held_out(found, folds)
    worse = np.mean([mine.sum() < other.sum() - 1e-9 for mine, other in zip(both[0], one[0], strict=True)])
    data = f"{len(judgments)} graded queries, {_REPEATS} x {_FOLDS} folds"
    rows = []
    for name, (values, chosen) in {"one encoder": one, "two encoders": both}.items():
        (lexical, second), _ = Counter(chosen).most_common(1)[0]
        repeats = [np.concatenate(values[k : k + _FOLDS]).mean() for k in range(0, len(values), _FOLDS)]
        figures = {
            "NDCG@10, held out": float(np.mean(repeats)),
            "deviation": float(np.std(repeats)),
            "share of words": lexical,
            "of the second encoder": second,
            "worse folds %": 100.0 * float(worse) if second else float("nan"),
        }
        rows.append(Row(name, data, figures))
    return rows


def _settings() -> list[Shares]:
    return [(lexical, second) for lexical in _LEXICAL for second in _SECOND]


def _per_query(bench: Bench, source: str, judgments: Judgments, shares: Shares) -> NDArray[np.float64]:
    """Return NDCG@10 of every graded query with some shares, [queries]."""
    lexical, second = shares
    of_text = [LexicalPart(lexical), SemanticPart(1.0 - lexical, second)]
    others = [part for part in score_parts(bench.indexes) if part.name not in {own.name for own in of_text}]
    search = search_among(bench.products, source, HybridRecommender(bench.indexes, parts=[*of_text, *others]))
    return np.array([ndcg_at(search(query, K), grades, K) for query, grades in judgments.items()])


def _folds(queries: int) -> Iterator[NDArray[np.int64]]:
    """Yield what is held out, the folds of one repetition after another."""
    random = np.random.default_rng(0)
    for _ in range(_REPEATS):
        yield from np.array_split(random.permutation(queries), _FOLDS)


def _held_out(
    found: dict[Shares, NDArray[np.float64]], folds: Sequence[NDArray[np.int64]]
) -> tuple[list[NDArray[np.float64]], list[Shares]]:
    """Return the figures of each fold by the shares that are best on all other queries, and these shares."""
    settings, figures = list(found), np.stack(list(found.values()))
    values, chosen = [], []
    for fold in folds:
        others = np.ones(figures.shape[1], dtype=bool)
        others[fold] = False
        best = int(np.argmax(figures[:, others].sum(axis=1)))
        values.append(figures[best, fold])
        chosen.append(settings[best])
    return values, chosen

"""Measures of ranked lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np


def ndcg_at(ranked: Sequence[int], grades: Mapping[int, float], k: int) -> float:
    """Return the normalised discounted cumulative gain of the first k of a ranking, with gain 2^grade - 1.

    Args:
        ranked: ids, best first.
        grades: grade of each judged id; others count 0. At least one must be above 0.
        k: how many places count.
    """
    gains = [2.0 ** grades.get(item, 0.0) - 1.0 for item in ranked[:k]]
    ideal = sorted((2.0**grade - 1.0 for grade in grades.values()), reverse=True)[:k]
    return _discounted(gains) / _discounted(ideal)


def _discounted(gains: Sequence[float]) -> float:
    return float(np.sum(np.asarray(gains) / np.log2(np.arange(2, len(gains) + 2))))

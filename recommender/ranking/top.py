"""The highest of many scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def top(scores: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """Return the places of the `limit` highest scores, in no order; all, if there are not more."""
    if limit >= len(scores):
        return np.arange(len(scores))
    highest: NDArray[np.int64] = np.argpartition(-scores, limit)[:limit]
    return highest


def top_positive(scores: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """Return the places of the `limit` highest scores above 0, in no order."""
    places = top(scores, limit)
    found: NDArray[np.int64] = places[scores[places] > 0.0]
    return found

"""What a shopper's own purchases and views say about products, also about those nobody bought yet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.linear import LinearModel
from recommender.index.columns import CatalogueColumns
from recommender.index.vector import VectorIndex

_RECENT = 10
_CONTENT_SHARE = 0.1
"""What the likeness of texts counts beside co-purchases (0.1 was best on held-out orders); alone it counts fully."""
_UNRELATED = 0.4
"""The cosine that texts of unrelated products reach as well: who looked at a mug gets no cable for it."""


@dataclass(frozen=True)
class BehaviourSignal:
    """What one shopper's history says about all products.

    `own` are the history's rows; `collaborative` [n] is 0 to 1; `recent` are the rows of its newest products and
    `centre` [d] the direction of their mean vector.
    """

    history: tuple[int, ...]
    own: NDArray[np.int64]
    collaborative: NDArray[np.float32]
    recent: NDArray[np.int64]
    centre: NDArray[np.float32]


class Behaviour:
    """Scores products for one shopper: by what others bought together, and by likeness of texts."""

    def __init__(self, columns: CatalogueColumns, vectors: VectorIndex, model: LinearModel | None) -> None:
        self._columns = columns
        self._vectors = vectors
        self._model = model
        if model is not None:
            self._sold_rows = columns.rows(model.product_ids.tolist())
            self._sold_columns = model.columns(columns.ids[self._sold_rows].tolist())

    def signal(self, history: tuple[int, ...]) -> BehaviourSignal | None:
        """Return what a history (product ids, newest last) says; None when the shop knows nothing of it."""
        own = self._columns.rows(history)
        if not len(own):
            return None
        collaborative = np.zeros(len(self._columns), np.float32)
        if self._model is not None and self._model.known(history):
            scores = self._model.scores([history])[0][self._sold_columns]
            collaborative[self._sold_rows] = np.maximum(scores, 0.0) / max(float(scores.max()), 1e-9)
            collaborative[own] = 0.0
        recent = np.array(list(dict.fromkeys(own[::-1].tolist()))[:_RECENT], np.int64)
        mean = self._vectors.vectors[recent].mean(axis=0)
        return BehaviourSignal(history, own, collaborative, recent, mean / max(float(np.linalg.norm(mean)), 1e-9))

    def scores(self, signal: BehaviourSignal, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the scores of some rows, [len(rows)], 0 to 1; 0 for what the shopper has bought or seen."""
        likeness = np.maximum(self._vectors.similarity(signal.centre, rows) - _UNRELATED, 0.0) / (1.0 - _UNRELATED)
        share = _CONTENT_SHARE if signal.collaborative.any() else 1.0
        scores: NDArray[np.float32] = (1.0 - share) * signal.collaborative[rows] + share * likeness
        scores[np.isin(rows, signal.own)] = 0.0
        return scores

    def strongest(self, signal: BehaviourSignal, row: int) -> int:
        """Return the product id of the history that spoke most for a row."""
        if self._model is not None and signal.collaborative[row] > 0.0:
            contributions = self._model.contributions(signal.history, int(self._columns.ids[row]))
            return max(contributions, key=contributions.__getitem__)
        likeness = self._vectors.vectors[signal.recent] @ self._vectors.vectors[row]
        return int(self._columns.ids[signal.recent[int(likeness.argmax())]])

"""Multinomial logistic regression of messages that have a few dense features and many sparse ones.

scikit-learn takes one matrix, and sparse ones make each dense number cost as much as thirty: two minutes for the
examples of the intents. Here dense and sparse features stay apart, and the minimum is the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

Rows = NDArray[np.float32]
_LABELS_FILE, _WEIGHTS_FILE = "labels.json", "weights.npy"
_KEPT = 10
"""How many steps back L-BFGS remembers."""
_TINY = 1e-30


@dataclass(frozen=True)
class SoftmaxRegression:
    """What was learnt: labels, and weights [dense + sparse features + 1, labels], those of the last row for all."""

    labels: tuple[str, ...]
    weights: Rows

    @classmethod
    def fit(
        cls,
        dense: Rows,
        sparse: csr_matrix,
        labels: Sequence[str],
        *,
        balanced: bool = False,
        strength: float = 1.0,
        tolerance: float = 1e-3,
        steps: int = 500,
    ) -> SoftmaxRegression:
        """Find the minimum of the cross entropy with squared weights, that of scikit-learn's `LogisticRegression`.

        Args:
            dense: [examples, dense features].
            sparse: [examples, sparse features], float32.
            labels: one of each example, of two or more kinds.
            balanced: whether all kinds count alike, however many examples they have.
            strength: how freely the weights may fit the examples: the inverse of their regularisation.
            tolerance: ends where the largest slope is below it, measured by that of the beginning.
            steps: ends after so many at the latest.
        """
        names, codes = np.unique(labels, return_inverse=True)
        counts = np.bincount(codes)
        shares = (len(codes) / (len(counts) * counts))[codes] if balanced else np.ones(len(codes))
        problem = _Problem(dense, sparse, codes, shares.astype(np.float32), len(names), 1.0 / strength)
        start = np.zeros(problem.shape)
        steepest = float(np.abs(problem(start.ravel())[1]).max())
        found = minimize(
            problem,
            start.ravel(),
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": steps, "maxfun": 2 * steps, "gtol": tolerance * steepest, "ftol": 0, "maxcor": _KEPT},
        )
        return cls(tuple(map(str, names)), found.x.reshape(problem.shape).astype(np.float32))

    def probabilities(self, dense: Rows, sparse: csr_matrix) -> Rows:
        """Return how likely each label is of each message, [messages, labels]."""
        split = dense.shape[1]
        scores = dense @ self.weights[:split] + sparse @ self.weights[split:-1] + self.weights[-1]
        return _softmax(scores)

    def save(self, folder: Path) -> None:
        """Write labels and weights into a folder."""
        (folder / _LABELS_FILE).write_text(json.dumps(self.labels), encoding="utf-8")
        np.save(folder / _WEIGHTS_FILE, self.weights)

    @classmethod
    def load(cls, folder: Path) -> SoftmaxRegression | None:
        """Read what `save` wrote; None where nothing was learnt."""
        if not (folder / _LABELS_FILE).exists():
            return None
        labels = json.loads((folder / _LABELS_FILE).read_text(encoding="utf-8"))
        return cls(tuple(labels), np.load(folder / _WEIGHTS_FILE, allow_pickle=False))


class _Problem:
    """The cross entropy of weights with their squares, and its slope."""

    def __init__(
        self, dense: Rows, sparse: csr_matrix, codes: NDArray[np.int64], shares: Rows, labels: int, cost: float
    ) -> None:
        self.shape = (dense.shape[1] + sparse.shape[1] + 1, labels)
        self._dense, self._sparse, self._turned = dense, sparse, sparse.T.tocsr()
        self._codes, self._shares, self._cost = codes, shares, cost

    def __call__(self, flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Return the value at some weights, and its slope there, both as one row."""
        weights = flat.reshape(self.shape)
        single = weights.astype(np.float32)
        split, examples = self._dense.shape[1], np.arange(len(self._codes))
        scores = self._dense @ single[:split] + self._sparse @ single[split:-1] + single[-1]
        shares = _softmax(scores)
        loss = -float(np.log(np.maximum(shares[examples, self._codes], _TINY), dtype=np.float64) @ self._shares)
        shares[examples, self._codes] -= 1.0
        shares *= self._shares[:, None]
        slope = np.vstack([self._dense.T @ shares, self._turned @ shares, shares.sum(axis=0)]).astype(np.float64)
        slope[:-1] += self._cost * weights[:-1]
        return loss + self._cost / 2 * float(np.vdot(weights[:-1], weights[:-1])), slope.ravel()


def _softmax(scores: Rows) -> Rows:
    """Return shares of one for each row of scores, in their place."""
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores

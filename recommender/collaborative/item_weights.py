"""What all models with one weight between every two products share: score, explain, keep."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
import torch
from numpy.typing import NDArray

from recommender.collaborative.contract import CollaborativeModel, History
from recommender.collaborative.interactions import Interactions
from recommender.errors import NotFittedError, TrainingError
from recommender.training.run import UNWATCHED, TrainingRun

_MOST_PRODUCTS = 20_000
"""Up to how many products that were ever bought a square of them is inverted in minutes and fits into memory."""


class ItemWeightsModel(CollaborativeModel):
    """Scores = history · weights, [products, products], learnt in closed form.

    A new shopper, or a new purchase, needs no training: the history is multiplied. Older purchases count less: in
    training by their age, in a history by how many products were bought since. Where no times are known, all count
    alike.
    """

    def __init__(self, half_life_days: float, half_life_items: float) -> None:
        """Make a model; the half-lives say after how many days, or later products, a purchase counts half."""
        super().__init__()
        self.half_life_days = half_life_days
        self.half_life_items = half_life_items
        self._weights: NDArray[np.float16] | None = None

    @property
    def weights(self) -> NDArray[np.float16]:
        """What having bought the row's product adds to the column's score, [products, products].

        In half precision: it halves the memory, and the order of the first twenty stays.

        Raises:
            NotFittedError: the model was neither fitted nor loaded.
        """
        if self._weights is None:
            raise NotFittedError(f"the {self.name} model was not fitted; call fit() or load() first")
        return self._weights

    @classmethod
    def suits(cls, interactions: Interactions) -> bool:
        """Say whether the square of all products that were bought is small enough to invert."""
        return len(interactions.product_ids) <= _MOST_PRODUCTS

    def fit(self, interactions: Interactions, run: TrainingRun = UNWATCHED) -> None:
        """Learn the weights; a product bought ten times by a customer counts like one bought once."""
        if not len(interactions):
            raise TrainingError("there are no purchases to learn from; import orders with `daogou ingest` first")
        run.progress(f"{self.name} model", 0, 1)
        if not interactions.has_times:
            self.half_life_items = float("inf")
        weights = self._learn(interactions).float()
        if not bool(torch.isfinite(weights).all()):
            raise TrainingError(f"the weights of the {self.name} model are not finite; raise its regularisation")
        self._weights = weights.half().numpy()
        self.product_ids = interactions.product_ids
        run.progress(f"{self.name} model", 1, 1)

    def scores(self, histories: Sequence[History]) -> NDArray[np.float32]:
        """Return histories · weights."""
        if len(histories) == 1:  # a shopper of a chat: read the few rows that count
            columns, strengths = self._strengths(histories[0])
            one: NDArray[np.float32] = strengths @ self.weights[columns].astype(np.float32)
            return one[None, :]
        parts = [self._strengths(history) for history in histories]
        matrix = sp.csr_matrix(
            (
                np.concatenate([np.empty(0, np.float32), *(strengths for _, strengths in parts)]),
                np.concatenate([np.empty(0, np.int64), *(columns for columns, _ in parts)]),
                np.cumsum([0, *(len(columns) for columns, _ in parts)]),
            ),
            shape=(len(histories), len(self.weights)),
        )
        many: NDArray[np.float32] = matrix @ self.weights.astype(np.float32)
        return many

    def contributions(self, history: History, product_id: int) -> dict[int, float]:
        """Return the weights from the history's products to a product, times how much each counts."""
        columns, strengths = self._strengths(history)
        parts = self.weights[columns, self.columns([product_id])[0]].astype(np.float32) * strengths
        return dict(zip(self.product_ids[columns].tolist(), parts.tolist(), strict=True))

    def state(self) -> dict[str, NDArray[Any]]:
        """Return the weights and the half-life of a history."""
        return {"weights": self.weights, "half_life_items": np.array([self.half_life_items])}

    def restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take what `state` returned."""
        self._weights = state["weights"]
        self.half_life_items = float(state["half_life_items"][0])

    @abstractmethod
    def _learn(self, interactions: Interactions) -> torch.Tensor:
        """Return the weights, [products, products]."""

    def _recency(self, interactions: Interactions, days: NDArray[np.float64]) -> NDArray[np.float32]:
        """Return how much something of each of some days counts today, 0 to 1."""
        ages = interactions.days.max() - days
        counts: NDArray[np.float32] = np.exp2(-ages / self.half_life_days).astype(np.float32)
        return counts

    def _strengths(self, history: History) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the columns of a history's products, each once and the newest first, and how much each counts."""
        newest_first = list(dict.fromkeys(reversed(self.known(history))))
        strengths = np.exp2(-np.arange(len(newest_first)) / self.half_life_items).astype(np.float32)
        return self.columns(newest_first), strengths

"""EASE: one weight between every two products, learnt in closed form (Steck 2019, arXiv:1905.03375)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from recommender.collaborative.contract import CollaborativeModel, History
from recommender.collaborative.interactions import Interactions
from recommender.errors import NotFittedError, TrainingError
from recommender.progress import Progress, silent
from recommender.storage import read_tensors, write_tensors


class LinearModel(CollaborativeModel):
    """Predicts each product from all others a shopper bought: scores = history · weights, with a zero diagonal.

    A new shopper, or a new purchase, needs no training: the history is multiplied. Older purchases count less, in
    training by their age and in a history by how many products were bought since. Training inverts one matrix of
    products x products, so it suits shops with up to some 20,000 products that were ever bought.

    The defaults are those with the best NDCG@20 on the gift shop's last but one orders.
    """

    name = "linear"

    def __init__(
        self, regularisation: float = 120.0, half_life_days: float = 90.0, half_life_items: float = 100.0
    ) -> None:
        """Make a model; the half-lives say after how many days, or later products, a purchase counts half."""
        super().__init__()
        self.regularisation = regularisation
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

    def fit(self, interactions: Interactions, progress: Progress = silent) -> None:
        """Learn the weights; a product bought ten times by a customer counts like one bought once."""
        if not len(interactions):
            raise TrainingError("there are no purchases to learn from; import orders with `daogou ingest` first")
        progress("linear model", 0, 2)
        ages = interactions.days.max() - interactions.days
        bought = interactions.matrix(np.exp2(-ages / self.half_life_days).astype(np.float32))
        gram = torch.from_numpy((bought.T @ bought).toarray().astype(np.float64))
        gram.diagonal().add_(self.regularisation)
        progress("linear model", 1, 2)
        inverse = torch.cholesky_inverse(torch.linalg.cholesky(gram))
        weights = (-inverse / inverse.diagonal()).float()
        weights.fill_diagonal_(0.0)
        if not bool(torch.isfinite(weights).all()):
            raise TrainingError("the weights of the linear model are not finite; raise its regularisation")
        self._weights = weights.half().numpy()
        self.product_ids = interactions.product_ids
        progress("linear model", 2, 2)

    def scores(self, histories: Sequence[History]) -> NDArray[np.float32]:
        """Return histories · weights."""
        scores = np.zeros((len(histories), len(self.product_ids)), np.float32)
        for row, history in enumerate(histories):
            columns, strengths = self._strengths(history)
            scores[row] = strengths @ self.weights[columns].astype(np.float32)
        return scores

    def contributions(self, history: History, product_id: int) -> dict[int, float]:
        """Return the weights from the history's products to a product, times how much each counts."""
        columns, strengths = self._strengths(history)
        parts = self.weights[columns, self.columns([product_id])[0]].astype(np.float32) * strengths
        return dict(zip(self.product_ids[columns].tolist(), parts.tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write weights, product ids and the half-life of a history."""
        write_tensors(
            path,
            {
                "weights": self.weights,
                "product_ids": self.product_ids,
                "half_life_items": np.array([self.half_life_items]),
            },
        )

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Read what `save` wrote."""
        tensors = read_tensors(path, ("weights", "product_ids", "half_life_items"))
        model = cls(half_life_items=float(tensors["half_life_items"][0]))
        model._weights = tensors["weights"]
        model.product_ids = tensors["product_ids"]
        return model

    def _strengths(self, history: History) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the columns of a history's products, each once and the newest first, and how much each counts."""
        newest_first = list(dict.fromkeys(reversed(self.known(history))))
        strengths = np.exp2(-np.arange(len(newest_first)) / self.half_life_items).astype(np.float32)
        return self.columns(newest_first), strengths

"""What all models that multiply a history with something share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray

from recommender.collaborative.contract import CollaborativeModel, History
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.run import UNWATCHED, TrainingRun
from recommender.errors import NotFittedError, TrainingError


class HistoryModel(CollaborativeModel):
    """Scores are a function of a history as a vector over all products, U of the profile equation.

    A new shopper, or a new purchase, needs no training. Older purchases count less: in training by their age, in a
    history by how many products were bought since. Where no times are known, all count alike.
    """

    def __init__(self, half_life_days: float = 90.0, half_life_items: float = 100.0) -> None:
        """Make a model; the half-lives say after how many days, or later products, a purchase counts half."""
        super().__init__()
        self.half_life_days = half_life_days
        self.half_life_items = half_life_items

    def fit(self, interactions: Interactions, run: TrainingRun = UNWATCHED) -> None:
        """Learn; a product bought ten times by a customer counts like one bought once."""
        if not len(interactions):
            raise TrainingError("there are no purchases to learn from; import orders with `daogou ingest` first")
        run.progress(f"{self.name} model", 0, 1)
        if not interactions.has_times:
            self.half_life_items = float("inf")
        self._fit(interactions, run)
        self.product_ids = interactions.product_ids
        run.progress(f"{self.name} model", 1, 1)

    def predict(self, histories: Sequence[History]) -> NDArray[np.float32]:
        """Return the scores of histories as vectors."""
        parts = [self._strengths(history) for history in histories]
        matrix = sp.csr_matrix(
            (
                np.concatenate([np.empty(0, np.float32), *(strengths for _, strengths in parts)]),
                np.concatenate([np.empty(0, np.int64), *(columns for columns, _ in parts)]),
                np.cumsum([0, *(len(columns) for columns, _ in parts)]),
            ),
            shape=(len(histories), len(self.product_ids)),
        )
        return self._predict(matrix)

    @abstractmethod
    def _fit(self, interactions: Interactions, run: TrainingRun) -> None:
        """Learn from at least one interaction."""

    @abstractmethod
    def _predict(self, histories: sp.csr_matrix) -> NDArray[np.float32]:
        """Return the score of every product for every history [histories, products]."""

    def _recency(self, interactions: Interactions, days: NDArray[np.float64]) -> NDArray[np.float32]:
        """Return how much something of each of some days counts today, 0 to 1."""
        ages = interactions.days.max() - days
        counts: NDArray[np.float32] = np.exp2(-ages / self.half_life_days).astype(np.float32)
        return counts

    def _recent(self, interactions: Interactions) -> sp.csr_matrix:
        """Return how much each pair of customer and product counts today, [customers, products]."""
        return interactions.matrix(self._recency(interactions, interactions.days))

    def _strengths(self, history: History) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the columns of a history's products, each once and the newest first, and how much each counts."""
        newest_first = list(dict.fromkeys(reversed(self.known(history))))
        strengths = np.exp2(-np.arange(len(newest_first)) / self.half_life_items).astype(np.float32)
        return self.columns(newest_first), strengths


class FactorisedModel(HistoryModel):
    """A history model with two embeddings a product, [products, k] each, as Word2Vec and FISM have them.

    A history is the sum of its products' item-in embeddings; scores are its inner products with the item-out ones.
    """

    def __init__(self, half_life_days: float = 90.0, half_life_items: float = 100.0) -> None:
        super().__init__(half_life_days, half_life_items)
        self._item_in: NDArray[np.float32] | None = None
        self._item_out: NDArray[np.float32] | None = None

    def state_dict(self) -> dict[str, NDArray[Any]]:
        """Return both embeddings, and the half-life of a history."""
        item_in, item_out = self._fitted()
        return {"item_in": item_in, "item_out": item_out, "half_life_items": np.array([self.half_life_items])}

    def load_state_dict(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take what `state_dict` returned."""
        self._item_in, self._item_out = state["item_in"], state["item_out"]
        self.half_life_items = float(state["half_life_items"][0])

    def _fitted(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        if self._item_in is None or self._item_out is None:
            raise NotFittedError(f"the {self.name} model was not fitted; call fit() or load() first")
        return self._item_in, self._item_out


def degrees(interactions: Interactions) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return how many products each customer bought, and how many customers bought each product."""
    of_customers = np.bincount(interactions.customers, minlength=len(interactions.customer_ids))
    of_products = np.bincount(interactions.products, minlength=len(interactions.product_ids))
    return of_customers.astype(np.float32), of_products.astype(np.float32)


def scaled(left: NDArray[np.float32], matrix: sp.csr_matrix, right: NDArray[np.float32]) -> sp.csr_matrix:
    """Return a sparse matrix with rows and columns multiplied by factors."""
    return (sp.diags(left) @ matrix @ sp.diags(right)).tocsr().astype(np.float32)

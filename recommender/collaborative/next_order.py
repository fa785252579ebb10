"""What is bought next: ridge regression from what a customer had to what was new in their next order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
import torch
from numpy.typing import NDArray

from recommender.collaborative.history import HistoryModel
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.orders import next_orders
from recommender.collaborative.run import TrainingRun
from recommender.errors import NotFittedError, TrainingError

if TYPE_CHECKING:
    from optuna import Trial

_MOST_PRODUCTS = 8_192


class NextOrderModel(HistoryModel):
    """Learns the order of purchases that others forget: the past of a basket is the input, the basket the target.

    Each order of a customer but the first is one example: its input the products bought before it, the newer the
    stronger, its targets the products that were new to the customer; later orders weigh more. The closed form
    B = (XᵀWX + λ)⁻¹ XᵀWY is that of the linear session models (SLIST, Choi et al. 2021, arXiv:2103.16104) with orders
    in place of clicks. The defaults are those with the best NDCG@20 on the gift shop's last but one orders.
    """

    name = "next order"

    def __init__(
        self, regularisation: float = 1000.0, half_life_days: float = 90.0, half_life_items: float = 100.0
    ) -> None:
        super().__init__(half_life_days, half_life_items)
        self.regularisation = regularisation
        self._weights: NDArray[np.float16] | None = None

    @classmethod
    def suits(cls, interactions: Interactions) -> bool:
        """Say whether some customer came back, and the square of products is small enough to invert."""
        few = len(interactions.product_ids) <= _MOST_PRODUCTS
        return few and interactions.has_times and bool(len(next_orders(interactions)))

    @classmethod
    def suggest(cls, trial: Trial) -> dict[str, float]:
        """Return the keyword arguments that a trial asks for."""
        return {
            "regularisation": trial.suggest_float("regularisation", 100.0, 10_000.0, log=True),
            "half_life_days": trial.suggest_float("half_life_days", 20.0, 400.0, log=True),
            "half_life_items": trial.suggest_float("half_life_items", 10.0, 500.0, log=True),
        }

    def state_dict(self) -> dict[str, NDArray[Any]]:
        """Return the weights and the half-life of a history."""
        return {"weights": self._fitted(), "half_life_items": np.array([self.half_life_items])}

    def load_state_dict(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take what `state_dict` returned."""
        self._weights = state["weights"]
        self.half_life_items = float(state["half_life_items"][0])

    def _fit(self, interactions: Interactions, run: TrainingRun) -> None:
        orders = next_orders(interactions)
        if not len(orders):
            raise TrainingError("no customer has a second order, so there is no next one to learn from")
        size = len(interactions.product_ids)
        before = _rows(orders.before, size)
        before.data[:] = np.exp2(-np.concatenate([np.arange(len(row)) for row in orders.before]) / self.half_life_items)
        weighted = sp.diags(self._recency(interactions, orders.days)) @ before
        gram = torch.from_numpy((before.T @ weighted).toarray().astype(np.float64))
        gram.diagonal().add_(self.regularisation)
        targets = torch.from_numpy((weighted.T @ _rows(orders.new, size)).toarray().astype(np.float64))
        weights = torch.cholesky_solve(targets, torch.linalg.cholesky(gram))
        if not bool(torch.isfinite(weights).all()):
            raise TrainingError(f"the weights of the {self.name} model are not finite; raise its regularisation")
        self._weights = weights.half().numpy()

    def _predict(self, histories: sp.csr_matrix) -> NDArray[np.float32]:
        scores: NDArray[np.float32] = histories @ self._fitted().astype(np.float32)
        return scores

    def _fitted(self) -> NDArray[np.float16]:
        if self._weights is None:
            raise NotFittedError(f"the {self.name} model was not fitted; call fit() or load() first")
        return self._weights


def _rows(columns: Sequence[NDArray[np.int64]], width: int) -> sp.csr_matrix:
    ends = np.cumsum([0, *(len(row) for row in columns)])
    return sp.csr_matrix((np.ones(ends[-1], np.float32), np.concatenate(columns), ends), shape=(len(columns), width))

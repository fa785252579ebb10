"""What shoppers alike bought: customer-based nearest neighbours with the weights of random walks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray

from recommender.collaborative.history import HistoryModel, degrees, scaled
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.run import TrainingRun
from recommender.errors import NotFittedError

if TYPE_CHECKING:
    from optuna import Trial


class NeighboursModel(HistoryModel):
    """Scores = (x Dᵢ⁻ᵃ Xᵀ Dᵤ⁻ᵇ)^q X Dᵢ⁻ᶜ: all customers by how alike they are, and what they bought.

    With q = 1 it is the two-step random walk of RP3β (Paudel et al. 2016) and LinkProp (Fu et al. 2022); the power q
    of each likeness lets the most alike count most. Sharing something rare (a) says more than sharing a best seller,
    and what a customer with few products (b) bought says more than what a reseller did.
    """

    name = "neighbours"
    view = "bought together"

    def __init__(
        self,
        source_power: float = 0.5,
        customer_power: float = 0.5,
        likeness_power: float = 1.5,
        target_power: float = 0.25,
        half_life_days: float = 90.0,
        half_life_items: float = 100.0,
    ) -> None:
        """Make a model; the powers are a, b, q and c of the formula."""
        super().__init__(half_life_days, half_life_items)
        self.source_power = source_power
        self.customer_power = customer_power
        self.likeness_power = likeness_power
        self.target_power = target_power
        self._to_customers: sp.csr_matrix | None = None
        self._to_products: sp.csr_matrix | None = None

    @classmethod
    def param_grid(cls, interactions: Interactions) -> Sequence[Mapping[str, float]]:
        """Return what differs between shops most."""
        return ({}, {"likeness_power": 4.0})

    @classmethod
    def suggest(cls, trial: Trial) -> dict[str, float]:
        """Return the keyword arguments that a trial asks for."""
        return {
            "source_power": trial.suggest_float("source_power", 0.0, 1.0),
            "customer_power": trial.suggest_float("customer_power", 0.0, 1.0),
            "likeness_power": trial.suggest_float("likeness_power", 1.0, 6.0),
            "target_power": trial.suggest_float("target_power", 0.0, 0.6),
            "half_life_days": trial.suggest_float("half_life_days", 20.0, 400.0, log=True),
        }

    def state_dict(self) -> dict[str, NDArray[Any]]:
        """Return both steps of the walk, and the powers of likeness and recency."""
        arrays: dict[str, NDArray[Any]] = {"powers": np.array([self.likeness_power, self.half_life_items])}
        for step, matrix in zip(("to_customers", "to_products"), self._fitted(), strict=True):
            for part in ("data", "indices", "indptr"):
                arrays[f"{step}.{part}"] = getattr(matrix, part)
        return arrays

    def load_state_dict(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take what `state_dict` returned."""
        self.likeness_power, self.half_life_items = (float(power) for power in state["powers"])
        products, customers = (len(state[f"{step}.indptr"]) - 1 for step in ("to_customers", "to_products"))
        parts = ("data", "indices", "indptr")
        self._to_customers = sp.csr_matrix(
            tuple(state[f"to_customers.{part}"] for part in parts), shape=(products, customers)
        )
        self._to_products = sp.csr_matrix(
            tuple(state[f"to_products.{part}"] for part in parts), shape=(customers, products)
        )

    def _fit(self, interactions: Interactions, run: TrainingRun) -> None:
        of_customers, of_products = degrees(interactions)
        recent = self._recent(interactions)
        walk = scaled(of_products**-self.source_power, recent.T.tocsr(), of_customers**-self.customer_power)
        self._to_customers = walk
        self._to_products = scaled(np.ones_like(of_customers), recent, of_products**-self.target_power)

    def _predict(self, histories: sp.csr_matrix) -> NDArray[np.float32]:
        to_customers, to_products = self._fitted()
        likeness = (histories @ to_customers).tocsr()
        likeness.data **= self.likeness_power
        scores: NDArray[np.float32] = (likeness @ to_products).toarray()
        return scores

    def _fitted(self) -> tuple[sp.csr_matrix, sp.csr_matrix]:
        if self._to_customers is None or self._to_products is None:
            raise NotFittedError(f"the {self.name} model was not fitted; call fit() or load() first")
        return self._to_customers, self._to_products

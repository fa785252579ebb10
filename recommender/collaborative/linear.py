"""What is bought together: one weight between every two products, by ridge regression in closed form.

EASE (Steck 2019, arXiv:1905.03375) with three changes that together gain more than any other model here: customers who
bought a lot count less for each product, products are scaled by how many bought them, before and after; and in a large
catalogue each product is predicted from its nearest only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
import torch
from numpy.typing import NDArray

from recommender.collaborative.history import HistoryModel, degrees, scaled
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.run import TrainingRun
from recommender.errors import NotFittedError, TrainingError

if TYPE_CHECKING:
    from optuna import Trial

_MOST_PRODUCTS = 50_000
"""The square of so many in half precision is 5 GB."""
_ALL = 8_192
"""Up to how many products each is predicted from all others; beyond, from its nearest."""
_NEAREST = 200
_BATCH = 256
_ROWS = 2_048


class LinearModel(HistoryModel):
    """Predicts each product from all others a shopper bought: scores = x Dᵢ⁻ᵃ W Dᵢᶜ.

    Column j of W minimises |Gⱼ - G w|² + λ |w|² with G = Dᵢ⁻ᵖ Xᵀ Dᵤ⁻²ᵇ X Dᵢ⁻ᵖ, where X is what was bought, newer
    purchases counting more, Dᵤ and Dᵢ how many products a customer and how many customers a product has, and no
    product predicts itself. λ is `regularisation` times the mean of G's diagonal. With p = b = a = c = 0 it is EASE.
    """

    name = "linear"
    view = "bought together"

    def __init__(
        self,
        regularisation: float = 30.0,
        customer_power: float = 0.25,
        product_power: float = 0.0,
        source_power: float = 0.0,
        target_power: float = -0.1,
        half_life_days: float = 90.0,
        half_life_items: float = 100.0,
    ) -> None:
        """Make a model; b, p, a and c of the formula are the powers of customer, product, source and target."""
        super().__init__(half_life_days, half_life_items)
        self.regularisation = regularisation
        self.customer_power = customer_power
        self.product_power = product_power
        self.source_power = source_power
        self.target_power = target_power
        self._weights: NDArray[np.float16] | sp.csr_matrix | None = None

    @classmethod
    def suits(cls, interactions: Interactions) -> bool:
        """Say whether the square of all products that were bought fits into memory."""
        return len(interactions.product_ids) <= _MOST_PRODUCTS

    @classmethod
    def param_grid(cls, interactions: Interactions) -> Sequence[Mapping[str, float]]:
        """Return settings for shops with short and with long histories; in a large catalogue there is one."""
        if len(interactions.product_ids) > _ALL:
            return ({"regularisation": 5.0, "product_power": 0.5, "source_power": 0.2, "target_power": 0.45},)
        return (
            {},
            {"regularisation": 10.0, "customer_power": 0.0, "target_power": 0.0},
            {"regularisation": 3.0, "customer_power": 0.35},
        )

    @classmethod
    def suggest(cls, trial: Trial) -> dict[str, float]:
        """Return the keyword arguments that a trial asks for."""
        return {
            "regularisation": trial.suggest_float("regularisation", 1.0, 300.0, log=True),
            "customer_power": trial.suggest_float("customer_power", 0.0, 0.5),
            "product_power": trial.suggest_float("product_power", 0.0, 0.5),
            "source_power": trial.suggest_float("source_power", 0.0, 0.5),
            "target_power": trial.suggest_float("target_power", -0.3, 0.6),
            "half_life_days": trial.suggest_float("half_life_days", 20.0, 400.0, log=True),
            "half_life_items": trial.suggest_float("half_life_items", 10.0, 500.0, log=True),
        }

    def state_dict(self) -> dict[str, NDArray[Any]]:
        """Return the weights and the half-life of a history."""
        half_life = {"half_life_items": np.array([self.half_life_items])}
        weights = self._fitted()
        if isinstance(weights, np.ndarray):
            return {"weights": weights, **half_life}
        return {"data": weights.data, "indices": weights.indices, "indptr": weights.indptr, **half_life}

    def load_state_dict(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take what `state_dict` returned."""
        self.half_life_items = float(state["half_life_items"][0])
        if "weights" in state:
            self._weights = state["weights"]
        else:
            size = len(state["indptr"]) - 1
            self._weights = sp.csr_matrix((state["data"], state["indices"], state["indptr"]), shape=(size, size))

    def _fit(self, interactions: Interactions, run: TrainingRun) -> None:
        of_customers, of_products = degrees(interactions)
        bought = scaled(
            of_customers**-self.customer_power, self._recent(interactions), of_products**-self.product_power
        )
        gram = (bought.T @ bought).tocsr()
        penalty = self.regularisation * float(gram.diagonal().mean())
        weights = _from_all(gram, penalty) if gram.shape[0] <= _ALL else _from_nearest(gram, penalty)
        source, target = of_products**-self.source_power, of_products**self.target_power
        if sp.issparse(weights):
            self._weights = scaled(source, weights, target)
            finite = np.isfinite(np.asarray(self._weights.data)).all()
        else:
            # In half precision: it halves the memory, and the order of the first twenty stays.
            self._weights = (source[:, None] * weights * target).astype(np.float16)
            finite = np.isfinite(self._weights).all()
        if not finite:
            raise TrainingError("the weights of the linear model are not finite; raise its regularisation")

    def _predict(self, histories: sp.csr_matrix) -> NDArray[np.float32]:
        weights = self._fitted()
        if sp.issparse(weights):
            sparse: NDArray[np.float32] = (histories @ weights).toarray()
            return sparse
        dense: NDArray[np.float32] = histories @ weights.astype(np.float32)
        return dense

    def _fitted(self) -> Any:
        if self._weights is None:
            raise NotFittedError(f"the {self.name} model was not fitted; call fit() or load() first")
        return self._weights


def _from_all(gram: sp.csr_matrix, penalty: float) -> NDArray[np.float32]:
    dense = torch.from_numpy(gram.toarray().astype(np.float64))
    dense.diagonal().add_(penalty)
    inverse = torch.cholesky_inverse(torch.linalg.cholesky(dense))
    weights = -inverse / inverse.diagonal()
    weights.fill_diagonal_(0.0)
    return weights.float().numpy()


def _from_nearest(gram: sp.csr_matrix, penalty: float) -> sp.csr_matrix:
    """Solve for each column on the products nearest to it by the gram matrix, batch by batch."""
    size = gram.shape[0]
    dense = torch.zeros(size, size, dtype=torch.float16)
    for start in range(0, size, _ROWS):
        dense[start : start + _ROWS] = torch.from_numpy(gram[start : start + _ROWS].toarray()).half()
    flat = dense.view(-1)
    sources, targets, values = [], [], []
    for start in range(0, size, _BATCH):
        columns = torch.arange(start, min(start + _BATCH, size))
        likeness = dense[columns].float()
        likeness[torch.arange(len(columns)), columns] = -1.0
        nearest = torch.topk(likeness, _NEAREST).indices
        right = torch.gather(likeness, 1, nearest)
        related = (right > 0.0).float()
        left = flat[nearest[:, :, None] * size + nearest[:, None, :]].float()
        left.diagonal(dim1=1, dim2=2).add_(penalty)
        factor = torch.linalg.cholesky_ex(left).L
        solved = torch.cholesky_solve((right * related)[:, :, None], factor)[:, :, 0] * related
        sources.append(nearest.reshape(-1))
        targets.append(columns[:, None].expand(-1, _NEAREST).reshape(-1))
        values.append(solved.reshape(-1))
    rows, cols, data = (torch.cat(parts).numpy() for parts in (sources, targets, values))
    weights = sp.csr_matrix((data, (rows, cols)), shape=(size, size))
    weights.eliminate_zeros()
    return weights

"""The classic rating model (Koren, Bell, Volinsky 2009): r = mean + user bias + product bias + user · product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from recommender.collaborative.contract import CollaborativeModel, History
from recommender.collaborative.epochs import EpochTrainer
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.run import UNWATCHED, TrainingRun
from recommender.errors import NotFittedError, TrainingError

_BATCH = 4096
_VALIDATION_SHARE = 0.05
_PATIENCE = 3


class RatingModel(CollaborativeModel):
    """Matrix factorisation of ratings by Adam on the squared error, stopped early on held-out ratings.

    A shop without star ratings has purchases: `1 + log2(orders)`, at most 5, is how a customer rates what they bought
    (bought once 1, in two orders 2, in sixteen 5). It is fitted on what was bought only, so it says how much a product
    would be liked, not whether it would be bought; ranking a whole catalogue is not what it is best at.
    """

    name = "rating"
    is_blended = False

    def __init__(
        self,
        factors: int = 32,
        weight_decay: float = 1e-5,
        learning_rate: float = 5e-3,
        max_epochs: int = 40,
        fold_in_regularisation: float = 5.0,
        seed: int = 0,
    ) -> None:
        super().__init__()
        self.factors = factors
        self.weight_decay = weight_decay
        self.learning_rate = learning_rate
        self.max_epochs = max_epochs
        self.fold_in_regularisation = fold_in_regularisation
        self.seed = seed
        self.validation_rmse = float("nan")
        self._products: _Products | None = None

    def fit(self, interactions: Interactions, run: TrainingRun = UNWATCHED) -> None:
        """Learn biases and factors; what is kept is the state with the least error on the held-out ratings."""
        if len(interactions) < 2:
            raise TrainingError("there are too few purchases to learn from; import orders with `daogou ingest` first")
        generator = torch.Generator().manual_seed(self.seed)
        users, products = torch.from_numpy(interactions.customers), torch.from_numpy(interactions.products)
        ratings = torch.from_numpy(_rating(interactions.orders))
        shape = (len(interactions.customer_ids), len(interactions.product_ids))
        order = torch.randperm(len(ratings), generator=generator)
        held_out, train = order.tensor_split([max(1, int(len(order) * _VALIDATION_SHARE))])
        network = _Factorisation(shape, self.factors, float(ratings[train].mean()), generator)
        optimiser = torch.optim.Adam(network.parameters(), lr=self.learning_rate, weight_decay=self.weight_decay)

        def epoch(_: int) -> float:
            total = 0.0
            for batch in train[torch.randperm(len(train), generator=generator)].split(_BATCH):  # type: ignore[no-untyped-call]
                optimiser.zero_grad()
                loss = nn.functional.mse_loss(network(users[batch], products[batch]), ratings[batch])
                loss.backward()  # type: ignore[no-untyped-call]
                optimiser.step()
                total += loss.item() * len(batch)
            return total / len(train)

        def validate() -> float:
            error = nn.functional.mse_loss(network(users[held_out], products[held_out]), ratings[held_out])
            return -error.item()

        fingerprint = f"{interactions.fingerprint} {self.factors} {self.weight_decay} {self.learning_rate} {self.seed}"
        trainer = EpochTrainer(network, optimiser, generator, run, fingerprint, self.max_epochs, _PATIENCE)
        self.validation_rmse = float(np.sqrt(-trainer.fit(epoch, validate)))
        self._products = network.products()
        self.product_ids = interactions.product_ids

    def predict(self, histories: Sequence[History]) -> NDArray[np.float32]:
        """Return predicted ratings, with each history's own bias and factors solved from its ratings (ridge)."""
        products = self._fitted()
        shoppers = np.zeros((len(histories), products.design.shape[1]), np.float32)
        for row, history in enumerate(histories):
            gain, residuals = self._fold_in(history)
            shoppers[row] = gain @ residuals
        return products.intercept + shoppers @ products.design.T

    def state_dict(self) -> dict[str, NDArray[Any]]:
        """Return the biases and factors of the products; the customers' are solved anew from their histories."""
        return self._fitted()._asdict()

    def load_state_dict(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Take what `state_dict` returned."""
        self._products = _Products(intercept=state["intercept"], design=state["design"])

    def _fold_in(self, history: History) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return what turns a history's residuals into factors [factors + 1, items], and its residuals."""
        products = self._fitted()
        orders = Counter(self.known(history))
        columns = self.columns(list(orders))
        design = products.design[columns]
        residuals = _rating(np.array(list(orders.values()), np.float32)) - products.intercept[columns]
        ridge = design.T @ design + self.fold_in_regularisation * np.eye(products.design.shape[1], dtype=np.float32)
        return np.linalg.solve(ridge, design.T), residuals

    def _fitted(self) -> _Products:
        if self._products is None:
            raise NotFittedError(f"the {self.name} model was not fitted; call fit() or load() first")
        return self._products


class _Products(NamedTuple):
    """What a fitted model knows of the products."""

    intercept: NDArray[np.float32]
    """mean + product bias, [products]"""
    design: NDArray[np.float32]
    """a column of ones (the shopper's bias) and the product factors, [products, 1 + factors]"""


class _Factorisation(nn.Module):
    def __init__(self, shape: tuple[int, int], factors: int, mean: float, generator: torch.Generator) -> None:
        super().__init__()
        self.mean = mean
        self.user_bias = nn.Parameter(torch.zeros(shape[0]))
        self.product_bias = nn.Parameter(torch.zeros(shape[1]))
        self.user_factors = nn.Parameter(torch.randn(shape[0], factors, generator=generator) * 0.05)
        self.product_factors = nn.Parameter(torch.randn(shape[1], factors, generator=generator) * 0.05)

    def forward(self, users: torch.Tensor, products: torch.Tensor) -> torch.Tensor:
        interaction = (self.user_factors[users] * self.product_factors[products]).sum(1)
        return self.mean + self.user_bias[users] + self.product_bias[products] + interaction

    def products(self) -> _Products:
        factors = self.product_factors.detach()
        design = torch.cat([torch.ones(len(factors), 1), factors], dim=1)
        return _Products((self.mean + self.product_bias.detach()).numpy().copy(), design.numpy().copy())


def _rating(counts: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.minimum(1.0 + np.log2(counts), 5.0).astype(np.float32)

"""EASE: what is bought together, one weight between every two products (Steck 2019, arXiv:1905.03375)."""

from __future__ import annotations

import numpy as np
import torch

from recommender.collaborative.interactions import Interactions
from recommender.collaborative.item_weights import ItemWeightsModel


class LinearModel(ItemWeightsModel):
    """Predicts each product from all others a shopper bought, with a zero diagonal.

    The defaults are those with the best NDCG@20 on the gift shop's last but one orders.
    """

    name = "linear"

    def __init__(
        self, regularisation: float = 120.0, half_life_days: float = 90.0, half_life_items: float = 100.0
    ) -> None:
        super().__init__(half_life_days, half_life_items)
        self.regularisation = regularisation

    def _learn(self, interactions: Interactions) -> torch.Tensor:
        bought = interactions.matrix(self._recency(interactions, interactions.days))
        gram = torch.from_numpy((bought.T @ bought).toarray().astype(np.float64))
        gram.diagonal().add_(self.regularisation)
        inverse = torch.cholesky_inverse(torch.linalg.cholesky(gram))
        weights = -inverse / inverse.diagonal()
        weights.fill_diagonal_(0.0)
        return weights

"""What is bought next: ridge regression from what a customer had to what was new in their next order."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
import torch
from numpy.typing import NDArray

from recommender.collaborative.interactions import Interactions
from recommender.collaborative.item_weights import ItemWeightsModel
from recommender.errors import TrainingError


class NextOrderModel(ItemWeightsModel):
    """Learns the order of purchases that EASE forgets: the past of a basket is the input, the basket the target.

    Each order of a customer but the first is one example: its input the products bought before it, the newer the
    stronger, its targets the products that were new to the customer; later orders weigh more. The closed form
    B = (XᵀWX + λ)⁻¹ XᵀWY is the basket-to-basket linear model of SLIST (Choi et al. 2021, arXiv:2103.16104) with full
    orders in place of clicks. The defaults are those with the best NDCG@20 on the gift shop's last but one orders.
    """

    name = "next order"

    def __init__(
        self, regularisation: float = 1000.0, half_life_days: float = 90.0, half_life_items: float = 100.0
    ) -> None:
        super().__init__(half_life_days, half_life_items)
        self.regularisation = regularisation

    @classmethod
    def suits(cls, interactions: Interactions) -> bool:
        """Say whether some customer came back, and the square of products is small enough."""
        return super().suits(interactions) and interactions.has_times and bool(len(_orders(interactions)))

    def _learn(self, interactions: Interactions) -> torch.Tensor:
        orders = _orders(interactions)
        if not len(orders):
            raise TrainingError("no customer has a second order, so there is no next one to learn from")
        before, new, days = self._examples(interactions, orders)
        weighted = sp.diags(self._recency(interactions, days)) @ before
        gram = torch.from_numpy((before.T @ weighted).toarray().astype(np.float64))
        gram.diagonal().add_(self.regularisation)
        targets = torch.from_numpy((weighted.T @ new).toarray().astype(np.float64))
        return torch.cholesky_solve(targets, torch.linalg.cholesky(gram))

    def _examples(
        self, interactions: Interactions, orders: NDArray[np.int64]
    ) -> tuple[sp.csr_matrix, sp.csr_matrix, NDArray[np.float64]]:
        """Return what was known before each order and what was new in it, [orders, products], and the orders' days.

        Args:
            interactions: the purchases.
            orders: [orders, 3], the customer and the first and last entry + 1 of `_by_first_day` that is new in it.
        """
        products = interactions.products[_by_first_day(interactions)]
        days = interactions.first_days[_by_first_day(interactions)]
        starts = np.searchsorted(interactions.customers, orders[:, 0])
        before_columns = [products[start:new][::-1] for start, (_, new, _) in zip(starts, orders, strict=True)]
        lengths = np.array([len(columns) for columns in before_columns])
        ages = np.concatenate([np.arange(length) for length in lengths])
        strengths = np.exp2(-ages / self.half_life_items).astype(np.float32)
        shape = (len(orders), len(interactions.product_ids))
        before = sp.csr_matrix((strengths, np.concatenate(before_columns), np.cumsum([0, *lengths])), shape=shape)
        new_columns = [products[start:end] for _, start, end in orders]
        ends = np.cumsum([0, *(len(columns) for columns in new_columns)])
        new = sp.csr_matrix((np.ones(ends[-1], np.float32), np.concatenate(new_columns), ends), shape=shape)
        return before, new, days[orders[:, 1]]


def _by_first_day(interactions: Interactions) -> NDArray[np.int64]:
    """Return the entries by customer and the day a product was first bought."""
    return np.lexsort((interactions.products, interactions.first_days, interactions.customers))


def _orders(interactions: Interactions) -> NDArray[np.int64]:
    """Return the orders with something new but each customer's first: customer, first and last + 1 of the entries."""
    order = _by_first_day(interactions)
    customers, days = interactions.customers[order], interactions.first_days[order]
    another = np.flatnonzero((np.diff(customers, prepend=-1) != 0) | (np.diff(days, prepend=np.nan) != 0))
    ends = np.append(another[1:], len(order))
    found = np.column_stack([customers[another], another, ends])
    first = np.diff(found[:, 0], prepend=-1) != 0
    later: NDArray[np.int64] = found[~first]
    return later

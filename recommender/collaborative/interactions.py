"""Who bought what, when and how often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray

Purchase = tuple[int, int, datetime, int]
"""(customer id, product id, moment, quantity); the lines of one order share customer and moment."""

_SECONDS_A_DAY = 86_400.0


@dataclass(frozen=True)
class Interactions:
    """Every pair of a customer and a product they bought, sorted by customer and, within one, by the last purchase.

    Entry k says that customer `customer_ids[customers[k]]` bought product `product_ids[products[k]]` in `orders[k]`
    orders, the last time on day `days[k]` (days since 1970, with fraction).
    """

    customer_ids: NDArray[np.int64]
    product_ids: NDArray[np.int64]
    customers: NDArray[np.int64]
    products: NDArray[np.int64]
    orders: NDArray[np.float32]
    days: NDArray[np.float64]

    @classmethod
    def from_purchases(cls, purchases: Iterable[Purchase]) -> Interactions:
        """Count the orders of each pair.

        Quantities do not count: a shop that orders 500 napkins for resale likes them no more than a family that comes
        back for four.
        """
        moments: dict[tuple[int, int], set[datetime]] = {}
        for customer, product, moment, quantity in purchases:
            if quantity > 0:
                moments.setdefault((customer, product), set()).add(moment)
        pairs = np.array(list(moments), dtype=np.int64).reshape(-1, 2)
        orders = np.array([len(of_pair) for of_pair in moments.values()], np.float32)
        days = np.array([max(of_pair).timestamp() / _SECONDS_A_DAY for of_pair in moments.values()], np.float64)
        customer_ids, customers = np.unique(pairs[:, 0], return_inverse=True)
        product_ids, products = np.unique(pairs[:, 1], return_inverse=True)
        by_time = np.lexsort((products, days, customers))
        return cls(customer_ids, product_ids, customers[by_time], products[by_time], orders[by_time], days[by_time])

    def __len__(self) -> int:
        return len(self.orders)

    def matrix(self, values: NDArray[np.float32]) -> sp.csr_matrix:
        """Return values of the pairs as a sparse matrix, [customers, products]."""
        shape = (len(self.customer_ids), len(self.product_ids))
        return sp.csr_matrix((values, (self.customers, self.products)), shape=shape)

    def order_counts(self) -> dict[int, int]:
        """Return in how many pairs of customer and order each product was bought, by product id."""
        totals = np.bincount(self.products, weights=self.orders, minlength=len(self.product_ids))
        return dict(zip(self.product_ids.tolist(), totals.astype(int).tolist(), strict=True))

    def histories(self) -> dict[int, list[int]]:
        """Return each customer's product ids, the last bought last, by customer id."""
        bounds = np.searchsorted(self.customers, np.arange(len(self.customer_ids) + 1))
        bought = self.product_ids[self.products].tolist()
        return {
            customer: bought[start:end]
            for customer, start, end in zip(self.customer_ids.tolist(), bounds[:-1], bounds[1:], strict=True)
        }


def hold_out_last_orders(purchases: Iterable[Purchase]) -> tuple[list[Purchase], dict[int, set[int]]]:
    """Split off each customer's last order.

    Returns:
        The purchases before it (all of them for customers with one order), and for every customer with at least two
        orders the products of the last one that were new to them, where there are any.
    """
    orders: dict[int, dict[datetime, list[Purchase]]] = {}
    for purchase in purchases:
        orders.setdefault(purchase[0], {}).setdefault(purchase[2], []).append(purchase)
    known: list[Purchase] = []
    held_out: dict[int, set[int]] = {}
    for customer, by_moment in orders.items():
        last = max(by_moment) if len(by_moment) > 1 else None
        history = [line for moment, lines in by_moment.items() if moment != last for line in lines]
        known.extend(history)
        if last is not None:
            new = {line[1] for line in by_moment[last]} - {line[1] for line in history}
            if new:
                held_out[customer] = new
    return known, held_out

"""Who bought what, when and how often."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray

Purchase = tuple[int, int, datetime, int]
"""(customer id, product id, moment, quantity); the lines of one order share customer and moment."""

_SECONDS_A_DAY = 86_400.0
_HELD_OUT_SHARE = 0.2
"""Of each customer's products where nothing says what came last."""


@dataclass(frozen=True)
class Interactions:
    """Every pair of a customer and a product they bought, sorted by customer and, within one, by the last purchase.

    Entry k says that customer `customer_ids[customers[k]]` bought product `product_ids[products[k]]` in `orders[k]`
    orders, the first time on day `first_days[k]` and the last time on day `days[k]` (days since 1970, with fraction;
    equal days are one order).
    """

    customer_ids: NDArray[np.int64]
    product_ids: NDArray[np.int64]
    customers: NDArray[np.int64]
    products: NDArray[np.int64]
    orders: NDArray[np.float32]
    first_days: NDArray[np.float64]
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
        first, last = (
            np.array([end(of_pair).timestamp() / _SECONDS_A_DAY for of_pair in moments.values()], np.float64)
            for end in (min, max)
        )
        return cls._sorted(pairs, orders, first, last)

    @classmethod
    def from_pairs(cls, customers: Sequence[int], products: Sequence[int]) -> Interactions:
        """Take pairs of which nobody knows when they were bought; each counts as one order of the same day."""
        pairs = np.unique(np.column_stack([customers, products]).astype(np.int64).reshape(-1, 2), axis=0)
        never = np.zeros(len(pairs))
        return cls._sorted(pairs, np.ones(len(pairs), np.float32), never, never)

    @classmethod
    def _sorted(
        cls,
        pairs: NDArray[np.int64],
        orders: NDArray[np.float32],
        first: NDArray[np.float64],
        last: NDArray[np.float64],
    ) -> Interactions:
        customer_ids, customers = np.unique(pairs[:, 0], return_inverse=True)
        product_ids, products = np.unique(pairs[:, 1], return_inverse=True)
        by_time = np.lexsort((products, last, customers))
        parts = (customers, products, orders, first, last)
        return cls(customer_ids, product_ids, *(part[by_time] for part in parts))

    def __len__(self) -> int:
        return len(self.orders)

    @property
    def has_times(self) -> bool:
        """Say whether anything tells early purchases from late ones."""
        return bool(len(self)) and bool(self.first_days.min() < self.days.max())

    @property
    def fingerprint(self) -> str:
        """A short text that stands for exactly these interactions."""
        digest = blake2b(digest_size=16)
        for part in (self.customer_ids, self.product_ids, self.customers, self.products, self.orders, self.days):
            digest.update(part.tobytes())
        return digest.hexdigest()

    def matrix(self, values: NDArray[np.float32] | None = None) -> sp.csr_matrix:
        """Return values of the pairs (by default ones) as a sparse matrix, [customers, products]."""
        shape = (len(self.customer_ids), len(self.product_ids))
        data = np.ones(len(self), np.float32) if values is None else values
        return sp.csr_matrix((data, (self.customers, self.products)), shape=shape)

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

    def only(self, kept: NDArray[np.bool_]) -> Interactions:
        """Return the pairs of a mask [pairs], with the customers and products that are left."""
        pairs = np.column_stack([self.customer_ids[self.customers], self.product_ids[self.products]])[kept]
        return self._sorted(pairs, self.orders[kept], self.first_days[kept], self.days[kept])

    def joined(self, others: Interactions, day: float) -> Interactions:
        """Return these and the pairs of other customers, as if all of those were bought on one day."""
        parts = [
            (part.customer_ids[part.customers], part.product_ids[part.products], part.orders) for part in (self, others)
        ]
        customers, products, orders = (np.concatenate(column) for column in zip(*parts, strict=True))
        days = np.full(len(others), day)
        first, last = np.append(self.first_days, days), np.append(self.days, days)
        return self._sorted(np.column_stack([customers, products]), orders, first, last)

    def hold_out(self, seed: int = 0) -> tuple[Interactions, dict[int, set[int]]]:
        """Split off what a model is to foresee, to choose among models by.

        Where times are known, that is each customer's last order as far as it was new to them, else a random fifth of
        each customer's products.

        Returns:
            The rest, and the product ids held out by customer id; only customers of whom something is left.
        """
        if self.has_times:
            last = np.zeros(len(self.customer_ids))
            np.maximum.at(last, self.customers, self.days)
            of_last = last[self.customers]
            out = self.first_days == of_last
            # What was bought again in the last order was known before it, and must not look like the newest.
            known_days = np.where(self.days == of_last, self.first_days, self.days)
        else:
            out, known_days = self._random_share(seed), self.days
        left = np.bincount(self.customers[~out], minlength=len(self.customer_ids)) > 0
        out &= left[self.customers]
        held_out: dict[int, set[int]] = {}
        customers, products = self.customer_ids[self.customers[out]], self.product_ids[self.products[out]]
        for customer, product in zip(customers.tolist(), products.tolist(), strict=True):
            held_out.setdefault(customer, set()).add(product)
        return replace(self, days=known_days).only(~out), held_out

    def _random_share(self, seed: int) -> NDArray[np.bool_]:
        order = np.lexsort((np.random.default_rng(seed).random(len(self)), self.customers))
        counts = np.bincount(self.customers, minlength=len(self.customer_ids))
        starts = np.cumsum(counts) - counts
        place = np.empty(len(self), np.int64)
        place[order] = np.arange(len(self)) - starts[self.customers[order]]
        out: NDArray[np.bool_] = place < (counts * _HELD_OUT_SHARE).astype(np.int64)[self.customers]
        return out


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

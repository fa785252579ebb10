"""The orders of customers one after another: what they had before each, and what was new in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.interactions import Interactions


@dataclass(frozen=True)
class NextOrders:
    """All orders with something new but each customer's first; columns are those of the interactions.

    `before[k]` are the columns bought before order k, the newest first, `new[k]` those bought in it for the first
    time, on day `days[k]`. `ages[k]` says of each of `before[k]` how many orders ago it was first bought (1: the last).
    """

    before: list[NDArray[np.int64]]
    ages: list[NDArray[np.int64]]
    new: list[NDArray[np.int64]]
    days: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.new)


def next_orders(interactions: Interactions) -> NextOrders:
    """Take the orders apart by the day on which a customer bought a product for the first time."""
    order = np.lexsort((interactions.products, interactions.first_days, interactions.customers))
    customers, products = interactions.customers[order], interactions.products[order]
    days = interactions.first_days[order]
    begins = (np.diff(customers, prepend=-1) != 0) | (np.diff(days, prepend=np.nan) != 0)
    number = np.cumsum(begins)
    starts = np.flatnonzero(begins)
    ends = np.append(starts, len(order))[1:]
    firsts = np.searchsorted(customers, customers[starts])
    found = NextOrders([], [], [], days[starts[starts > firsts]])
    for first, start, end in zip(firsts, starts, ends, strict=True):
        if start > first:
            found.before.append(products[first:start][::-1])
            found.ages.append(number[start] - number[first:start][::-1])
            found.new.append(products[start:end])
    return found

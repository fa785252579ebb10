"""How well known each product is, comparable over sources that count differently."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from shop.catalogue.records import ProductRecord


def popularity(products: Sequence[ProductRecord], order_counts: Sequence[int]) -> NDArray[np.float32]:
    """Return each product's standing within its source, [n]: 1 the best known, near 0 the least, 0 unknown.

    A source's own figure counts; where it has none, the orders do. Figures of two sources cannot be compared, but
    places in two lists can.

    Args:
        products: row k is product k.
        order_counts: in how many orders each row was bought.
    """
    figures = np.array(
        [order_counts[row] if p.popularity is None else p.popularity for row, p in enumerate(products)], np.float64
    )
    sources = np.array([product.source for product in products])
    standing = np.zeros(len(products), np.float32)
    for source in set(sources.tolist()):
        rows = np.flatnonzero((sources == source) & (figures > 0))
        if len(rows):
            _, place, ties = np.unique(figures[rows], return_inverse=True, return_counts=True)
            standing[rows] = ((np.cumsum(ties) - (ties - 1) / 2) / len(rows))[place]  # ties share the middle place
    return standing

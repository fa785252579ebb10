"""Which products are one product in several colours, so that they do not fill a page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.text import analyse
from shop.records import ProductRecord


def variant_groups(products: Sequence[ProductRecord]) -> NDArray[np.int32]:
    """Return a group code a product, [n]: equal for products of one brand whose titles differ in colour words only.

    The colour words are those of the catalogue's own `colour` attributes.
    """
    colours = {
        word
        for product in products
        for attribute in product.attributes
        if attribute.name == "colour" and isinstance(attribute.value, str)
        for word in analyse(attribute.value)
    }
    codes: dict[tuple[str, ...], int] = {}
    groups = np.empty(len(products), np.int32)
    for row, product in enumerate(products):
        title = [word for word in analyse(product.title) if word not in colours]
        groups[row] = codes.setdefault(((product.brand or "").casefold(), *title), len(codes))
    return groups


def spread(order: NDArray[np.int64], groups: NDArray[np.int32], limit: int) -> NDArray[np.int64]:
    """Reorder ranked rows so that each group shows once before any shows again; return the first `limit`.

    Args:
        order: rows by falling score.
        groups: [n], the group of every row.
        limit: how many rows.
    """
    _, first = np.unique(groups[order], return_index=True)
    firsts = np.zeros(len(order), dtype=bool)
    firsts[first] = True
    reordered: NDArray[np.int64] = np.concatenate([order[firsts], order[~firsts]])
    return reordered[:limit]

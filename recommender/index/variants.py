"""Which products are one product in several colours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from language.tokens import analyse
from shop.catalogue.records import ProductRecord


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

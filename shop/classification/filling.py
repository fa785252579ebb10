"""Kinds for products whose titles name none, learnt from the products of the same shop whose titles do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from shop.classification.classifier import Classifier
from shop.classification.features import Description

_FEWEST_EXAMPLES = 5
"""Kinds that fewer titles name are not learnt: a word or two of theirs would stand for the kind."""
_SURE = 0.9


def fill_kinds(products: Mapping[int, Description], kinds: Mapping[int, str]) -> dict[int, str]:
    """Return the kinds of further products, by id: "Grey Skull Acid Washed" is described as other T-shirts are.

    Args:
        products: what the shop says of them, by id.
        kinds: what the titles of some of them name.
    """
    counts = Counter(kinds.values())
    known = [product_id for product_id in products if counts.get(kinds.get(product_id, ""), 0) >= _FEWEST_EXAMPLES]
    others = [product_id for product_id in products if product_id not in kinds]
    if not others or len({kinds[product_id] for product_id in known}) < 2:
        return {}
    classifier = Classifier([products[each] for each in known], [(kinds[each],) for each in known])
    placed = classifier.place([products[each] for each in others])
    return {
        product_id: placement.path[0]
        for product_id, placement in zip(others, placed, strict=True)
        if placement.confidence >= _SURE
    }

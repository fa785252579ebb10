"""What a shopper's acts say about products: one strength a product, beside what they bought and looked at.

A purchase or a look counts 1 in a profile, as the purchase models were trained on. What tells more counts more, and a
bad opinion turns a product into a refused one. How long ago an act was counts by its place in the history, as
everywhere (`half_life_items`). The strengths are set by hand: no shop with ratings and carts was at hand to learn them.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from recommender.contract import Preference
from shop.behaviour.records import EventKind, ProductAct

PURCHASE, CART = 1.0, 1.5
"""What is in a cart is wanted now."""
THUMBS_UP, THUMBS_DOWN = 2.0, -1.0
"""Also of a product that was waved away."""
STARS, STRENGTHS = (1.0, 2.0, 3.0, 4.0, 5.0), (-1.0, -0.5, 0.5, 1.5, 2.0)
"""Of a rating; between two stars in proportion."""
_OPINIONS = (EventKind.RATING, EventKind.FEEDBACK)


def preferences(acts: Iterable[ProductAct]) -> tuple[Preference, ...]:
    """Return what acts say of each product, in the order of the last act with it.

    The last opinion replaces what came before it, and one that is taken back (0) leaves nothing; what is bought or put
    in the cart after that counts if it says more.

    Args:
        acts: oldest first; views and searches among them say nothing here.
    """
    strengths: dict[int, float] = {}
    for act in acts:
        if act.kind is EventKind.FEEDBACK and act.value == 0:
            strengths.pop(act.product_id, None)
            continue
        strength = _strength(act)
        if strength is not None:
            before = strengths.pop(act.product_id, strength)
            strengths[act.product_id] = strength if act.kind in _OPINIONS else max(strength, before)
    return tuple(Preference(product_id, strength) for product_id, strength in strengths.items())


def _strength(act: ProductAct) -> float | None:
    """Return what one act says, above 0 for and below 0 against a product; None if it says nothing."""
    if act.kind is EventKind.PURCHASE:
        return PURCHASE
    if act.kind is EventKind.CART:
        return CART
    if act.kind is EventKind.RATING and act.value is not None:
        return float(np.interp(act.value, STARS, STRENGTHS))
    if act.kind is EventKind.FEEDBACK and act.value:
        return THUMBS_UP if act.value > 0 else THUMBS_DOWN
    return None

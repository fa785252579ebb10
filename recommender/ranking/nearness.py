"""How near products come to conditions that none of them satisfies together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from language.money import PriceRange
from recommender.contract import AttributeFilter, Comparison, Filters
from recommender.index.indexes import Indexes
from recommender.index.offers import NO_PRICE, CurrentOffers

_FAR = 2.0
"""A measure that is so many times another, or so many times less, does not come near it."""


def nearness(filters: Filters, indexes: Indexes, offers: CurrentOffers) -> NDArray[np.float32]:
    """Return how near every product comes to some conditions, [n]: 1 satisfies them, 0 has nothing of them.

    What is measured comes near by its number: of 3 m a cable of 2 m has more than one of 1 m. Of several conditions
    the worst satisfied counts, of alternatives the best.
    """
    exact = replace(filters, attributes=(), price=None, either=())
    parts = [(indexes.mask(exact) & offers.mask(exact)).astype(np.float32)]
    parts += [_attribute(wanted, indexes) for wanted in filters.attributes]
    if filters.price is not None:
        parts.append(_price(filters.price, offers))
    for group in filters.either:
        parts.append(np.maximum.reduce([nearness(each, indexes, offers) for each in group]))
    least: NDArray[np.float32] = np.minimum.reduce(parts)
    return least


def _attribute(wanted: AttributeFilter, indexes: Indexes) -> NDArray[np.float32]:
    satisfied = indexes.columns.mask(Filters(attributes=(wanted,))).astype(np.float32)
    if isinstance(wanted.value, (str, bool)) or wanted.comparison is Comparison.NOT_EQUAL:
        return satisfied
    rows, numbers = indexes.columns.numbers(wanted.name, wanted.unit)
    near = np.zeros_like(satisfied)
    np.maximum.at(near, rows, _ratio(numbers, wanted.value))
    return np.maximum(satisfied, near * (near < 1.0))


def _price(wanted: PriceRange, offers: CurrentOffers) -> NDArray[np.float32]:
    satisfied = offers.mask(Filters(price=wanted)).astype(np.float32)
    ends = [end for end in (wanted.low_cents, wanted.high_cents) if end is not None]
    near = np.zeros_like(satisfied)
    for end in ends:
        near = np.maximum(near, _ratio(offers.price_cents.astype(np.float64), float(end)))
    near[offers.price_cents == NO_PRICE] = 0.0
    return np.maximum(satisfied, near * (near < 1.0))


def _ratio(numbers: NDArray[np.float64], wanted: float) -> NDArray[np.float32]:
    """Return how near numbers come to another by their ratio: 1 is the same, 0 is `_FAR` times it or farther."""
    if wanted <= 0:
        return np.zeros(len(numbers), np.float32)
    distance = np.abs(np.log(np.maximum(numbers, 1e-9) / wanted)) / np.log(_FAR)
    near: NDArray[np.float32] = np.maximum(0.0, 1.0 - distance).astype(np.float32)
    return near

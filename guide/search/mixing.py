"""Several lists as one, so that of each thing something comes first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, zip_longest

from recommender.contract import Hit


def mixed(lists: Iterable[list[Hit]]) -> list[Hit]:
    """Return the first of every list, then the second of every list, and so on, each product once."""
    rounds = chain.from_iterable(zip_longest(*lists))
    found: dict[int, Hit] = {}
    for hit in filter(None, rounds):
        found.setdefault(hit.product_id, hit)
    return list(found.values())

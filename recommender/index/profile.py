"""Shoppers and products in one space: p = U·Vᵀ + Q·Wᵀ, r = p·Iᵀ.

`U` is what a shopper bought and looked at, `V` what having a product adds to their profile, `Q` the vector of a query
text, `I` the products; one vector search over `I` ranks the catalogue. A vector of `I` has two blocks: the text vector
of the product, on which `W` maps a query text by the identity, and its behaviour vector. Without a history `U` is 0
and the search is one for text; without a text `Q` is 0 and it is one for taste.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.storage import read_tensors, write_tensors

UNRELATED = 0.4
"""The cosine that texts of unrelated products reach as well: a cable has nothing to do with a mug."""


class ProfileSpace:
    """The behaviour blocks of `V` and `I` for every product of the catalogue, and how a history becomes a profile.

    `has` [n, k]: what having a product adds to a profile (V); `wanted` [n, k]: what a profile must hold to want it.
    `has[a] · wanted[b]` is what the purchase models say of b to somebody who has a. A new purchase or look changes a
    profile at once: a row is added, nothing is trained.
    """

    def __init__(self, has: NDArray[np.float32], wanted: NDArray[np.float32], half_life_items: float) -> None:
        self.has = has
        self.wanted = wanted
        self.half_life_items = half_life_items

    def profile(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the behaviour block of a history of rows, newest first and each once, [k].

        It is at most 1 long, and shorter where the shop knows little about what the history likes.
        """
        profile: NDArray[np.float32] = self._strengths(len(rows)) @ self.has[rows]
        return profile / max(1.0, float(np.linalg.norm(profile)))

    def contributions(self, rows: NDArray[np.int64], row: int) -> NDArray[np.float32]:
        """Return how much each row of a history (newest first, each once) adds to a row's score, up to a factor."""
        parts: NDArray[np.float32] = self._strengths(len(rows)) * (self.has[rows] @ self.wanted[row])
        return parts

    def _strengths(self, count: int) -> NDArray[np.float32]:
        """Return how much each of so many products of a history counts, newest first, 1 to 0."""
        strengths: NDArray[np.float32] = np.exp2(-np.arange(count) / self.half_life_items).astype(np.float32)
        return strengths

    def save(self, path: Path) -> None:
        """Write both matrices in half precision, and the half-life."""
        halves = {"has": self.has.astype(np.float16), "wanted": self.wanted.astype(np.float16)}
        write_tensors(path, {**halves, "half_life_items": np.array([self.half_life_items])})

    @classmethod
    def load(cls, path: Path) -> ProfileSpace:
        """Read what `save` wrote."""
        tensors = read_tensors(path, ("has", "wanted", "half_life_items"))
        has, wanted = tensors["has"].astype(np.float32), tensors["wanted"].astype(np.float32)
        return cls(has, wanted, float(tensors["half_life_items"][0]))

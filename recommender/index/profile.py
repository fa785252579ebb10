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
_TENSORS = ("has", "wanted", "half_life_items")
"""Item-in, item-out and the half-life by their names in the file."""


class ProfileSpace:
    """The behaviour blocks of `V` and `I` for every product of the catalogue, and how a history becomes a profile.

    `item_in` [n, k]: what having a product adds to a profile (V); `item_out` [n, k]: what a profile must hold to want
    it, the behaviour block of I. `item_in[a] · item_out[b]` is what the purchase models say of b to somebody who has a.
    A new purchase or look changes a profile at once: a row is added, nothing is trained.
    """

    def __init__(self, item_in: NDArray[np.float32], item_out: NDArray[np.float32], half_life_items: float) -> None:
        self.item_in = item_in
        self.item_out = item_out
        self.half_life_items = half_life_items

    def profile(self, rows: NDArray[np.int64], weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the behaviour block of a history of rows, newest first and each once, [k].

        It is at most 1 long, and shorter where the shop knows little about what the history likes.

        Args:
            rows: of the history.
            weights: what each of them counts, 1 as a purchase does, [len(rows)].
        """
        profile: NDArray[np.float32] = (self._decay(len(rows)) * weights) @ self.item_in[rows]
        return profile / max(1.0, float(np.linalg.norm(profile)))

    def contributions(self, rows: NDArray[np.int64], weights: NDArray[np.float32], row: int) -> NDArray[np.float32]:
        """Return how much each row of a history, as `profile` takes it, adds to a row's score, up to a factor."""
        parts: NDArray[np.float32] = self._decay(len(rows)) * weights * (self.item_in[rows] @ self.item_out[row])
        return parts

    def _decay(self, count: int) -> NDArray[np.float32]:
        """Return how much each of so many products of a history still counts, newest first, 1 to 0."""
        decay: NDArray[np.float32] = np.exp2(-np.arange(count) / self.half_life_items).astype(np.float32)
        return decay

    def save(self, path: Path) -> None:
        """Write both matrices in half precision, and the half-life."""
        halves = [matrix.astype(np.float16) for matrix in (self.item_in, self.item_out)]
        write_tensors(path, dict(zip(_TENSORS, [*halves, np.array([self.half_life_items])], strict=True)))

    @classmethod
    def load(cls, path: Path) -> ProfileSpace:
        """Read what `save` wrote."""
        tensors = read_tensors(path, _TENSORS)
        item_in, item_out, half_life_items = (tensors[name] for name in _TENSORS)
        return cls(item_in.astype(np.float32), item_out.astype(np.float32), float(half_life_items[0]))

"""What a shopper's own purchases and views say about products, also about those nobody bought yet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.index.columns import CatalogueColumns
from recommender.index.profile import UNRELATED, ProfileSpace
from recommender.index.vector import VectorIndex

_RECENT = 10
_CONTENT_SHARE = 0.1
"""What the likeness of texts counts beside co-purchases (0.1 was best on held-out orders); alone it counts fully."""


@dataclass(frozen=True)
class BehaviourSignal:
    """What one shopper's history says.

    `own` are the history's rows, the newest first, each once; `profile` [k] is the behaviour block of p, empty in a
    shop without purchases; `centre` [d] is the direction of the texts of the newest products; `content_share` is what
    likeness of texts counts.
    """

    own: NDArray[np.int64]
    profile: NDArray[np.float32]
    centre: NDArray[np.float32]
    content_share: float

    @property
    def vector(self) -> NDArray[np.float32]:
        """What to search the product vectors for, [d + k]."""
        return np.concatenate([self.content_share * self.centre, (1.0 - self.content_share) * self.profile])

    def scores(self, rows: NDArray[np.int64], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the scores of some rows with their product vectors, [len(rows)], about 0 to 1.

        By what others bought together, and by likeness of texts; what the shopper has bought or seen gets 0.
        """
        text_dimension = len(self.centre)
        cosines = vectors[:, :text_dimension] @ self.centre
        likeness = np.maximum(cosines - UNRELATED, 0.0) / (1.0 - UNRELATED)
        liking = np.maximum(vectors[:, text_dimension:] @ self.profile, 0.0)
        scores: NDArray[np.float32] = self.content_share * likeness + (1.0 - self.content_share) * liking
        scores[np.isin(rows, self.own)] = 0.0
        return scores


class Behaviour:
    """Reads the histories of shoppers.

    Args:
        columns: of the catalogue.
        index: the product vectors, a block of text and a block of behaviour.
        space: None in a shop without purchases; then there is no block of behaviour.
    """

    def __init__(self, columns: CatalogueColumns, index: VectorIndex, space: ProfileSpace | None) -> None:
        self._columns = columns
        self._index = index
        self._space = space
        self._text_dimension = index.dimension - (0 if space is None else space.item_in.shape[1])

    def signal(self, history: tuple[int, ...]) -> BehaviourSignal | None:
        """Return what a history (product ids, newest last) says; None when the shop knows nothing of it."""
        rows = self._columns.rows(history)[::-1]
        if not len(rows):
            return None
        own = np.array(list(dict.fromkeys(rows.tolist())), np.int64)
        mean = self._index.vectors(own[:_RECENT])[:, : self._text_dimension].mean(axis=0)
        centre = mean / max(float(np.linalg.norm(mean)), 1e-9)
        if self._space is None:
            return BehaviourSignal(own, np.empty(0, np.float32), centre, 1.0)
        profile = self._space.profile(own)
        known = float(np.linalg.norm(profile))
        return BehaviourSignal(own, profile, centre, 1.0 - known * (1.0 - _CONTENT_SHARE))

    def strongest(self, signal: BehaviourSignal, row: int) -> int:
        """Return the product id of the history that spoke most for a row."""
        texts = self._index.vectors(np.append(signal.own, row))[:, : self._text_dimension]
        parts = signal.content_share * (texts[:-1] @ texts[-1]) / len(signal.own)
        if self._space is not None:
            parts += (1.0 - signal.content_share) * self._space.contributions(signal.own, row)
        return int(self._columns.ids[signal.own[int(parts.argmax())]])

"""What a shopper's own purchases, views and opinions say about products, also about those nobody bought yet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.contract import Query
from recommender.index.columns import CatalogueColumns
from recommender.index.profile import UNRELATED, ProfileSpace
from recommender.index.vector import VectorIndex

_RECENT = 10
_CONTENT_SHARE = 0.1
"""What the likeness of texts counts beside co-purchases (0.1 was best on held-out orders); alone it counts fully."""
_TELLING, _TOLD = 0.5, 5
"""What part of the strongest contribution another of a history makes that is told of too, and how many are."""
_REFUSED_HALF_LIFE_ITEMS = 10
"""After how many later refusals one counts half."""


@dataclass(frozen=True)
class BehaviourSignal:
    """What one shopper's history says.

    `own` are the rows of what the history likes, the newest first, each once, and `weights` what each counts; `had` are
    all of its rows that must not come back, also the refused ones; `profile` [k] is the behaviour block of p, empty in
    a shop without purchases; `centre` [d] is the direction of the texts of the newest products; `content_share` is what
    likeness of texts counts.
    """

    own: NDArray[np.int64]
    weights: NDArray[np.float32]
    had: NDArray[np.int64]
    profile: NDArray[np.float32]
    centre: NDArray[np.float32]
    content_share: float

    @property
    def vector(self) -> NDArray[np.float32]:
        """What to search the product vectors for, [d + k]."""
        return np.concatenate([self.content_share * self.centre, (1.0 - self.content_share) * self.profile])

    def scores(self, rows: NDArray[np.int64], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the scores of some rows with their product vectors, [len(rows)], about 0 to 1.

        By what others bought together, and by likeness of texts; what the shopper has bought, seen or refused gets 0.
        """
        text_dimension = len(self.centre)
        cosines = vectors[:, :text_dimension] @ self.centre
        likeness = np.maximum(cosines - UNRELATED, 0.0) / (1.0 - UNRELATED)
        liking = np.maximum(vectors[:, text_dimension:] @ self.profile, 0.0)
        scores: NDArray[np.float32] = self.content_share * likeness + (1.0 - self.content_share) * liking
        scores[np.isin(rows, self.had)] = 0.0
        return scores


@dataclass(frozen=True)
class Refused:
    """What one shopper refused: rows, the newest first, each once, and how much each still counts, 0 to 1."""

    rows: NDArray[np.int64]
    strengths: NDArray[np.float32]


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

    def signal(self, query: Query) -> BehaviourSignal | None:
        """Return what the history of a query says for products; None when the shop knows nothing of it."""
        stated = {preference.product_id: preference.strength for preference in query.preferences}
        stated |= dict.fromkeys(query.dislikes, -1.0)
        history = (*query.purchases, *(preference.product_id for preference in query.preferences), *query.views)
        known = self._newest_first(history)
        all_weights = np.array([stated.get(int(self._columns.ids[row]), 1.0) for row in known], np.float32)
        own, weights = known[all_weights > 0.0], all_weights[all_weights > 0.0]
        had = np.setdiff1d(known, self._columns.rows(query.again))
        if not len(own):
            return None
        recent = self._index.vectors(own[:_RECENT])[:, : self._text_dimension]
        mean = (recent * weights[:_RECENT, None]).mean(axis=0)
        centre = mean / max(float(np.linalg.norm(mean)), 1e-9)
        if self._space is None:
            return BehaviourSignal(own, weights, had, np.empty(0, np.float32), centre, 1.0)
        profile = self._space.profile(own, weights)
        certainty = float(np.linalg.norm(profile))
        return BehaviourSignal(own, weights, had, profile, centre, 1.0 - certainty * (1.0 - _CONTENT_SHARE))

    def refused(self, query: Query) -> Refused:
        """Return what the history of a query says against products; what was waved away is the newest."""
        stated = {each.product_id: -each.strength for each in query.preferences if each.strength < 0.0}
        strengths = {key: value for key, value in stated.items() if key not in query.dislikes}
        strengths |= dict.fromkeys(query.dislikes, 1.0)
        rows = self._newest_first(tuple(strengths))
        decay = np.exp2(-np.arange(len(rows)) / _REFUSED_HALF_LIFE_ITEMS)
        counts = np.array([strengths[int(self._columns.ids[row])] for row in rows])
        return Refused(rows, (np.minimum(counts, 1.0) * decay).astype(np.float32))

    def telling(self, signal: BehaviourSignal, row: int) -> tuple[list[int], list[int]]:
        """Return the product ids of the history that spoke most for a row, and those of them that spoke by their texts.

        The first spoke most, each of the others at least half as much; the row itself speaks for itself last.
        """
        texts = self._index.vectors(np.append(signal.own, row))[:, : self._text_dimension]
        by_text = signal.content_share * signal.weights * (texts[:-1] @ texts[-1]) / len(signal.own)
        parts = by_text.copy()
        if self._space is not None:
            parts += (1.0 - signal.content_share) * self._space.contributions(signal.own, signal.weights, row)
        parts[signal.own == row] = -np.inf if len(parts) > 1 else 0.0
        strongest = np.argsort(-parts, kind="stable")[:_TOLD]
        told = strongest[parts[strongest] >= _TELLING * parts[strongest[0]]]
        told = told if len(told) else strongest[:1]
        ids = self._columns.ids[signal.own[told]]
        return ids.tolist(), ids[by_text[told] * 2.0 > parts[told]].tolist()

    def _newest_first(self, product_ids: tuple[int, ...]) -> NDArray[np.int64]:
        """Return the rows of products, given newest last, each once; those that are not in the index are left out."""
        return np.array(list(dict.fromkeys(self._columns.rows(product_ids)[::-1].tolist())), np.int64)

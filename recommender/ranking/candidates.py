"""The products that are ranked for one query, and the parts of their scores."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.context import RankingContext


class Candidates:
    """Rows of the catalogue, ascending, [m], with what several parts need of them, computed when first asked for.

    `parts` holds the parts scored so far by name, [m] each: a part may build on those before it.
    """

    def __init__(self, rows: NDArray[np.int64], context: RankingContext) -> None:
        self.rows = rows
        self.parts: dict[str, NDArray[np.float32]] = {}
        self._context = context

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """The product vectors, a block of text and a block of behaviour, [m, d]."""
        return self._context.products.index.vectors(self.rows)

    @cached_property
    def meaning(self) -> NDArray[np.float32]:
        """The cosine of meaning with the text of the query, at least 0, [m]; zeros without a text."""
        total = np.zeros(len(self), np.float32)
        for semantic, vector, share in self._context.text.meanings if self._context.text is not None else ():
            by_products = semantic is self._context.products
            cosines = self.vectors @ vector if by_products else semantic.index.similarity(vector, self.rows)
            total += share * np.maximum(cosines, 0.0)
        return total

    @cached_property
    def second_meaning(self) -> NDArray[np.float32] | None:
        """The cosine of meaning by the encoder that reads the text beside the main one, at least 0, [m]; or None."""
        second = None if self._context.text is None else self._context.text.second
        if second is None:
            return None
        return np.maximum(second.semantic.index.similarity(second.vector, self.rows), 0.0)

    def sum(self, *names: str) -> NDArray[np.float32]:
        """Return the sum of some parts, [m], or of all when none is named; a part that says nothing counts 0."""
        chosen = [part for name, part in self.parts.items() if not names or name in names]
        total: NDArray[np.float32] = np.sum([np.zeros(len(self), np.float32), *chosen], axis=0, dtype=np.float32)
        return total

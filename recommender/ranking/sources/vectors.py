"""Products whose vectors are nearest to what is wanted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.context import RankingContext
from recommender.ranking.contract import CandidateSource


class ProfileSource(CandidateSource):
    """The nearest to the profile, which holds query and behaviour: the search r = p·Iᵀ."""

    name = "profile"

    def rows(self, context: RankingContext, limit: int) -> NDArray[np.int64]:
        """Return the products nearest to the profile."""
        if not context.profile.any():
            return np.empty(0, np.int64)
        return context.products.index.search(context.profile, context.mask, limit)


class MultilingualSource(CandidateSource):
    """The nearest in meaning to what the main encoder cannot read, by the encoder that can."""

    name = "multilingual"

    def rows(self, context: RankingContext, limit: int) -> NDArray[np.int64]:
        """Return the products nearest to the Chinese part of the text."""
        meanings = () if context.text is None else context.text.meanings
        others = [meaning for meaning in meanings if meaning.semantic is not context.products]
        found = [semantic.index.search(vector, context.mask, limit) for semantic, vector, _ in others]
        return np.concatenate([np.empty(0, np.int64), *found])

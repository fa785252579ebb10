"""How well products answer a text: words, meaning, kind of product, and likeness to the best answers.

The shares were chosen on half of the graded queries, checked on the other half, and of settings that were equal there
those were taken that move least when vectors are a little off.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.candidates import Candidates
from recommender.ranking.context import RankingContext
from recommender.ranking.contract import ScorePart
from recommender.ranking.top import top

_KIND_BY = 20
_FEEDBACK_BY = 10


class LexicalPart(ScorePart):
    """BM25 times coverage, as a share of the best product's."""

    name = "lexical"

    def __init__(self, share: float = 0.4) -> None:
        self._share = share

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Score by the words of the text."""
        return None if context.text is None else self._share * context.text.lexical[candidates.rows]


class SemanticPart(ScorePart):
    """Cosine of meaning."""

    name = "semantic"

    def __init__(self, share: float = 0.6) -> None:
        self._share = share

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Score by the meaning of the text."""
        return None if context.text is None else self._share * candidates.meaning


class KindPart(ScorePart):
    """How likely a product's category is the one asked for; see `kinds`."""

    name = "kind"

    def __init__(self, leaves: NDArray[np.int32], share: float = 0.05) -> None:
        """Take the code of every product's innermost category, [n], -1 for none."""
        self._leaves, self._share = leaves, share

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Score by the votes for a product's category, 0 to 1."""
        if context.text is None:
            return None
        return self._share * kinds(candidates.meaning, self._leaves[candidates.rows])


class FeedbackPart(ScorePart):
    """Likeness of texts to the products that are best by words, meaning and kind (Rocchio 1971)."""

    name = "feedback"

    def __init__(self, share: float = 0.1) -> None:
        self._share = share

    def score(self, context: RankingContext, candidates: Candidates) -> NDArray[np.float32] | None:
        """Score by the cosine with the mean of the best."""
        if context.text is None:
            return None
        relevance = candidates.sum(LexicalPart.name, SemanticPart.name, KindPart.name)
        return self._share * feedback(relevance, candidates.text_vectors)


def kinds(meaning: NDArray[np.float32], categories: NDArray[np.int32]) -> NDArray[np.float32]:
    """Return how likely each candidate's category is the one asked for, [len(meaning)], 0 to 1.

    The categories of the nearest candidates vote by their cosine, so a "laptop" asks for laptops and not for the bags
    that name it more often. This is pseudo-relevance feedback on the category alone; it needs no query log.

    Args:
        meaning: cosine of every candidate with the query.
        categories: code of its innermost category, -1 for none.
    """
    nearest = top(meaning, _KIND_BY)
    votes = np.bincount(categories[nearest] + 1, weights=meaning[nearest], minlength=int(categories.max(initial=0)) + 2)
    votes[0] = 0.0
    shares: NDArray[np.float32] = (votes / max(votes.sum(), 1e-9)).astype(np.float32)[categories + 1]
    return shares


def feedback(relevance: NDArray[np.float32], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the likeness of every candidate to the best ones so far, [len(relevance)] (Rocchio 1971).

    Args:
        relevance: of every candidate.
        vectors: their L2-normalised text vectors, [len(relevance), d].
    """
    centre = vectors[top(relevance, _FEEDBACK_BY)].mean(axis=0)
    likeness: NDArray[np.float32] = np.maximum(vectors @ (centre / max(float(np.linalg.norm(centre)), 1e-9)), 0.0)
    return likeness

"""What one query means to the shop: everything that sources, parts, steps and reasons may look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from recommender.contract import Query
from recommender.index.indexes import Indexes
from recommender.index.offers import CurrentOffers
from recommender.index.semantic import SemanticIndex
from recommender.ranking.behaviour import Behaviour, BehaviourSignal, Refused
from recommender.ranking.text import TextRelevance, text_relevance

_BEHAVIOUR_BESIDE_TEXT = 0.2


@dataclass(frozen=True)
class RankingContext:
    """One query as the shop understands it, at one moment.

    `mask` [n] says which products may be shown. `text` is what the query's text says about all products, None without
    one; `behaviour` what the shopper's history says for products, None of an unknown shopper, and `refusals` what it
    says against them. `now` is the moment of the answer, `offers` what the products cost then. `products` are the
    product vectors.
    """

    query: Query
    now: datetime
    offers: CurrentOffers
    mask: NDArray[np.bool_]
    text: TextRelevance | None
    behaviour: BehaviourSignal | None
    refusals: Refused
    products: SemanticIndex

    @property
    def is_taste_alone(self) -> bool:
        """Whether a history is all there is to rank by."""
        return self.text is None and self.behaviour is not None

    @property
    def behaviour_share(self) -> float:
        """What behaviour counts: it ranks alone, or moves the answer to a text."""
        return 1.0 if self.text is None else _BEHAVIOUR_BESIDE_TEXT

    @cached_property
    def profile(self) -> NDArray[np.float32]:
        """The profile p = U·Vᵀ + Q·Wᵀ to search the product vectors for, [d]; zeros if nothing speaks for any."""
        profile = np.zeros(self.products.index.dimension, np.float32)
        if self.text is not None:
            for semantic, vector, share in self.text.meanings:
                if semantic is self.products:
                    profile += share * vector
        if self.behaviour is not None:
            profile += self.behaviour.vector * self.behaviour_share
        return profile


def read_query(
    query: Query, indexes: Indexes, behaviour: Behaviour, offers: CurrentOffers, now: datetime
) -> RankingContext:
    """Read a query by what the shop knows: its text with misspelt words corrected, the history, and the filters."""
    filters = replace(query.filters, exclude_ids=(*query.filters.exclude_ids, *query.dislikes))
    return RankingContext(
        query=query,
        now=now,
        offers=offers,
        mask=indexes.mask(filters) & offers.mask(filters),
        text=_read_text(query.text, indexes),
        behaviour=behaviour.signal(query),
        refusals=behaviour.refused(query),
        products=indexes.products,
    )


def _read_text(text: str, indexes: Indexes) -> TextRelevance | None:
    if not text.strip():
        return None
    text = indexes.speller.correct(text)
    relevance = text_relevance(text, indexes.lexical, indexes.products, indexes.multilingual)
    return relevance if relevance.meanings else None

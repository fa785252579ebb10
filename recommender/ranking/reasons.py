"""Why a product stands where it stands, from the parts of its score and the conditions it satisfies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.contract import Comparison, Reason, ReasonKind, Sort
from recommender.index.indexes import Indexes
from recommender.index.offers import NO_PRICE
from recommender.ranking.behaviour import Behaviour
from recommender.ranking.context import RankingContext
from recommender.ranking.parts.behaviour import BehaviourPart
from recommender.ranking.parts.filters import FiltersPart
from recommender.ranking.parts.popularity import PopularityPart
from recommender.ranking.parts.text import LexicalPart, SemanticPart

_TEXT_PARTS = (LexicalPart.name, SemanticPart.name)
"""The parts of a score that say how well a product answers the text of the query."""
_WELL_KNOWN = 100
"""Up to which place a product's popularity is worth a word."""


class Explainer:
    """Gives the hits of one answer their reasons."""

    def __init__(self, context: RankingContext, indexes: Indexes, behaviour: Behaviour) -> None:
        self._context = context
        self._indexes = indexes
        self._behaviour = behaviour

    def reasons(self, row: int, parts: Mapping[str, float]) -> tuple[Reason, ...]:
        """Return the reasons for a row by falling weight; the weights are shares of the parts' sum, together at most 1.

        A part of another name than those of `recommender.ranking.parts` counts in the sum and gives no reason.
        """
        total = sum(parts.values())
        if total <= 0.0:
            return ()
        found: list[tuple[ReasonKind, float, dict[str, Any]]] = []
        behaviour = self._context.behaviour
        conditions = self._conditions(row)
        phrases = self._phrases(row)
        share = parts.get(FiltersPart.name, 0.0) / max(1, len(conditions) + bool(phrases))
        if self._context.text is not None or phrases:
            weight = sum(parts.get(name, 0.0) for name in _TEXT_PARTS) + share * bool(phrases)
            found.append((ReasonKind.TEXT, weight, {"words": list(dict.fromkeys((*phrases, *self._words(row))))}))
        if behaviour is not None and parts.get(BehaviourPart.name, 0.0) > 0.0:
            owned, alike = self._behaviour.telling(behaviour, row)
            found.append((ReasonKind.BEHAVIOUR, parts[BehaviourPart.name], {"product_ids": owned, "alike": alike}))
        if parts.get(PopularityPart.name, 0.0) > 0.0:
            known = self._popularities
            rank = 1 + len(known) - int(np.searchsorted(known, self._indexes.popularity[row], side="right"))
            if rank <= _WELL_KNOWN:
                found.append((ReasonKind.POPULARITY, parts[PopularityPart.name], {"rank": rank}))
        found.extend((kind, share, data) for kind, data in conditions)
        by_weight = sorted(found, key=lambda reason: -reason[1])
        return tuple(Reason(kind, weight / total, data) for kind, weight, data in by_weight if weight > 0.0)

    def _words(self, row: int) -> list[str]:
        """Return the words of the text that a row has."""
        text = self._context.text
        surfaces = {} if text is None else text.words.surfaces
        return [said for word, said in surfaces.items() if self._indexes.lexical.has(row, word)]

    def _phrases(self, row: int) -> list[str]:
        """Return the wanted phrases that a row has."""
        return [phrase for phrase, mask in self._wanted_phrases.items() if mask[row]]

    @cached_property
    def _wanted_phrases(self) -> dict[str, NDArray[np.bool_]]:
        """Which products have each wanted phrase, [n]."""
        return {
            phrase: (self._indexes.fits if wanted.fits else self._indexes.phrases).mask((phrase,))
            for wanted in self._context.query.filters.texts
            if not wanted.negated
            for phrase in wanted.phrases
        }

    @cached_property
    def _prices(self) -> NDArray[np.int64]:
        """The known prices of the products that fit, rising."""
        prices = self._context.offers.price_cents[self._context.mask]
        return np.sort(prices[prices != NO_PRICE])

    @cached_property
    def _popularities(self) -> NDArray[np.float32]:
        """How well known the products are that fit, rising."""
        return np.sort(self._indexes.popularity[self._context.mask])

    def _conditions(self, row: int) -> list[tuple[ReasonKind, dict[str, Any]]]:
        query, columns = self._context.query, self._indexes.columns
        filters = query.filters
        found: list[tuple[ReasonKind, dict[str, Any]]] = []
        if filters.categories:
            wanted_keys = {key.casefold() for key in filters.categories}
            keys = [key for key in columns.category_keys(row) if key.casefold() in wanted_keys]
            found.extend((ReasonKind.CATEGORY, {"category": key}) for key in keys[-1:])
        if filters.brands:
            found.append((ReasonKind.BRAND, {"brand": columns.brand(row)}))
        for wanted in filters.attributes:
            value = None if wanted.comparison is Comparison.NOT_EQUAL else columns.attribute(row, wanted)
            if value is not None:
                found.append((ReasonKind.ATTRIBUTE, {"name": wanted.name, "value": value, "unit": wanted.unit}))
        priced = filters.price is not None or query.sort in (Sort.PRICE_ASCENDING, Sort.PRICE_DESCENDING)
        price = self._context.offers.price_cents[row]
        if priced and price != NO_PRICE:
            dearer = len(self._prices) - int(np.searchsorted(self._prices, price, side="right"))
            found.append((ReasonKind.PRICE, {"percentile": dearer / len(self._prices)}))
        return found

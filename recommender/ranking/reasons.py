"""Why a product stands where it stands, from the parts of its score and the conditions it satisfies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.contract import Comparison, Filters, Query, Reason, ReasonKind, Sort
from recommender.index.columns import NO_PRICE, CatalogueColumns
from recommender.index.lexical import LexicalIndex
from recommender.ranking.behaviour import Behaviour, BehaviourSignal
from recommender.ranking.relevance import TextRelevance

Parts = Mapping[str, float]
TEXT_PARTS = ("lexical", "semantic", "kind", "feedback")
"""The parts of a score that say how well a product answers the text of the query."""
_WELL_KNOWN = 100
"""Up to which place a product's popularity is worth a word."""


@dataclass(frozen=True)
class ReasonContext:
    """Everything of one answer that reasons are computed from; `mask` [n] says which products fit the filters."""

    query: Query
    mask: NDArray[np.bool_]
    columns: CatalogueColumns
    lexical: LexicalIndex
    popularity: NDArray[np.float32]
    text: TextRelevance | None
    behaviour: Behaviour
    signal: BehaviourSignal | None

    @cached_property
    def prices(self) -> NDArray[np.int64]:
        """The known prices of the products that fit, rising."""
        prices = self.columns.price_cents[self.mask]
        return np.sort(prices[prices != NO_PRICE])

    @cached_property
    def popularities(self) -> NDArray[np.float32]:
        """How well known the products are that fit, rising."""
        return np.sort(self.popularity[self.mask])


def reasons(row: int, parts: Parts, context: ReasonContext) -> tuple[Reason, ...]:
    """Return the reasons for a row by falling weight; the weights are shares of the score and sum to at most 1."""
    total = sum(parts.values())
    if total <= 0.0:
        return ()
    found: list[tuple[ReasonKind, float, dict[str, Any]]] = []
    if context.text is not None:
        surfaces = context.text.words.surfaces
        words = [surface for word, surface in surfaces.items() if context.lexical.has(row, word)]
        found.append((ReasonKind.TEXT, sum(parts.get(name, 0.0) for name in TEXT_PARTS), {"words": words}))
    if context.signal is not None and parts.get("behaviour", 0.0) > 0.0:
        product_id = context.behaviour.strongest(context.signal, row)
        found.append((ReasonKind.BEHAVIOUR, parts["behaviour"], {"product_id": product_id}))
    if parts.get("popularity", 0.0) > 0.0:
        known = context.popularities
        rank = 1 + len(known) - int(np.searchsorted(known, context.popularity[row], side="right"))
        if rank <= _WELL_KNOWN:
            found.append((ReasonKind.POPULARITY, parts["popularity"], {"rank": rank}))
    conditions = _conditions(row, context)
    found.extend((kind, parts.get("filters", 0.0) / len(conditions), data) for kind, data in conditions)
    by_weight = sorted(found, key=lambda reason: -reason[1])
    return tuple(Reason(kind, weight / total, data) for kind, weight, data in by_weight if weight > 0.0)


def has_conditions(filters: Filters, sort: Sort) -> bool:
    """Say whether something positive was asked for, which every hit then has."""
    priced = filters.price is not None or sort in (Sort.PRICE_ASCENDING, Sort.PRICE_DESCENDING)
    wanted = any(wanted.comparison is not Comparison.NOT_EQUAL for wanted in filters.attributes)
    return bool(filters.categories or filters.brands or priced or wanted)


def _conditions(row: int, context: ReasonContext) -> list[tuple[ReasonKind, dict[str, Any]]]:
    filters, columns = context.query.filters, context.columns
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
    by_price = context.query.sort in (Sort.PRICE_ASCENDING, Sort.PRICE_DESCENDING)
    priced = filters.price is not None or by_price
    if priced and columns.price_cents[row] != NO_PRICE:
        known = context.prices
        dearer = len(known) - int(np.searchsorted(known, columns.price_cents[row], side="right"))
        percentile = dearer / len(known)
        found.append((ReasonKind.PRICE, {"percentile": percentile}))
    return found

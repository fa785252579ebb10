"""The recommender of the shop: search, behaviour and popularity in one ranking, under exact filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import faiss  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from recommender.contract import Facet, Filters, Hit, Query, Reason, ReasonKind, Recommender, Sort
from recommender.index.artefacts import load_artefact
from recommender.index.columns import NO_DATE, NO_PRICE
from recommender.index.indexes import Indexes
from recommender.index.variants import spread
from recommender.ranking.behaviour import Behaviour, BehaviourSignal
from recommender.ranking.facets import facets
from recommender.ranking.reasons import ReasonContext, has_conditions, reasons
from recommender.ranking.relevance import (
    TEXT_SHARES,
    TextRelevance,
    TextShares,
    best_rows,
    feedback,
    kinds,
    text_relevance,
)
from recommender.ranking.steps import Diversity, InversePropensity, Ranking, RankingStep, Variants

_CANDIDATES = 300
"""How many of the best by each signal are ranked; fewer matches than that are all ranked."""
_BEHAVIOUR_BESIDE_TEXT = 0.2
_POPULARITY_BESIDE_OTHERS = 0.03
"""Decides between equals only; alone it counts fully."""
_FILTERS_SHARE = 0.3
_RELEVANT = 0.6
"""Sorted answers to a text hold what is at least this share as relevant as the best before anything else."""


class HybridRecommender(Recommender):
    """Ranks by relevance to the text, then by the shopper's behaviour, then by popularity.

    Query and behaviour become one profile vector, and one search among the product vectors gives the candidates (see
    `recommender.index.profile`); the words of the text add theirs. An unknown shopper with a text gets search, a known
    one without a text what customers like them bought, an unknown one without a text what is popular. Filters are
    exact in every case.
    """

    def __init__(
        self, indexes: Indexes, steps: Sequence[RankingStep] | None = None, shares: TextShares = TEXT_SHARES
    ) -> None:
        """Make the recommender of a shop.

        Args:
            indexes: of its catalogue.
            steps: what is done to a ranking by score; by default `taste_steps` where a history alone ranks, else
                `search_steps`.
            shares: what the parts of the relevance to a text count.
        """
        self._shares = shares
        self._indexes = indexes
        self._text_dimension = indexes.products.encoder.dimension
        self._behaviour = Behaviour(indexes.columns, indexes.products.index, indexes.profile)
        self._search_steps = search_steps(indexes) if steps is None else tuple(steps)
        self._taste_steps = taste_steps(indexes) if steps is None else tuple(steps)

    @classmethod
    def load(cls, folder: Path) -> HybridRecommender:
        """Load the artefact that `daogou train recommender` wrote, ready to answer on one thread a query.

        Raises:
            ArtefactError: it is missing, of another version, or damaged.
        """
        # A query is too small to split, and the cores are for other shoppers' queries.
        threadpool_limits(1)
        faiss.omp_set_num_threads(1)
        return cls(load_artefact(folder))

    @property
    def indexes(self) -> Indexes:
        """What the recommender was made of."""
        return self._indexes

    def recommend(self, query: Query) -> list[Hit]:
        """Return the best products for a query, best first."""
        excluded = (*query.filters.exclude_ids, *query.dislikes)
        mask = self._indexes.columns.mask(replace(query.filters, exclude_ids=excluded))
        text = self._text(query.text)
        signal = self._behaviour.signal(query.purchases + query.views)
        context = ReasonContext(
            query,
            mask,
            self._indexes.columns,
            self._indexes.lexical,
            self._indexes.popularity,
            text,
            self._behaviour,
            signal,
        )
        rows = self._candidates(query, mask, text, signal)
        parts = self._parts(query, rows, text, signal)
        scores = np.sum(list(parts.values()), axis=0, dtype=np.float32) if parts else np.zeros(len(rows), np.float32)
        order = self._order(query, rows, parts, scores, text, signal)
        position = {int(row): k for k, row in enumerate(rows)}
        hits = []
        for row in order.tolist():
            k = position[row]
            own = {name: float(values[k]) for name, values in parts.items()}
            hits.append(Hit(int(self._indexes.columns.ids[row]), float(scores[k]), own, reasons(row, own, context)))
        return hits

    def similar(self, product_id: int, filters: Filters | None = None, limit: int = 10) -> list[Hit]:
        """Return the products whose texts are most alike, those of the same category first, then of its neighbours."""
        columns, index = self._indexes.columns, self._indexes.products.index
        row = columns.row(product_id)
        text = index.vectors(np.array([row]))[0]
        text[self._text_dimension :] = 0.0
        left = columns.mask(filters or Filters())
        left[row] = False
        ranked: list[int] = []
        for code in [*reversed(columns.category_path(row)), None]:
            within = left if code is None else _only(left, columns.rows_in_category(code))
            found = index.search(text, within, _CANDIDATES if code is None else len(columns))
            ranked.extend(found[spread(self._indexes.groups[found])][:limit].tolist())
            if len(ranked) >= limit:
                break
            left[found] = False
        scores = index.similarity(text, np.array(ranked[:limit], np.int64))
        return [
            Hit(
                int(columns.ids[other]),
                float(score),
                {"similarity": float(score)},
                (Reason(ReasonKind.SIMILARITY, 1.0, {"product_id": product_id}),),
            )
            for other, score in zip(ranked[:limit], scores, strict=True)
        ]

    def count(self, filters: Filters) -> int:
        """Return how many products satisfy the filters."""
        return int(np.count_nonzero(self._indexes.columns.mask(filters)))

    def facets(self, query: Query, names: Sequence[str]) -> list[Facet]:
        """Return how the products that a query finds differ, the most telling respect first."""
        columns, filters = self._indexes.columns, query.filters
        mask = columns.mask(filters)
        if query.text and not (filters.categories or filters.brands or filters.attributes):
            hits = self.recommend(replace(query, limit=_CANDIDATES, sort=Sort.RELEVANCE))
            mask = np.zeros(len(columns), dtype=bool)
            mask[columns.rows([hit.product_id for hit in hits])] = True
        return facets(columns, mask, names)

    def _text(self, text: str) -> TextRelevance | None:
        if not text.strip():
            return None
        indexes = self._indexes
        text = indexes.speller.correct(text)
        relevance = text_relevance(text, indexes.lexical, indexes.products, indexes.multilingual)
        return relevance if relevance.meanings else None

    def _candidates(
        self, query: Query, mask: NDArray[np.bool_], text: TextRelevance | None, signal: BehaviourSignal | None
    ) -> NDArray[np.int64]:
        matching = np.flatnonzero(mask)
        wanted = max(_CANDIDATES, query.limit)
        if len(matching) <= wanted or (text is None and query.sort is not Sort.RELEVANCE) or _sorts_all(query):
            return matching
        found = []
        profile = np.zeros(self._indexes.products.index.dimension, np.float32)
        if text is not None:
            found.append(best_rows(np.where(mask, text.lexical, 0.0), wanted))
            for semantic, vector, share in text.meanings:
                if semantic is self._indexes.products:
                    profile += share * vector
                else:
                    found.append(semantic.index.search(vector, mask, wanted))
        if signal is not None:
            profile += signal.vector * (1.0 if text is None else _BEHAVIOUR_BESIDE_TEXT)
        if profile.any():
            found.append(self._indexes.products.index.search(profile, mask, wanted))
        elif text is None:
            found.append(best_rows(np.where(mask, self._indexes.popularity, 0.0), wanted))
        rows = np.unique(np.concatenate(found))
        missing = wanted - len(rows)
        return rows if missing <= 0 else np.union1d(rows, np.setdiff1d(matching, rows)[:missing])

    def _parts(
        self, query: Query, rows: NDArray[np.int64], text: TextRelevance | None, signal: BehaviourSignal | None
    ) -> dict[str, NDArray[np.float32]]:
        parts: dict[str, NDArray[np.float32]] = {}
        products = self._indexes.products
        vectors = products.index.vectors(rows) if text is not None or signal is not None else None
        if text is not None and vectors is not None and len(rows):
            meaning = text.semantic(rows, products, vectors)
            parts["lexical"] = self._shares.lexical * text.lexical[rows]
            parts["semantic"] = self._shares.semantic * meaning
            parts["kind"] = self._shares.kind * kinds(meaning, self._indexes.columns.leaves[rows])
            relevance = parts["lexical"] + parts["semantic"] + parts["kind"]
            parts["feedback"] = self._shares.feedback * feedback(relevance, vectors[:, : self._text_dimension])
        if signal is not None and vectors is not None:
            share = 1.0 if text is None else _BEHAVIOUR_BESIDE_TEXT
            parts["behaviour"] = share * self._behaviour.scores(signal, rows, vectors)
        share = 1.0 if text is None and signal is None else _POPULARITY_BESIDE_OTHERS
        parts["popularity"] = share * self._indexes.popularity[rows]
        if has_conditions(query.filters, query.sort):
            parts["filters"] = np.full(len(rows), _FILTERS_SHARE, np.float32)
        return parts

    def _order(
        self,
        query: Query,
        rows: NDArray[np.int64],
        parts: dict[str, NDArray[np.float32]],
        scores: NDArray[np.float32],
        text: TextRelevance | None,
        signal: BehaviourSignal | None,
    ) -> NDArray[np.int64]:
        columns = self._indexes.columns
        if query.sort is Sort.RELEVANCE:
            # Ties go to the newer product, then to the one that came into the catalogue first.
            by_score = np.lexsort((rows, -columns.released[rows], -scores))
            ranking = Ranking(rows[by_score], scores[by_score])
            for step in self._search_steps if text is not None or signal is None else self._taste_steps:
                ranking = step.apply(ranking, query.limit)
            return ranking.rows[: query.limit]
        keys = self._sort_keys(query.sort, rows)
        if "lexical" in parts and not _sorts_all(query):
            relevance = parts["lexical"] + parts["semantic"]
            off_topic = relevance < _RELEVANT * relevance.max(initial=0.0)
        else:
            off_topic = np.zeros(len(rows), dtype=bool)
        order: NDArray[np.int64] = rows[np.lexsort((-scores, keys, off_topic))]
        return order[: query.limit]

    def _sort_keys(self, sort: Sort, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return what to sort rows by, rising, with the unknown last."""
        columns = self._indexes.columns
        values: NDArray[Any]
        if sort is Sort.POPULAR:
            values, unknown, sign = self._indexes.popularity[rows], 0.0, -1.0
        elif sort is Sort.NEWEST:
            values, unknown, sign = columns.released[rows], float(NO_DATE), -1.0
        else:
            values, unknown = columns.price_cents[rows], float(NO_PRICE)
            sign = 1.0 if sort is Sort.PRICE_ASCENDING else -1.0
        keys: NDArray[np.float64] = np.where(values == unknown, np.inf, sign * values)
        return keys


def search_steps(indexes: Indexes) -> tuple[RankingStep, ...]:
    """Return what a shop does to a ranking by a text, or by popularity where nothing else is known."""
    return (Variants(indexes.groups),)


def taste_steps(indexes: Indexes) -> tuple[RankingStep, ...]:
    """Return what a shop does to the ranking by a history alone; each step's gain stands in docs/recommender."""
    diversity = Diversity(indexes.products.index, indexes.products.encoder.dimension)
    return (InversePropensity(indexes.order_counts), Variants(indexes.groups), diversity)


def _sorts_all(query: Query) -> bool:
    """Say whether to sort all that fit: a category, brand or property says what is wanted, and the text adds little."""
    filters = query.filters
    return query.sort is not Sort.RELEVANCE and bool(filters.categories or filters.brands or filters.attributes)


def _only(mask: NDArray[np.bool_], rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    only = np.zeros_like(mask)
    only[rows] = mask[rows]
    return only

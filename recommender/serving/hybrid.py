"""The recommender of the shop: search, behaviour and popularity in one ranking, under exact filters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from threading import Lock

import faiss  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from recommender.contract import (
    Facet,
    Filters,
    Hit,
    NearHit,
    Query,
    Reason,
    ReasonKind,
    Recommender,
    Sort,
    Wish,
)
from recommender.index.artefacts import load_artefact
from recommender.index.indexes import Indexes
from recommender.index.offers import CurrentOffers, Offers
from recommender.ranking.behaviour import Behaviour
from recommender.ranking.candidates import Candidates
from recommender.ranking.context import RankingContext, read_query
from recommender.ranking.contract import CandidateSource, Ranking, RankingStep, ScorePart
from recommender.ranking.defaults import candidate_sources, score_parts, search_steps, taste_steps
from recommender.ranking.facets import facets
from recommender.ranking.nearness import nearness
from recommender.ranking.reasons import Explainer
from recommender.ranking.sorting import by_score, by_sort, sorts_all
from recommender.ranking.steps.variants import spread
from shop.pricing import Offer

_CANDIDATES = 300
"""How many of the best by each signal are ranked; fewer matches than that are all ranked."""

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the time of the system, in UTC."""
    return datetime.now(timezone.utc)


class HybridRecommender(Recommender):
    """Ranks by relevance to the text, then by the shopper's behaviour, then by popularity.

    Query and behaviour become one profile vector, and one search among the product vectors gives the candidates (see
    `recommender.index.profile`); the words of the text add theirs. An unknown shopper with a text gets search, a known
    one without a text what customers like them bought, an unknown one without a text what is popular. Filters are
    exact in every case.

    It is made of sources, which find candidates, parts, which add up to their scores, and steps, which reorder them;
    see `recommender.ranking.contract`.
    """

    def __init__(
        self,
        indexes: Indexes,
        sources: Sequence[CandidateSource] | None = None,
        parts: Sequence[ScorePart] | None = None,
        steps: Sequence[RankingStep] | None = None,
        clock: Clock = system_clock,
    ) -> None:
        """Make the recommender of a shop; what is not given is that of `recommender.ranking.defaults`.

        Args:
            indexes: of its catalogue.
            sources: where candidates come from.
            parts: what is added up to a score.
            steps: what is done to a ranking by score; by default `taste_steps` where a history alone ranks, else
                `search_steps`.
            clock: tells the moment of an answer.
        """
        self._indexes = indexes
        self._clock = clock
        self._offers = Offers.unknown(len(indexes.columns))
        self._changing_offers = Lock()
        self._behaviour = Behaviour(indexes.columns, indexes.products.index, indexes.profile)
        self._sources = candidate_sources(indexes) if sources is None else tuple(sources)
        self._parts = score_parts(indexes) if parts is None else tuple(parts)
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

    def replace_offers(self, offers: Iterable[Offer]) -> None:
        """Take what all products cost from now on."""
        with self._changing_offers:
            nothing = Offers.unknown(len(self._indexes.columns), for_sale=False)
            self._offers = nothing.changed(self._by_row(offers), []).judged(self._indexes.columns)

    def update_offers(self, offers: Iterable[Offer], gone: Collection[int] = ()) -> None:
        """Take what some products cost from now on."""
        with self._changing_offers:
            changed = self._offers.changed(self._by_row(offers), self._indexes.columns.rows(list(gone)))
            self._offers = changed if changed.asks_as(self._offers) else changed.judged(self._indexes.columns)

    def recommend(self, query: Query) -> list[Hit]:
        """Return the best products for a query, best first."""
        context = self._context(query)
        candidates = self._candidates(context)
        ranking = self._ranking(context, candidates)
        explainer = Explainer(context, self._indexes, self._behaviour)
        hits = []
        places = np.searchsorted(candidates.rows, ranking.rows)
        for row, score, place in zip(ranking.rows.tolist(), ranking.scores.tolist(), places.tolist(), strict=True):
            own = {name: float(values[place]) for name, values in candidates.parts.items()}
            hits.append(Hit(int(self._indexes.columns.ids[row]), score, own, explainer.reasons(row, own)))
        return hits

    def similar(self, product_id: int, filters: Filters | None = None, limit: int = 10) -> list[Hit]:
        """Return the products whose texts are most alike, those of the same category first, then of its neighbours."""
        columns, index = self._indexes.columns, self._indexes.products.index
        row = columns.row(product_id)
        text = index.vectors(np.array([row]))[0]
        text[self._indexes.products.encoder.dimension :] = 0.0
        left = self._mask(filters or Filters(), self._current_offers())
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

    def nearest(self, query: Query, wishes: Sequence[Wish]) -> list[NearHit]:
        """Return the products that satisfy a query's filters and come nearest to some wishes, best first."""
        context = self._context(query)
        rows = np.flatnonzero(context.mask)
        if not len(rows):
            return []
        near = np.array([nearness(wish.filters, self._indexes, context.offers)[rows] for wish in wishes])
        near = near.reshape(len(wishes), len(rows))
        total = np.array([wish.weight for wish in wishes]) @ near
        # What comes as near as the last that may be shown decides its place by the query.
        least = np.sort(total)[-min(_CANDIDATES, len(rows))]
        ranking = self._ordered(context, self._scored(rows[total >= least], context))
        places = np.searchsorted(rows, ranking.rows)
        order = np.argsort(-np.round(total[places], 1), kind="stable")
        order = order[spread(self._indexes.groups[ranking.rows[order]])][: query.limit]
        return [
            NearHit(int(self._indexes.columns.ids[rows[at]]), float(total[at]), tuple((near[:, at] >= 1.0).tolist()))
            for at in places[order].tolist()
        ]

    def count(self, filters: Filters) -> int:
        """Return how many products satisfy the filters."""
        return int(np.count_nonzero(self._mask(filters, self._current_offers())))

    def measured(self, filters: Filters, unit: str) -> list[str]:
        """Return the properties that products which satisfy the filters state in a unit, the commonest first."""
        return self._indexes.columns.measured(self._mask(filters, self._current_offers()), unit)

    def facets(self, query: Query, names: Sequence[str], price_step: float = 1.0) -> list[Facet]:
        """Return how the products that a query finds differ, the most telling respect first."""
        columns, offers, filters = self._indexes.columns, self._current_offers(), query.filters
        mask = self._mask(filters, offers)
        if query.text and not filters.say_what:
            context = self._context(replace(query, limit=_CANDIDATES, sort=Sort.RELEVANCE))
            mask = np.zeros(len(columns), dtype=bool)
            mask[self._ranking(context, self._candidates(context)).rows] = True
        return facets(columns, offers, mask, names, price_step)

    def nearest_word(self, word: str) -> str | None:
        """Return the word of the catalogue that a misspelt one stands for."""
        return self._indexes.speller.nearest(word)

    def _context(self, query: Query) -> RankingContext:
        now = self._clock()
        return read_query(query, self._indexes, self._behaviour, self._offers.at(now), now)

    def _current_offers(self) -> CurrentOffers:
        return self._offers.at(self._clock())

    def _mask(self, filters: Filters, offers: CurrentOffers) -> NDArray[np.bool_]:
        return self._indexes.mask(filters) & offers.mask(filters)

    def _by_row(self, offers: Iterable[Offer]) -> dict[int, Offer]:
        rows = ((self._indexes.columns.find(offer.product_id), offer) for offer in offers)
        return {row: offer for row, offer in rows if row is not None}

    def _candidates(self, context: RankingContext) -> Candidates:
        """Find the products to rank, and score them."""
        return self._scored(self._candidate_rows(context), context)

    def _scored(self, rows: NDArray[np.int64], context: RankingContext) -> Candidates:
        candidates = Candidates(rows, context)
        for part in self._parts if len(candidates) else ():
            scores = part.score(context, candidates)
            if scores is not None:
                candidates.parts[part.name] = scores
        return candidates

    def _candidate_rows(self, context: RankingContext) -> NDArray[np.int64]:
        query, matching = context.query, np.flatnonzero(context.mask)
        limit = max(_CANDIDATES, query.limit)
        lists_all = context.text is None and query.sort is not Sort.RELEVANCE
        if len(matching) <= limit or lists_all or sorts_all(query):
            return matching
        rows = np.unique(np.concatenate([source.rows(context, limit) for source in self._sources]))
        missing = limit - len(rows)
        return rows if missing <= 0 else np.union1d(rows, np.setdiff1d(matching, rows)[:missing])

    def _ranking(self, context: RankingContext, candidates: Candidates) -> Ranking:
        """Return the first of the ranking, as many as are asked for."""
        ranking = self._ordered(context, candidates)
        if context.query.sort is Sort.RELEVANCE:
            for step in self._taste_steps if context.is_taste_alone else self._search_steps:
                ranking = step.apply(ranking, context)
        query = context.query
        return Ranking(ranking.rows[: query.limit], ranking.scores[: query.limit])

    def _ordered(self, context: RankingContext, candidates: Candidates) -> Ranking:
        """Rank by score or as the query sorts, before any step."""
        query, columns = context.query, self._indexes.columns
        if query.sort is Sort.RELEVANCE:
            return by_score(candidates, columns)
        return by_sort(query, candidates, columns, context.offers, self._indexes.popularity)


def _only(mask: NDArray[np.bool_], rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    only = np.zeros_like(mask)
    only[rows] = mask[rows]
    return only

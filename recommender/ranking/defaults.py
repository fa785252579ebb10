"""What a shop's recommender is made of: a new source, part or step is one file, and one line here."""

from __future__ import annotations

from recommender.index.indexes import Indexes
from recommender.ranking.contract import CandidateSource, RankingStep, ScorePart
from recommender.ranking.parts.behaviour import BehaviourPart
from recommender.ranking.parts.filters import FiltersPart
from recommender.ranking.parts.popularity import PopularityPart
from recommender.ranking.parts.text import LexicalPart, SemanticPart
from recommender.ranking.sources.lexical import LexicalSource
from recommender.ranking.sources.popular import PopularSource
from recommender.ranking.sources.vectors import MultilingualSource, ProfileSource
from recommender.ranking.steps.diversity import Diversity
from recommender.ranking.steps.inverse_propensity import InversePropensity
from recommender.ranking.steps.kinds import Kinds
from recommender.ranking.steps.refusals import Refusals
from recommender.ranking.steps.variants import Variants


def candidate_sources(indexes: Indexes) -> tuple[CandidateSource, ...]:
    """Return where products to rank come from."""
    return (
        LexicalSource(),
        ProfileSource(),
        MultilingualSource(),
        PopularSource(indexes.popularity),
    )


def score_parts(indexes: Indexes) -> tuple[ScorePart, ...]:
    """Return what is added up to a score, in the order in which the parts build on one another."""
    return (
        LexicalPart(),
        SemanticPart(),
        BehaviourPart(),
        PopularityPart(indexes.popularity),
        FiltersPart(),
    )


def search_steps(indexes: Indexes) -> tuple[RankingStep, ...]:
    """Return what is done to a ranking by a text, or by popularity where nothing else is known."""
    return (_refusals(indexes), Variants(indexes.groups), Kinds(indexes.columns))


def taste_steps(indexes: Indexes) -> tuple[RankingStep, ...]:
    """Return what is done to the ranking by a history alone; each step's gain stands in docs/recommender."""
    return (
        InversePropensity(indexes.order_counts),
        _refusals(indexes),
        Variants(indexes.groups),
        Diversity(indexes.products.index, indexes.products.encoder.dimension),
        Kinds(indexes.columns),
    )


def _refusals(indexes: Indexes) -> Refusals:
    return Refusals(indexes.products.index, indexes.products.encoder.dimension)

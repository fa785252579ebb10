"""What the actions work with, loaded once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from guide.answering.phrases import Phrases
from guide.behaviour import BehaviourLog
from guide.reading.vocabulary import Vocabulary
from recommender.contract import Recommender
from recommender.serving.hybrid import HybridRecommender
from shop.catalogue.sets import ProductSet, load_sets
from shop.currency import ExchangeRates
from shop.settings import get_settings
from shop.unit_of_work import UnitOfWorkFactory, unit_of_work_factory


@dataclass(frozen=True)
class Services:
    """The shop's database, recommender, vocabulary, texts, exchange rates, and things that belong together."""

    unit_of_work: UnitOfWorkFactory
    recommender: Recommender
    vocabulary: Vocabulary
    phrases: Phrases
    rates: ExchangeRates
    sets: list[ProductSet]
    behaviour: BehaviourLog


@lru_cache(maxsize=1)
def get_services() -> Services:
    """Load everything the actions need.

    Raises:
        ShopError, RecommenderError, PhraseError: something is missing; the text says which command makes it.
    """
    settings = get_settings()
    unit_of_work = unit_of_work_factory(settings.database_url)
    with unit_of_work() as uow:
        vocabulary = Vocabulary(uow.terms.all())
    return Services(
        unit_of_work=unit_of_work,
        recommender=HybridRecommender.load(settings.artefacts_dir / "recommender"),
        vocabulary=vocabulary,
        phrases=Phrases.load(settings.domain_dir),
        rates=ExchangeRates.load(settings.catalogue_dir),
        sets=load_sets(settings.catalogue_dir),
        behaviour=BehaviourLog(unit_of_work),
    )

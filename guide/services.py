"""What the guide works with, loaded once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from guide.behaviour import BehaviourLog
from guide.live_offers import LiveOffers
from guide.message import Message
from guide.phrases import Phrases
from guide.reply import Reply
from guide.shop import Shop
from guide.shopper import Shopper
from guide.vocabulary import Vocabulary
from guide.wording import Wording
from recommender.contract import Recommender
from recommender.serving.hybrid import HybridRecommender
from shop.catalogue.sets import ProductSet, load_sets
from shop.currency import ExchangeRates
from shop.settings import get_settings
from shop.unit_of_work import UnitOfWork, UnitOfWorkFactory, unit_of_work_factory


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

    @cached_property
    def offers(self) -> LiveOffers:
        """What the recommender knows of prices and stock."""
        return LiveOffers(self.recommender, self.rates)

    def shop_for(self, message: Message, uow: UnitOfWork) -> Shop:
        """Return the shop as the turn of a message sees it, with the prices and stock that the database has now."""
        self.offers.refresh(uow)
        shopper = Shopper(message.session_id, message.customer_id, uow, self.behaviour)
        return Shop(shopper, uow, self.recommender, self.vocabulary, self.rates, self.sets, message.at)

    def reply_to(self, message: Message) -> Reply:
        """Return an empty reply in the language of a message."""
        return Reply(Wording(self.phrases, self.vocabulary, message.language, self.rates.base_currency, message.at))


@lru_cache(maxsize=1)
def get_services() -> Services:
    """Load everything that the guide needs.

    Raises:
        ShopError, RecommenderError, PhraseError: something is missing; the text says which command makes it.
    """
    settings = get_settings()
    unit_of_work = unit_of_work_factory(settings.database_url)
    with unit_of_work() as uow:
        vocabulary = Vocabulary(uow.terms.all())
    services = Services(
        unit_of_work=unit_of_work,
        recommender=HybridRecommender.load(settings.artefacts_dir / "recommender"),
        vocabulary=vocabulary,
        phrases=Phrases.load(settings.domain_dir),
        rates=ExchangeRates.load(settings.catalogue_dir),
        sets=load_sets(settings.catalogue_dir),
        behaviour=BehaviourLog(unit_of_work),
    )
    with unit_of_work() as uow:
        services.offers.refresh(uow)
    return services

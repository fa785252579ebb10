"""What the guide works with, loaded once a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from guide.behaviour import BehaviourLog
from guide.kinds import KindFinder, kind_finder
from guide.live_offers import LiveOffers
from guide.message import Message
from guide.money import DisplayMoney
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
from shop.shop_file import Contact, Policy, ShopFile
from shop.unit_of_work import UnitOfWork, UnitOfWorkFactory, unit_of_work_factory

_OUTBOX_TIMEOUT_S = 0.5
"""How long a turn waits for the database to take what was done in it."""


@dataclass(frozen=True)
class Services:
    """The shop's database, recommender, vocabulary, texts, money, and things that belong together.

    `display_currency` is the currency that prices are spoken of in, by language.
    """

    unit_of_work: UnitOfWorkFactory
    recommender: Recommender
    vocabulary: Vocabulary
    kinds: KindFinder
    phrases: Phrases
    rates: ExchangeRates
    sets: list[ProductSet]
    behaviour: BehaviourLog
    display_currency: Mapping[str, str] = field(default_factory=dict)
    customer_source: str | None = None
    """Whose ids the shop's customer tokens carry where they do not say so."""
    contact: Contact = field(default_factory=Contact)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    """What the shop answers about delivery, returns and the like, by topic."""

    @cached_property
    def offers(self) -> LiveOffers:
        """What the recommender knows of prices and stock."""
        return LiveOffers(self.recommender, self.rates)

    def shop_for(self, message: Message, uow: UnitOfWork) -> Shop:
        """Return the shop as the turn of a message sees it, with the prices and stock that the database has now."""
        self.offers.refresh(uow)
        source = message.customer_source or self.customer_source
        shopper = Shopper(message.session_id, message.customer_id, source, uow)
        money = self.money_in(message.language)
        return Shop(
            shopper,
            uow,
            self.recommender,
            self.vocabulary,
            self.kinds,
            money,
            self.sets,
            message.at,
            self.contact,
            self.policies,
        )

    def reply_to(self, message: Message) -> Reply:
        """Return an empty reply in the language of a message."""
        money = self.money_in(message.language)
        return Reply(Wording(self.phrases, self.vocabulary, message.language, money, message.at), message.said_before)

    def money_in(self, language: str) -> DisplayMoney:
        """Return the money that is spoken of in a language, the base currency where the shop does not say."""
        chosen = self.display_currency.get(language)
        return DisplayMoney(self.rates, chosen or self.rates.base_currency, chosen is not None)


@lru_cache(maxsize=1)
def get_services() -> Services:
    """Load everything that the guide needs.

    Raises:
        ShopError, RecommenderError, PhraseError: something is missing; the text says which command makes it.
    """
    settings = get_settings()
    # The files first: what is wrong in one of them is told at once, not after the recommender has been read.
    shop, sets = ShopFile.load(settings.catalogue_dir), load_sets(settings.catalogue_dir)
    phrases = Phrases.load(settings.domain_dir)
    unit_of_work = unit_of_work_factory(settings.database_url)
    with unit_of_work() as uow:
        vocabulary = Vocabulary(uow.terms.all())
        recommender = HybridRecommender.load(settings.artefacts_dir / "recommender")
        titles = uow.counts.titles_by_category()
        kinds = kind_finder(uow.terms, vocabulary, recommender.indexes.bilingual_encoder, titles)
    services = Services(
        unit_of_work=unit_of_work,
        recommender=recommender,
        vocabulary=vocabulary,
        kinds=kinds,
        phrases=phrases,
        rates=shop.rates,
        sets=sets,
        behaviour=BehaviourLog(unit_of_work_factory(settings.database_url, _OUTBOX_TIMEOUT_S)),
        display_currency=shop.display_currency,
        customer_source=shop.customers,
        contact=shop.contact,
        policies=shop.policies,
    )
    with unit_of_work() as uow:
        services.offers.refresh(uow)
    services.kinds.warm_up()
    return services

"""Messages and conversations in a small real shop: SQLite, its recommender, the editors' texts, the parser."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from datetime import datetime, timezone
from decimal import Decimal

import pytest

from guide.behaviour import BehaviourLog
from guide.kinds import kind_finder
from guide.message import OUTSIDE, Message, Outside, Span
from guide.phrases import Phrases
from guide.reading.reader import MessageReader
from guide.services import Services
from guide.vocabulary import Vocabulary
from guide.wording import Wording
from language.expressions import parse
from recommender.collaborative.interactions import Interactions
from recommender.encoders import load_encoder
from recommender.serving.hybrid import HybridRecommender
from recommender.training.building import build_indexes, encode_texts
from shop.catalogue.sets import ProductSet
from shop.currency import ExchangeRates
from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory
from tests.guide.small_shop import CATEGORIES, PRODUCTS, TERMS
from tests.guide.talk import Talk
from tests.serving import ROOT

SETS = [ProductSet(("desk set-up", "办公套装"), ("laptops", "laptop-bags"))]
RATES = ExchangeRates("USD", {"USD": Decimal(1), "GBP": Decimal("1.25"), "CNY": Decimal("0.14")})


@contextmanager
def services_of(unit_of_work, rates, sets=(), display_currency=None):
    """What the actions work with, for a shop whose products and words are in its database."""
    encoder = load_encoder("multilingual")
    with unit_of_work() as uow:
        snapshots = list(uow.products.iter_snapshots())
        vocabulary = Vocabulary(uow.terms.all())
        kinds = kind_finder(uow.terms, vocabulary, encoder)
    texts = encode_texts(snapshots, encoder)
    recommender = HybridRecommender(build_indexes(snapshots, Interactions.from_purchases([]), texts, encoder))
    behaviour = BehaviourLog(unit_of_work)
    phrases = Phrases.load(ROOT / "bot" / "domain")
    shown = display_currency or {}
    yield Services(unit_of_work, recommender, vocabulary, kinds, phrases, rates, list(sets), behaviour, shown)
    behaviour.close()


def new_shop(folder, categories, products, terms):
    """Make a shop in a database of its own; return its units of work."""
    url = f"sqlite:///{folder / 'shop.db'}"
    upgrade(url)
    unit_of_work = unit_of_work_factory(url)
    with unit_of_work() as uow:
        uow.categories.upsert_many(categories)
        uow.products.upsert_many(products)
        uow.terms.replace_all("small", terms)
        uow.commit()
    return unit_of_work


@contextmanager
def open_shop(folder, products, rates, display_currency):
    """Open a shop with the small shop's categories and words, in a database of its own."""
    unit_of_work = new_shop(folder, CATEGORIES, products, TERMS)
    with services_of(unit_of_work, rates, SETS, display_currency) as made:
        yield made


@pytest.fixture(scope="session")
def services(tmp_path_factory):
    """What the actions work with, for the small shop."""
    with open_shop(tmp_path_factory.mktemp("small_shop"), PRODUCTS, RATES, {}) as opened:
        yield opened


@pytest.fixture
def uow(services):
    """One unit of work."""
    with services.unit_of_work() as unit:
        yield unit


@pytest.fixture
def product_id(uow):
    """What finds the id of a product of the small shop by its key."""
    return lambda key: uow.products.find_id("small", key)


@pytest.fixture
def spans():
    """What returns what the language model finds in a message, given as (words, name)."""

    def made(text, *learnt):
        places = ((text.index(words), text.index(words) + len(words), words, name) for words, name in learnt)
        return tuple(Outside(*place[:2]) if place[3] == OUTSIDE else Span(*place) for place in places)

    return made


@pytest.fixture
def shopper():
    """The session of the test's shopper: nobody else's behaviour counts for them."""
    return uuid.uuid4().hex


@pytest.fixture
def new_message(spans, shopper):
    """What makes a message: its text with the learnt spans, and what a pressed button brings."""

    def make(text="", *learnt, language="en", **parts):
        entities = sorted((*spans(text, *learnt), *parse(text)), key=lambda entity: entity.start)
        return Message(text, language, tuple(entities), session_id=shopper, **parts)

    return make


@pytest.fixture
def shop(services, uow, new_message):
    """The shop as a turn of the test's shopper sees it."""
    return services.shop_for(new_message(), uow)


@pytest.fixture
def wording(services):
    """What gives the words of a language."""
    at = datetime.now(timezone.utc)
    return lambda language="en": Wording(
        services.phrases, services.vocabulary, language, services.money_in(language), at
    )


@pytest.fixture
def talk(new_message, services, uow):
    """A conversation in English."""
    return Talk(new_message, services, uow)


@pytest.fixture
def talk_zh(new_message, services, uow):
    """A conversation in Chinese."""
    return Talk(new_message, services, uow, "zh")


@pytest.fixture
def read(services, new_message):
    """What reads one message of a conversation with learnt spans."""
    reader = MessageReader(services.vocabulary, services.kinds, services.money_in("en"), services.recommender)
    return lambda text, *learnt, turn=1, currency=None: reader.read(new_message(text, *learnt), turn, currency=currency)

"""Turns of conversations in a small real shop: SQLite, its recommender, the editors' texts, the constraint parser."""

from __future__ import annotations

import uuid
from decimal import Decimal

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from guide.answering.phrases import Phrases
from guide.behaviour import BehaviourLog
from guide.reading.linker import link
from guide.reading.reader import MessageReader
from guide.reading.vocabulary import Vocabulary
from guide.services import Services
from guide.turn import Turn
from language.expressions import parse
from recommender.collaborative.interactions import Interactions
from recommender.encoders import MultilingualEncoder
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


@pytest.fixture(scope="session")
def services(tmp_path_factory):
    """What the actions work with, for the small shop."""
    url = f"sqlite:///{tmp_path_factory.mktemp('small_shop') / 'shop.db'}"
    upgrade(url)
    unit_of_work = unit_of_work_factory(url)
    with unit_of_work() as uow:
        uow.categories.upsert_many(CATEGORIES)
        uow.products.upsert_many(PRODUCTS)
        uow.terms.replace_all("small", TERMS)
        uow.commit()
        snapshots = list(uow.products.iter_snapshots())
        vocabulary = Vocabulary(uow.terms.all())
    encoder = MultilingualEncoder()
    texts = encode_texts(snapshots, encoder)
    indexes = build_indexes(snapshots, Interactions.from_purchases([]), RATES, texts, encoder)
    behaviour = BehaviourLog(unit_of_work)
    phrases = Phrases.load(ROOT / "bot" / "domain")
    recommender = HybridRecommender(indexes)
    yield Services(unit_of_work, recommender, vocabulary, phrases, RATES, SETS, behaviour)
    behaviour.close()


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
def understood():
    """What returns the entities of a message: the parser's, and the learnt ones given as (words, entity)."""

    def entities(text, *learnt):
        spans = [
            {"entity": name, "value": words, "start": text.index(words), "end": text.index(words) + len(words)}
            for words, name in learnt
        ]
        return [*spans, *(found.as_entity() for found in parse(text))]

    return entities


@pytest.fixture
def shopper():
    """The session of the test's shopper: nobody else's behaviour counts for them."""
    return uuid.uuid4().hex


@pytest.fixture
def new_turn(services, uow, understood, shopper):
    """What begins a turn: a message with its learnt entities, slots, and the entities of a pressed button."""

    def begin(text="", *learnt, slots=None, pressed=None):
        entities = understood(text, *learnt)
        entities += [{"entity": name, "value": value, "start": 0, "end": 0} for name, value in (pressed or {}).items()]
        tracker = Tracker(
            sender_id=shopper,
            slots={"language": "en", **(slots or {})},
            latest_message={"text": text, "entities": entities, "metadata": {}},
            events=[],
            paused=False,
            followup_action=None,
            active_loop={},
            latest_action_name=None,
        )
        return Turn.begin(services, uow, CollectingDispatcher(), tracker)

    return begin


@pytest.fixture
def talk(new_turn, uow):
    """A conversation in English."""
    return Talk(new_turn, uow)


@pytest.fixture
def talk_zh(new_turn, uow):
    """A conversation in Chinese."""
    return Talk(new_turn, uow, "zh")


@pytest.fixture
def read(services, understood):
    """What reads one message of a conversation with learnt entities."""
    reader = MessageReader(services.vocabulary, services.rates, services.recommender)

    def run(text, *learnt, turn=1, currency=None):
        entities = sorted(understood(text, *learnt), key=lambda entity: entity["start"])
        return reader.read(text, link(text, entities, services.vocabulary), entities, turn, currency=currency)

    return run

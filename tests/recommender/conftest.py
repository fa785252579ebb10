"""A toy shop whose right answers are known by construction."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from recommender.collaborative.interactions import Interactions
from recommender.encoders import load_encoder
from recommender.index.offers import Offers
from recommender.ranking.behaviour import Behaviour
from recommender.ranking.context import read_query
from recommender.serving.hybrid import HybridRecommender
from recommender.training.building import build_indexes, encode_texts
from shop.pricing import offers
from tests.recommender.toy_shop import NOW, RATES, toy_products


@pytest.fixture(scope="session")
def products():
    """26 products: 8 laptops, 6 mice, 6 mugs, 6 candles."""
    return toy_products()


@pytest.fixture(scope="session")
def purchases():
    """Customers with even ids buy even mugs and candles, those with odd ids odd ones; never across."""
    start = datetime(2024, 1, 1)
    lines = []
    for customer in range(1, 41):
        parity = customer % 2
        wanted = [base + k for base in (301, 401) for k in range(6) if k % 2 == parity]
        left_out = wanted[customer % len(wanted)]
        lines += [
            (customer, product_id, start + timedelta(days=customer + 10 * (product_id // 400)), 1)
            for product_id in wanted
            if product_id != left_out
        ]
    return lines


@pytest.fixture(scope="session")
def interactions(purchases):
    """The purchases, counted."""
    return Interactions.from_purchases(purchases)


@pytest.fixture(scope="session")
def encoder():
    """A real encoder that loads in a second."""
    return load_encoder("multilingual")


@pytest.fixture(scope="session")
def texts(products, encoder):
    """The text vectors of the toy shop."""
    return encode_texts(products, encoder)


@pytest.fixture(scope="session")
def indexes(products, interactions, texts, encoder):
    """Everything computed of the toy shop."""
    return build_indexes(products, interactions, texts, encoder)


@pytest.fixture(scope="session")
def toy_offers(products):
    """What the toy shop's products cost."""
    return list(offers(products, RATES))


@pytest.fixture(scope="session")
def recommender(indexes, toy_offers):
    """The recommender of the toy shop."""
    recommender = HybridRecommender(indexes)
    recommender.replace_offers(toy_offers)
    return recommender


@pytest.fixture(scope="session")
def read(indexes, toy_offers):
    """What reads a query at a moment, as the recommender does."""
    behaviour = Behaviour(indexes.columns, indexes.products.index, indexes.profile)
    known = Offers.unknown(len(indexes.columns)).changed(dict(enumerate(toy_offers)), ())
    return lambda query, now=NOW: read_query(query, indexes, behaviour, known.at(now), now)


@pytest.fixture(scope="session")
def returning():
    """Customers of the two halves who came three times: for mugs, for candles, and for what they had left out."""
    start = datetime(2024, 1, 1)
    lines = []
    for customer in range(1, 81):
        mugs, candles = ([base + k for k in range(6) if k % 2 == customer % 2] for base in (301, 401))
        left_out = [mugs.pop(customer % 3), candles.pop(customer // 3 % 3)]
        for order, products in enumerate((mugs, candles, left_out)):
            moment = start + timedelta(days=customer + 100 * order)
            lines += [(customer, product_id, moment, 1) for product_id in products]
    return Interactions.from_purchases(lines)

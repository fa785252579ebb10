"""Prices and stock change without training: what holds at which moment, and for which query."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from language.money import PriceRange
from recommender.collaborative.interactions import Interactions
from recommender.contract import Filters, Query, ReasonKind, Sort
from recommender.index.offers import NO_PRICE, Offers
from recommender.serving.hybrid import HybridRecommender
from recommender.training.building import build_indexes, encode_texts
from shop.pricing import Offer
from tests.recommender.toy_shop import NOW, product

BEGIN, END = NOW, NOW + timedelta(days=2)
LAPTOPS = Filters(categories=("laptops",))


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock(NOW)


@pytest.fixture
def recommender(indexes, toy_offers, clock):
    recommender = HybridRecommender(indexes, clock=clock)
    recommender.replace_offers(toy_offers)
    return recommender


def ids(hits):
    return [hit.product_id for hit in hits]


def test_before_anything_is_told_all_is_for_sale_without_a_price():
    current = Offers.unknown(3).at(NOW)
    assert current.mask(Filters(in_stock=True)).all()
    assert not current.mask(Filters(price=PriceRange())).any()


def test_a_changed_price_is_in_filters_order_and_reasons_of_the_next_query(recommender):
    cheap = Filters(categories=("laptops",), price=PriceRange(high_cents=55_000))
    assert ids(recommender.recommend(Query(filters=cheap))) == [101]
    recommender.update_offers([Offer(108, 100), Offer(101, 99_900)])
    assert ids(recommender.recommend(Query(filters=cheap))) == [108]
    assert recommender.count(cheap) == 1
    cheapest, *_, dearest = recommender.recommend(Query(filters=LAPTOPS, sort=Sort.PRICE_ASCENDING))
    assert (cheapest.product_id, dearest.product_id) == (108, 107)
    (why,) = [reason for reason in cheapest.reasons if reason.kind is ReasonKind.PRICE]
    assert why.data == {"percentile": pytest.approx(7 / 8)}
    (price,) = recommender.facets(Query(filters=LAPTOPS), ["price"])
    assert price.choices[0].low == 100


def test_a_sale_begins_and_ends_by_the_clock(recommender, clock):
    recommender.update_offers([Offer(108, 120_000, 40_000, BEGIN, END)])
    cheap = Filters(price=PriceRange(30_000, 45_000))
    counts = []
    for now in (BEGIN - timedelta(seconds=1), BEGIN, END - timedelta(seconds=1), END):
        clock.now = now.replace(tzinfo=timezone.utc)
        counts.append(recommender.count(cheap))
    assert counts == [0, 1, 1, 0]


def test_what_is_sold_out_leaves_the_answers_that_ask_for_stock(recommender):
    in_stock = Filters(categories=("laptops",), in_stock=True)
    assert 105 in ids(recommender.recommend(Query(filters=in_stock)))
    recommender.update_offers([Offer(105, 90_000, in_stock=False), Offer(101, 50_000)])
    found = ids(recommender.recommend(Query(filters=in_stock)))
    assert 105 not in found
    assert 101 in found  # it was sold out before


@pytest.mark.parametrize("query", [Query(limit=26), Query(text="notebook computer", limit=26), Query(purchases=(103,))])
def test_what_is_no_longer_for_sale_is_never_recommended(recommender, query):
    recommender.update_offers([], gone=[105, 999_999])
    assert 105 not in ids(recommender.recommend(query))
    assert 105 not in ids(recommender.similar(101, limit=26))
    assert recommender.count(Filters()) == 25
    recommender.update_offers([Offer(105, 90_000)])
    assert recommender.count(Filters()) == 26


def test_products_without_an_offer_are_not_for_sale(recommender):
    recommender.replace_offers([Offer(101, 100), Offer(301, None)])
    assert sorted(ids(recommender.recommend(Query(limit=26)))) == [101, 301]


def test_a_product_that_the_index_does_not_know_is_left_out(recommender):
    recommender.update_offers([Offer(999_999, 100)])
    assert recommender.count(Filters()) == 26


def test_a_change_leaves_what_others_are_reading_as_it_was():
    before = Offers.unknown(3).changed({0: Offer(1, 100), 1: Offer(2, 200, 150)}, ())
    current = before.at(NOW)
    after = before.changed({1: Offer(2, 900)}, [0])
    assert current.price_cents.tolist() == [100, 150, NO_PRICE]
    assert current.for_sale.all()
    assert after.at(NOW).price_cents.tolist() == [100, 900, NO_PRICE]
    assert after.at(NOW).for_sale.tolist() == [False, True, True]


def test_a_price_of_a_moment_is_that_of_the_window_it_falls_into():
    draw = np.random.default_rng(5)
    moments = [None, *(datetime(2024, 6, day, tzinfo=timezone.utc) for day in range(1, 6))]
    given = {
        row: Offer(row, 1000, draw.choice([None, 500]), *(moments[k] for k in draw.integers(0, len(moments), 2)))
        for row in range(200)
    }
    offers = Offers.unknown(200).changed(given, ())
    for now in (moment + timedelta(hours=hours) for moment in moments[1:] for hours in (-1, 0, 1)):
        expected = [
            500
            if offer.sale_cents is not None
            and (offer.sale_from is None or offer.sale_from <= now)
            and (offer.sale_until is None or now < offer.sale_until)
            else 1000
            for offer in given.values()
        ]
        assert offers.at(now).price_cents.tolist() == expected


def test_an_absurd_price_is_never_first_by_price_and_a_changed_one_is_judged_anew(clock, encoder):
    path = ("electronics", "computers", "laptops")
    products = [product(k, f"Laptop model {k}", path, 40_000 + 1_000 * k) for k in range(1, 31)]
    indexes = build_indexes(products, Interactions.from_purchases([]), encode_texts(products, encoder), encoder)
    recommender = HybridRecommender(indexes, clock=clock)
    recommender.replace_offers(Offer(p.id, p.price_cents) for p in products)

    def by_price(sort):
        return ids(recommender.recommend(Query(filters=LAPTOPS, sort=sort, limit=30)))

    assert by_price(Sort.PRICE_ASCENDING)[0] == 1
    recommender.update_offers([Offer(7, 95), Offer(8, 9_500_000), Offer(9, 12_000)])
    assert by_price(Sort.PRICE_ASCENDING)[0] == 9  # a bargain of 75 %
    assert by_price(Sort.PRICE_ASCENDING)[-2:] == [7, 8]
    assert by_price(Sort.PRICE_DESCENDING)[0] == 30
    assert recommender.count(LAPTOPS) == 30
    recommender.update_offers([Offer(7, 11_000)])
    assert by_price(Sort.PRICE_ASCENDING)[0] == 7
    sale = Offer(6, 46_000, 90, sale_from=BEGIN, sale_until=END)
    recommender.update_offers([sale])
    assert by_price(Sort.PRICE_ASCENDING)[0] == 7
    assert 6 in by_price(Sort.PRICE_ASCENDING)[-2:]
    clock.now = END
    assert by_price(Sort.PRICE_ASCENDING)[5] == 4

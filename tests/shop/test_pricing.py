"""What a product costs at a moment."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from shop.catalogue.records import ProductRecord, VariantRecord
from shop.catalogue.snapshots import ProductSnapshot
from shop.pricing import Offer, Price, in_stock, offers, price_at
from tests.recommender.toy_shop import RATES

BEGIN = datetime(2026, 11, 27, tzinfo=timezone.utc)
END = datetime(2026, 12, 1, tzinfo=timezone.utc)
INSTANT = timedelta(microseconds=1)
SHOE = ProductRecord("toy", "shoe", "Shoe", ("shoes",), 9900, "EUR", sale_price_cents=7900)


def variant(price_cents=None, stock=None, sale_price_cents=None):
    return VariantRecord("sku", "title", price_cents, stock, sale_price_cents=sale_price_cents)


def sold(*variants, **changes):
    return replace(SHOE, variants=variants, **changes)


@pytest.mark.parametrize(
    ("begin", "end", "at", "is_on"),
    [
        (None, None, BEGIN, True),
        (BEGIN, END, BEGIN - INSTANT, False),
        (BEGIN, END, BEGIN, True),
        (BEGIN, END, END - INSTANT, True),
        (BEGIN, END, END, False),
        (BEGIN, None, END, True),
        (None, END, BEGIN, True),
        (None, END, END, False),
        (END, BEGIN, BEGIN, False),
    ],
)
def test_a_sale_holds_from_its_first_moment_until_before_its_end(begin, end, at, is_on):
    price = price_at(sold(sale_from=begin, sale_until=end), at)
    assert (price.cents, price.regular_cents, price.on_sale) == ((7900, 9900, True) if is_on else (9900, 9900, False))


@pytest.mark.parametrize("sale", [None, 0, -100, 9900, 12000])
def test_a_sale_price_that_is_no_reduction_is_none(sale):
    assert price_at(sold(sale_price_cents=sale), BEGIN) == Price(9900, "EUR", 9900)


def test_without_a_regular_price_nobody_knows_what_it_costs():
    assert price_at(sold(price_cents=None), BEGIN) is None
    assert price_at(sold(variant(), price_cents=None), BEGIN) is None


@pytest.mark.parametrize(
    ("variants", "expected"),
    [
        # what a variant does not say is as with the product
        ([variant(), variant()], Price(7900, "EUR", 9900)),
        # the product's sale is that of a variant of the same regular price
        ([variant(9900)], Price(7900, "EUR", 9900)),
        ([variant(12000)], Price(12000, "EUR", 12000)),
        ([variant(12000, sale_price_cents=8900)], Price(8900, "EUR", 12000)),
        ([variant(sale_price_cents=6900), variant()], Price(6900, "EUR", 9900, is_from=True)),
        ([variant(12000), variant(11000)], Price(11000, "EUR", 11000, is_from=True)),
        # what cannot be bought sets no price, where something can
        ([variant(5000, stock=0), variant(12000, stock=2)], Price(12000, "EUR", 12000)),
        ([variant(5000, stock=0), variant(12000, stock=0)], Price(5000, "EUR", 5000, is_from=True)),
    ],
)
def test_a_product_in_variants_costs_what_the_cheapest_does_that_can_be_bought(variants, expected):
    assert price_at(sold(*variants), BEGIN) == expected


def test_variants_with_prices_of_their_own_need_none_of_the_product():
    product = sold(variant(500), variant(), price_cents=None, sale_price_cents=None)
    assert price_at(product, BEGIN) == Price(500, "EUR", 500)


@pytest.mark.parametrize(
    ("stock", "variants", "expected"),
    [
        (None, [], True),
        (0, [], False),
        (-1, [], False),
        (3, [], True),
        (None, [variant(stock=0), variant(stock=0)], False),
        (None, [variant(stock=0), variant(stock=1)], True),
        (None, [variant(stock=0), variant()], True),
        (0, [variant(stock=1)], False),
    ],
)
def test_what_can_be_bought_is_in_stock(stock, variants, expected):
    assert in_stock(sold(*variants, stock=stock)) is expected


def snapshot(**changes):
    return ProductSnapshot(**{**vars(SHOE), **changes}, id=7)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Offer(7, 10890, 8690)),
        ({"sale_from": BEGIN, "sale_until": END, "stock": 0}, Offer(7, 10890, 8690, BEGIN, END, in_stock=False)),
        ({"sale_price_cents": None, "sale_from": BEGIN}, Offer(7, 10890)),
        ({"variants": (variant(5000), variant(sale_price_cents=4000))}, Offer(7, 5500, 4400)),
        ({"price_cents": None}, Offer(7, None)),
        ({"currency": "USD"}, Offer(7, 9900, 7900)),
    ],
)
def test_an_offer_is_in_the_base_currency_with_and_without_the_sale(changes, expected):
    assert list(offers([snapshot(**changes)], RATES)) == [expected]


def test_a_currency_without_a_rate_is_a_price_that_nobody_knows_and_is_told_once(caplog):
    found = list(offers([snapshot(currency="XYZ"), snapshot(currency="XYZ", stock=0), snapshot()], RATES))
    assert found == [Offer(7, None), Offer(7, None, in_stock=False), Offer(7, 10890, 8690)]
    (record,) = caplog.records
    assert "2 products cost XYZ, of which shop.yml has no rate" in record.getMessage()

"""Why products suit a shopper: facts of this shop's orders, another of their products for each."""

from __future__ import annotations

import pytest

from guide.answering.companions import Companions
from recommender.contract import Hit, Reason, ReasonKind
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent
from shop.orders.records import OrderLineRecord, OrderRecord


def _hit(product_id, *known, alike=()):
    data = {"product_ids": list(known), "alike": list(alike)}
    return Hit(product_id, 1.0, reasons=(Reason(ReasonKind.BEHAVIOUR, 1.0, data),))


def _order(number, moment, *products, customer):
    lines = tuple(OrderLineRecord(key, 1, 100) for key in products)
    return OrderRecord("small", str(number), customer, moment, "USD", lines)


@pytest.fixture
def shop_of(services, uow, new_message, product_id):
    """What opens the shop for a shopper who looked at some products."""

    def make(*looked_at):
        message = new_message("anything for me?")
        uow.events.add_many(
            ShopperEvent(EventKind.VIEW, message.at, product_id(key), None, message.session_id) for key in looked_at
        )
        return services.shop_for(message, uow)

    return make


@pytest.fixture
def orders(uow, new_message):
    """What puts orders of some products into the shop, each by another customer."""

    def make(count, *products, customers=None):
        at = new_message("").at
        uow.orders.upsert_many(
            _order(f"{products} {number}", at, *products, customer=f"{(customers or 'customer')} {number}")
            for number in range(count)
        )

    return make


def test_what_was_ordered_together_is_counted(shop_of, orders, wording, product_id):
    orders(6, "red-mug", "laser")
    shop = shop_of("red-mug")
    hit = _hit(product_id("laser"), product_id("red-mug"))

    reason = Companions([hit], shop, wording()).reason(hit)

    assert reason == "in 6 orders together with “Red spotty mug”, which you looked at"


def test_what_the_same_customers_chose_is_counted_where_no_order_holds_both(shop_of, orders, wording, product_id):
    orders(5, "red-mug", customers="ann")
    orders(5, "laser", customers="ann")
    shop = shop_of("red-mug")
    hit = _hit(product_id("laser"), product_id("red-mug"))

    assert "5 shoppers chose it as well as" in Companions([hit], shop, wording()).reason(hit)


def test_likeness_and_taste_claim_no_figures(shop_of, wording, product_id):
    mug, laser = product_id("red-mug"), product_id("laser")
    shop = shop_of("red-mug")
    alike, taste = _hit(product_id("blue-mug"), mug, alike=[mug]), _hit(laser, mug)
    told = Companions([alike, taste], shop, wording())

    assert told.reason(alike) == "much like “Red spotty mug”, which you looked at"
    assert told.reason(taste) == "the same taste as “Red spotty mug”, which you looked at"


def test_each_goes_with_another_where_it_can(shop_of, wording, product_id):
    mug, laptop = product_id("red-mug"), product_id("hp-250")
    hits = [
        _hit(product_id("laser"), mug, laptop),
        _hit(product_id("ink"), mug, laptop),
        _hit(product_id("lenovo"), mug),
    ]
    told = Companions(hits, shop_of("red-mug", "hp-250"), wording("zh"))

    said = [told.reason(hit) for hit in hits]

    assert ["Red spotty mug" in reason for reason in said] == [True, False, True]
    assert said[1] == "和您看过的“HP 250 Notebook”是同一种风格"

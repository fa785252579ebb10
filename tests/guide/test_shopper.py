"""Who shops, and what they are known by: nobody is guessed, and nobody gets another's history."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from guide.shopper import Acquaintance, Shopper
from recommender.contract import Preference
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent

NOON = datetime(2026, 5, 1, 12, tzinfo=timezone.utc)


@pytest.fixture
def two_anns(new_unit_of_work, mugs, order):
    """A shop where two sources call somebody `ann`; only the first rated something."""
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(3))
        uow.orders.upsert_many([order("1", ("mug-0", 1))])
        other = uow.customers.upsert("other", "ann", "Another Ann")
        first = uow.customers.find_id("ann", "toy")
        product = uow.products.find_id("toy", "mug-1")
        uow.events.add_many(
            [
                ShopperEvent(EventKind.RATING, NOON, product, first, "s1", 5.0),
                ShopperEvent(EventKind.VIEW, NOON, product, other, "s2"),
            ]
        )
        uow.commit()
    return new_unit_of_work, first, other, product


def test_each_is_known_by_what_they_did_themselves(two_anns):
    new_unit_of_work, first, other, product = two_anns
    with new_unit_of_work() as uow:
        ann, namesake = (Shopper("now", "ann", source, uow) for source in ("toy", "other"))
        assert (ann.customer_id, namesake.customer_id) == (first, other)
        assert [len(who.purchases) for who in (ann, namesake)] == [1, 0]
        assert (ann.preferences, namesake.preferences) == ((Preference(product, 2.0),), ())
        assert (ann.seen_before(None, None), namesake.seen_before(None, None)) == ([], [product])


@pytest.mark.parametrize("source", [None, "a typing error"])
def test_who_cannot_be_told_shops_as_nobody(two_anns, source):
    new_unit_of_work, *_ = two_anns
    with new_unit_of_work() as uow:
        shopper = Shopper("now", "ann", source, uow)
        assert shopper.refusal is not None
        assert (shopper.customer_id, shopper.purchases, shopper.preferences) == (None, [], ())


def test_an_unknown_shopper_is_no_refusal(two_anns):
    new_unit_of_work, *_ = two_anns
    with new_unit_of_work() as uow:
        assert Shopper("now", None, None, uow).refusal is None


def test_an_anonymous_conversation_has_its_own_preferences(two_anns):
    new_unit_of_work, _, _, product = two_anns
    with new_unit_of_work() as uow:
        uow.events.add(ShopperEvent(EventKind.FEEDBACK, NOON, product, None, "mine", -1.0))
        uow.events.add(ShopperEvent(EventKind.FEEDBACK, NOON, None, None, "mine", -1.0, "not helpful"))
        mine, others = Shopper("mine", None, None, uow), Shopper("others", None, None, uow)
        assert (mine.refused, others.refused) == ((product,), ())


def test_how_a_product_is_known_is_told_by_the_closest_way(two_anns):
    new_unit_of_work, first, _, rated = two_anns
    with new_unit_of_work() as uow:
        bought, cart = uow.products.find_id("toy", "mug-0"), uow.products.find_id("toy", "mug-2")
        uow.events.add(ShopperEvent(EventKind.CART, NOON, cart, first))
        ann = Shopper("now", "ann", "toy", uow)
        assert [ann.acquaintance(each) for each in (bought, cart, rated, 999)] == [
            *(Acquaintance.BOUGHT, Acquaintance.CART, Acquaintance.LIKED, Acquaintance.VIEWED)
        ]


def test_what_is_noted_waits_for_the_answer(two_anns):
    new_unit_of_work, first, _, product = two_anns
    with new_unit_of_work() as uow:
        ann = Shopper("now", "ann", "toy", uow)
        ann.note(EventKind.VIEW, product)
        (noted,) = ann.noted
        assert (noted.customer_id, noted.session_id, noted.product_id) == (first, "now", product)
        assert uow.events.for_session("now") == []


def test_what_customers_come_back_for_is_used_up_and_the_rest_is_owned(new_unit_of_work, mugs, order):
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(2))
        uow.orders.upsert_many(
            order(f"{customer}-{day}", (f"mug-{mug}", 1), customer=customer, day=day)
            for customer in ("ann", *(f"customer {number}" for number in range(20)))
            for mug, day in ((0, 1), (0, 9), (1, 3))
        )
        again, once = (uow.products.find_id("toy", f"mug-{number}") for number in range(2))
        ann = Shopper("now", "ann", "toy", uow)

        assert (ann.used_up, ann.owned) == ((again,), (once,))
        assert (Shopper("now", None, None, uow).used_up, Shopper("now", None, None, uow).owned) == ((), ())

"""Who a customer is: an id of a source; equal ids of two sources are two people, and nobody is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from shop.behaviour.records import EventKind, EventRecord
from shop.errors import IdentityError


def test_a_customer_keeps_the_id_when_renamed(new_unit_of_work):
    with new_unit_of_work() as uow:
        first = uow.customers.upsert("toy", "17850", "Customer 17850", "United Kingdom")
        assert uow.customers.upsert("toy", "17850", "Ann") == first
        customer = uow.customers.get(first)
        assert (customer.name, customer.country) == ("Ann", "United Kingdom")


def test_an_unknown_customer_is_none(new_unit_of_work):
    with new_unit_of_work() as uow:
        assert uow.customers.get(1) is None
        assert uow.customers.find_id("nobody", "toy") is None
        assert uow.customers.identify("nobody", None) is None
        assert uow.customers.identify("nobody", "toy") is None
        uow.customers.upsert("toy", "1", "Ann")
        assert uow.customers.identify("nobody", None) is None
        assert uow.customers.identify("nobody", "toy") is None


def test_the_shops_only_source_needs_no_name(new_unit_of_work):
    with new_unit_of_work() as uow:
        ann = uow.customers.upsert("toy", "7", "Ann")
        assert uow.customers.identify("7", None) == uow.customers.identify("7", "toy") == ann


@pytest.mark.parametrize("external_id", ["7", "8", "nobody"])
def test_with_several_sources_an_id_alone_is_nobody_even_if_one_source_alone_has_it(new_unit_of_work, external_id):
    with new_unit_of_work() as uow:
        first, second = uow.customers.upsert("one", "7", "Ann"), uow.customers.upsert("two", "7", "Bob")
        uow.customers.upsert("two", "8", "Cy")
        with pytest.raises(IdentityError, match=r"'one', 'two'.*claim `source`.*shop\.yml"):
            uow.customers.identify(external_id, None)
        assert (uow.customers.identify("7", "one"), uow.customers.identify("7", "two")) == (first, second)
        assert uow.customers.identify("8", "one") is None


def test_a_source_that_the_shop_does_not_have_is_an_error_and_one_in_the_middle_is_not(new_unit_of_work):
    with new_unit_of_work() as uow:
        for source in ("a", "m", "z"):
            uow.customers.upsert(source, "7", source)
        assert uow.customers.identify("7", "m") == uow.customers.find_id("7", "m")
        with pytest.raises(IdentityError, match=r"'toys', of which this shop has no customer"):
            uow.customers.identify("7", "toys")


def test_at_the_keyboard_an_id_is_enough_where_one_source_has_it_else_the_candidates_are_told(new_unit_of_work):
    with new_unit_of_work() as uow:
        for source, external_id in (("one", "7"), ("two", "7"), ("two", "8"), ("two", "gid://shop/9"), ("a:b", "5")):
            uow.customers.upsert(source, external_id, f"{source} {external_id}")
        names = ["one:7", "two:7", "8", "two:8", "gid://shop/9", "two:gid://shop/9", "a:b:5"]
        assert [uow.customers.find_named(name).name for name in names] == [
            *("one 7", "two 7", "two 8", "two 8", "two gid://shop/9", "two gid://shop/9", "a:b 5")
        ]
        with pytest.raises(IdentityError, match=r"write one of: one:7, two:7"):
            uow.customers.find_named("7")
        for name in ("one:8", "", ":", "nobody"):
            with pytest.raises(IdentityError, match="<source>:<id>"):
                uow.customers.find_named(name)


def test_equal_ids_of_two_sources_share_neither_orders_nor_events(new_unit_of_work, mugs, order):
    noon = datetime(2026, 5, 1, 12, tzinfo=timezone.utc)
    with new_unit_of_work() as uow:
        for source in ("toy", "other"):
            uow.products.upsert_many([replace(mug, source=source) for mug in mugs(2)])
        uow.orders.upsert_many(
            [
                order("1", ("mug-0", 1)),
                replace(order("1", ("mug-1", 1)), source="other"),
                order("2", ("mug-1", 1), day=2),
            ]
        )
        uow.events.upsert_many(
            [
                EventRecord(EventKind.RATING, noon, "mug-0", "toy", "ann", value=5),
                EventRecord(EventKind.RATING, noon, "mug-1", "other", "ann", value=1),
            ]
        )
        ann, namesake = (uow.customers.identify("ann", source) for source in ("toy", "other"))
        bought = {who: uow.orders.purchases_of(who) for who in (ann, namesake)}
        rated = {who: [act.product_id for act in uow.events.recent_acts(customer_id=who)] for who in (ann, namesake)}
        mug = {(source, k): uow.products.find_id(source, f"mug-{k}") for source in ("toy", "other") for k in (0, 1)}
        assert bought == {ann: [mug["toy", 0], mug["toy", 1]], namesake: [mug["other", 1]]}
        assert rated == {ann: [mug["toy", 0]], namesake: [mug["other", 1]]}
        uow.events.erase_customer(ann)
        assert len(uow.events.for_customer(namesake)) == 1

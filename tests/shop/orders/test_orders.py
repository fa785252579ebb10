from datetime import date, datetime, timezone

import pytest


@pytest.fixture
def uow(new_unit_of_work, mugs):
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(4))
        yield uow


def mug(uow, number):
    return uow.products.find_id("toy", f"mug-{number}")


def test_an_order_is_written_once_and_makes_its_customer(uow, order):
    first = uow.orders.upsert_many([order("1", ("mug-0", 2), ("mug-1", 1))])
    again = uow.orders.upsert_many([order("1", ("mug-0", 2), ("mug-1", 1))])
    assert (first.inserted, again.inserted, again.unchanged) == (1, 0, 1)
    customer = uow.customers.get(uow.customers.find_id("ann", "toy"))
    assert (customer.name, customer.country) == ("Customer ann", "UK")
    assert [(line.product_id, line.quantity) for line in uow.orders.of_customer(customer.id)[0].lines] == [
        (mug(uow, 0), 2),
        (mug(uow, 1), 1),
    ]


def test_a_changed_order_replaces_its_lines(uow, order):
    uow.orders.upsert_many([order("1", ("mug-0", 2), ("mug-1", 1))])
    assert uow.orders.upsert_many([order("1", ("mug-2", 5))]).updated == 1
    assert [row[1:] for row in uow.orders.iter_purchases()] == [
        (mug(uow, 2), datetime(2026, 1, 1, 12, tzinfo=timezone.utc), 5)
    ]


def test_purchases_stream_oldest_first_without_returns_and_without_unknown_customers(uow, order):
    uow.orders.upsert_many(
        [
            order("late", ("mug-0", 3), day=20),
            order("early", ("mug-1", 1), day=2, customer="bob"),
            order("return", ("mug-0", -3), day=21),
            order("anonymous", ("mug-2", 1), customer=None),
        ]
    )
    ann, bob = (uow.customers.find_id(name, "toy") for name in ("ann", "bob"))
    found = [
        (customer, product, moment.day, quantity) for customer, product, moment, quantity in uow.orders.iter_purchases()
    ]
    assert found == [(bob, mug(uow, 1), 2, 1), (ann, mug(uow, 0), 20, 3)]


def test_purchases_of_a_customer_come_once_each_with_the_newest_last(uow, order):
    uow.orders.upsert_many(
        [
            order("1", ("mug-0", 1), ("mug-1", 1), day=1),
            order("2", ("mug-2", 1), day=2),
            order("3", ("mug-0", 1), ("mug-3", -1), day=3),
        ]
    )
    ann = uow.customers.find_id("ann", "toy")
    assert uow.orders.purchases_of(ann) == [mug(uow, 1), mug(uow, 2), mug(uow, 0)]
    assert uow.orders.purchases_of(ann, limit=2) == [mug(uow, 2), mug(uow, 0)]


def test_a_line_of_an_unknown_product_is_left_out_and_reported(uow, order):
    report = uow.orders.upsert_many([order("1", ("mug-0", 1), ("ghost", 1)), order("2", ("ghost", 1))])
    assert report.inserted == 1
    assert [external_id for external_id, _ in report.left_out] == ["1", "2"]
    assert "'ghost'" in report.left_out[0][1]


def test_the_most_active_customers_are_those_with_most_orders_returns_not_counted(uow, order):
    uow.orders.upsert_many(
        [
            *(order(f"a{n}", ("mug-0", 1), customer="ann", country="France") for n in range(3)),
            *(order(f"b{n}", ("mug-0", -1), customer="bob") for n in range(5)),
            order("b", ("mug-0", 1), customer="bob"),
        ]
    )
    found = uow.customers.most_active(limit=5)
    assert [(one.name, one.country, one.orders) for one in found] == [
        ("Customer ann", "France", 3),
        ("Customer bob", "UK", 1),
    ]


def test_monthly_prices_are_the_median_of_what_was_paid(uow, order):
    uow.orders.upsert_many(
        [
            *(order(f"j{price}", ("mug-0", 1), price=price, day=price % 27 + 1) for price in (400, 500, 900)),
            order("return", ("mug-0", -1), price=1),
            order("march", ("mug-0", 1), price=650, month=3),
        ]
    )
    found = list(uow.orders.monthly_prices("toy"))
    assert [(moment.date(), cents, currency) for _, moment, cents, currency in found] == [
        (date(2026, 1, 1), 500, "GBP"),
        (date(2026, 3, 1), 650, "GBP"),
    ]

import pytest

from shop.customers.models import Customer
from shop.database import make_engine, make_session_factory
from shop.errors import ConflictError
from shop.orders.models import Order
from shop.upsert import compare, find_ids, find_rows, upsert

_customers, _orders = Customer.__table__, Order.__table__


def customer(external_id, **changes):
    return {"source": "toy", "external_id": external_id, "name": external_id.title(), "country": None, **changes}


@pytest.fixture
def session(database_url):
    with make_session_factory(make_engine(database_url))() as session:
        yield session


def test_new_rows_are_inserted_in_order_and_known_ones_changed_in_place(session):
    upsert(session, _customers, [customer("ann"), customer("bob")])
    before = find_ids(session, _customers, [("toy", "ann"), ("toy", "bob"), ("toy", "eve")])
    assert list(before) == [("toy", "ann"), ("toy", "bob")]
    assert before["toy", "ann"] < before["toy", "bob"]

    upsert(session, _customers, [customer("bob", name="Robert", country="UK"), customer("eve")])
    after = find_rows(session, _customers, [*before, ("toy", "eve")], "name", "country")
    assert {key: row.id for key, row in after.items() if key in before} == before
    assert [(row.name, row.country) for row in after.values()] == [("Ann", None), ("Robert", "UK"), ("Eve", None)]


def test_only_the_columns_asked_for_are_changed(session):
    upsert(session, _customers, [customer("ann", country="UK")])
    upsert(session, _customers, [customer("ann", name="Other", country="FR")], change=("country",))
    (row,) = find_rows(session, _customers, [("toy", "ann")], "name", "country").values()
    assert (row.name, row.country) == ("Ann", "FR")


def test_a_row_that_breaks_another_rule_is_a_conflict(session):
    with pytest.raises(ConflictError):
        upsert(session, _customers, [customer("ann", name=None)])


def test_nothing_is_written_for_no_rows(session):
    upsert(session, _customers, [])
    assert find_ids(session, _customers, [("toy", "ann")]) == {}


def test_records_are_compared_by_key_and_fingerprint(session, order, new_unit_of_work, mugs):
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(1))
        uow.orders.upsert_many([order("same", ("mug-0", 1)), order("other", ("mug-0", 1))])
        uow.commit()
    changed = order("other", ("mug-0", 2))
    new = order("new", ("mug-0", 1))
    compared = compare(session, _orders, [order("same", ("mug-0", 1)), changed, new], "currency")
    assert compared.touched == [changed, new]
    assert [row.currency for row in compared.known.values()] == ["GBP", "GBP"]
    assert len(set(compared.marks.values())) == 3

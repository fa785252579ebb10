from datetime import datetime, timedelta, timezone

import pytest

from shop.behaviour.records import EventKind, EventRecord, ProductAct
from shop.behaviour.repository import ShopperEvent
from shop.errors import ConflictError

NOON = datetime(2026, 5, 1, 12, tzinfo=timezone.utc)


@pytest.fixture
def uow(new_unit_of_work, mugs):
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(4))
        yield uow


def mug(uow, number):
    return uow.products.find_id("toy", f"mug-{number}")


def view(uow, number, minute, **who):
    return ShopperEvent(EventKind.VIEW, NOON + timedelta(minutes=minute), mug(uow, number), **who)


def test_the_views_of_a_session_come_once_each_with_the_newest_last(uow):
    mine = {"session_id": "mine"}
    uow.events.add_many([view(uow, 0, 1, **mine), view(uow, 1, 2, **mine), view(uow, 0, 3, **mine)])
    uow.events.add(view(uow, 2, 4, session_id="another"))
    uow.events.add(ShopperEvent(EventKind.CART, NOON + timedelta(hours=1), mug(uow, 3), session_id="mine"))
    assert uow.events.recent_views(session_id="mine") == [mug(uow, 1), mug(uow, 0)]
    assert uow.events.recent_views(session_id="mine", limit=1) == [mug(uow, 0)]


def test_the_views_of_a_customer_span_sessions(uow):
    ann = uow.customers.upsert("toy", "ann", "Ann")
    uow.events.add_many([view(uow, n, n, customer_id=ann, session_id=str(n)) for n in range(3)])
    assert uow.events.recent_views(customer_id=ann, limit=2) == [mug(uow, 1), mug(uow, 2)]


def test_the_views_of_some_hours_alone(uow):
    uow.events.add_many([view(uow, n, n, session_id="mine") for n in range(4)])
    since, until = NOON + timedelta(minutes=1), NOON + timedelta(minutes=3)
    assert uow.events.recent_views(session_id="mine", since=since, until=until) == [mug(uow, 1), mug(uow, 2)]
    assert uow.events.recent_views(session_id="mine", until=since) == [mug(uow, 0)]


def test_views_of_nobody_cannot_be_asked_for(uow):
    with pytest.raises(ValueError, match="customer_id or a session_id"):
        uow.events.recent_views()


def test_the_newest_events_come_oldest_first_with_their_time_zone(uow):
    beijing = timezone(timedelta(hours=8))
    for minute in range(3):
        at = datetime(2026, 5, 1, 20, minute, tzinfo=beijing)
        uow.events.add(ShopperEvent(EventKind.SEARCH, at, session_id="mine", text=f"query {minute}"))
    found = uow.events.for_session("mine", limit=2)
    assert [(event.text, event.at) for event in found] == [
        ("query 1", NOON + timedelta(minutes=1)),
        ("query 2", NOON + timedelta(minutes=2)),
    ]


def test_erasing_takes_everything_of_one_shopper_and_nothing_of_others(uow):
    ann, bob = (uow.customers.upsert("toy", name, name) for name in ("ann", "bob"))
    uow.events.add_many([view(uow, 0, 1, customer_id=ann), view(uow, 1, 2, customer_id=ann, session_id="mine")])
    uow.events.add_many([view(uow, 0, 1, customer_id=bob), view(uow, 0, 1, session_id="mine")])
    assert uow.events.erase_customer(ann) == 2
    assert uow.events.for_customer(ann) == []
    assert uow.events.erase_session("mine") == 1
    assert len(uow.events.for_customer(bob)) == 1


def test_an_event_of_an_unknown_product_is_refused(uow):
    with pytest.raises(ConflictError):
        uow.events.add(ShopperEvent(EventKind.VIEW, NOON, product_id=999_999, session_id="mine"))


def test_events_of_a_source_are_imported_once(uow):
    records = [
        EventRecord(EventKind.RATING, NOON, "mug-1", "toy", "ann", value=4),
        EventRecord(EventKind.SEARCH, NOON, source="toy", session_id="s", text="mug"),
        EventRecord(EventKind.VIEW, NOON, "ghost", "toy", "ann"),
    ]
    first, again = uow.events.upsert_many(records), uow.events.upsert_many(records)
    assert (first.inserted, again.inserted, again.unchanged) == (2, 0, 2)
    assert [external_id for external_id, _ in first.left_out] == ["ghost"]
    (rating,) = uow.events.for_customer(uow.customers.find_id("ann", "toy"))
    assert (rating.kind, rating.product_id, rating.value) == ("rating", mug(uow, 1), 4.0)


def test_acts_with_products_come_oldest_first_and_feedback_on_an_answer_is_none(uow):
    ann = uow.customers.upsert("toy", "ann", "Ann")

    def event(kind, minute, number=None, value=None, **who):
        product = None if number is None else mug(uow, number)
        return ShopperEvent(kind, NOON + timedelta(minutes=minute), product, value=value, **who)

    uow.events.add_many(
        [
            event(EventKind.RATING, 3, 0, 4.0, customer_id=ann),
            event(EventKind.CART, 1, 1, customer_id=ann, session_id="mine"),
            event(EventKind.VIEW, 2, 2, customer_id=ann),
            event(EventKind.SEARCH, 2, customer_id=ann),
            event(EventKind.FEEDBACK, 4, None, -1.0, customer_id=ann),
            event(EventKind.FEEDBACK, 5, 2, -1.0, customer_id=ann),
            event(EventKind.PURCHASE, 6, 3, session_id="mine"),
        ]
    )
    assert uow.events.recent_acts(customer_id=ann) == [
        ProductAct(mug(uow, 1), EventKind.CART),
        ProductAct(mug(uow, 0), EventKind.RATING, 4.0),
        ProductAct(mug(uow, 2), EventKind.FEEDBACK, -1.0),
    ]
    assert [act.kind for act in uow.events.recent_acts(session_id="mine")] == [EventKind.CART, EventKind.PURCHASE]
    assert [act.product_id for act in uow.events.recent_acts(customer_id=ann, limit=1)] == [mug(uow, 2)]
    with pytest.raises(ValueError, match="customer_id or a session_id"):
        uow.events.recent_acts()


def test_words_that_no_database_can_store_do_not_break_the_conversation(uow):
    uow.events.add(ShopperEvent(EventKind.SEARCH, NOON, session_id="mine", text="a\x00b\ud83dc 😀"))
    assert uow.events.for_session("mine")[0].text == "abc 😀"

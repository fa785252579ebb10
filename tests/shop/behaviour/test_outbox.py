"""What waits is moved once, in order and whole; what cannot be is set aside; views go first where too many wait."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from shop.behaviour.records import EventKind
from shop.behaviour.relay import relay
from shop.behaviour.repository import ShopperEvent
from shop.errors import DatabaseUnavailableError
from shop.unit_of_work import unit_of_work_factory

NOON = datetime(2026, 5, 1, 12, tzinfo=timezone.utc)


def search(number, session="mine"):
    return ShopperEvent(EventKind.SEARCH, NOON + timedelta(seconds=number), session_id=session, text=f"mug {number}")


def add(new_unit_of_work, *events):
    with new_unit_of_work() as uow:
        uow.outbox.add_many(events)
        uow.commit()


def moved(new_unit_of_work, session="mine"):
    with new_unit_of_work() as uow:
        return [event.text or event.kind for event in uow.events.for_session(session, limit=10_000)]


def test_everything_of_an_event_is_moved_once_and_in_order(new_unit_of_work, mugs):
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(1))
        mug, ann = uow.products.find_id("toy", "mug-0"), uow.customers.upsert("toy", "ann", "Ann")
        rating = ShopperEvent(EventKind.RATING, NOON, mug, ann, "mine", 4.0, "fine\x00")
        uow.outbox.add_many([rating, *(search(number) for number in range(1, 5))])
        uow.commit()

    assert relay(new_unit_of_work, batch=2)
    while relay(new_unit_of_work, batch=2):
        pass
    assert not relay(new_unit_of_work)

    with new_unit_of_work() as uow:
        first, *others = uow.events.for_session("mine")
        assert uow.outbox.count() == 0
    assert (first.kind, first.at, first.product_id, first.customer_id) == ("rating", NOON, mug, ann)
    assert (first.value, first.text, first.fingerprint) == (4.0, "fine", None)
    assert [event.text for event in others] == ["mug 1", "mug 2", "mug 3", "mug 4"]
    assert [event.id for event in others] == sorted(event.id for event in others)


def test_one_that_the_database_refuses_is_set_aside_and_blocks_nobody(new_unit_of_work, caplog):
    gone = ShopperEvent(EventKind.VIEW, NOON, 999_999, session_id="mine")
    add(new_unit_of_work, search(1), gone, search(2), gone, search(3))

    while relay(new_unit_of_work):
        pass

    assert moved(new_unit_of_work) == ["mug 1", "mug 2", "mug 3"]
    with new_unit_of_work() as uow:
        reasons = list(uow.outbox.refused().values())
    assert len(reasons) == 2
    assert all("database refused" in reason for reason in reasons)
    assert caplog.text.count("set aside") == 2


def test_several_relays_at_once_move_each_event_once(new_unit_of_work, database_url):
    add(new_unit_of_work, *(search(number) for number in range(300)))

    def move_all(_):
        own = unit_of_work_factory(database_url)
        while relay(own, batch=7):
            pass

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(move_all, range(4)))

    assert moved(new_unit_of_work) == [f"mug {number}" for number in range(300)]
    with new_unit_of_work() as uow:
        assert uow.outbox.count() == 0


def test_a_database_that_is_locked_loses_nothing(tmp_path, mugs):
    from shop.migrations import upgrade

    url = f"sqlite:///{tmp_path / 'shop.db'}"
    upgrade(url)
    impatient = unit_of_work_factory(url, busy_timeout_s=0.01)
    add(impatient, search(1))
    with unit_of_work_factory(url)() as other:
        other.products.upsert_many(mugs(1))
        with pytest.raises(DatabaseUnavailableError, match="locked"):
            relay(impatient)
    relay(impatient)
    assert moved(impatient) == ["mug 1"]


def test_a_move_that_is_cut_short_leaves_the_event_where_it_was(new_unit_of_work):
    add(new_unit_of_work, search(1))
    with new_unit_of_work() as uow:
        uow.outbox.move(uow.outbox.waiting(10))
    assert moved(new_unit_of_work) == []
    relay(new_unit_of_work)
    assert moved(new_unit_of_work) == ["mug 1"]


def test_too_many_lose_the_oldest_views_then_searches_and_nothing_worth_more(new_unit_of_work):
    kinds = [EventKind.VIEW, EventKind.SEARCH, EventKind.PURCHASE, EventKind.VIEW, EventKind.RATING, EventKind.CART]
    add(new_unit_of_work, *(ShopperEvent(kind, NOON, session_id="mine") for kind in kinds))

    def left_after(limit):
        with new_unit_of_work() as uow:
            dropped = uow.outbox.trim(limit)
            rows = uow._session.execute(text("SELECT kind FROM event_outbox ORDER BY id")).scalars().all()
            return dropped, rows

    assert left_after(6) == (0, ["view", "search", "purchase", "view", "rating", "cart"])
    assert left_after(5) == (1, ["search", "purchase", "view", "rating", "cart"])
    assert left_after(4) == (2, ["search", "purchase", "rating", "cart"])
    assert left_after(1) == (3, ["purchase", "rating", "cart"])


def test_erasing_somebody_takes_what_waits_too(new_unit_of_work):
    with new_unit_of_work() as uow:
        ann = uow.customers.upsert("toy", "ann", "Ann")
        uow.outbox.add_many([ShopperEvent(EventKind.SEARCH, NOON, None, ann, "mine"), search(1), search(2, "other")])
        uow.events.add(search(3))
        assert uow.events.erase_customer(ann) == 1
        assert uow.events.erase_session("mine") == 2
        assert uow.outbox.count() == 1

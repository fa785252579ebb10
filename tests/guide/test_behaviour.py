"""What shoppers do is written beside the conversation, and all of it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from guide.behaviour import BehaviourLog
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent


def test_everything_noted_is_written_by_the_time_it_closes(services, product_id):
    start = datetime(2026, 1, 1, tzinfo=timezone.utc)
    log = BehaviourLog(services.unit_of_work)
    keys = ["lenovo", "hp-250", "dell-xps"]
    for minute, key in enumerate(keys):
        at = start + timedelta(minutes=minute)
        log.add(ShopperEvent(EventKind.VIEW, at, product_id=product_id(key), session_id="behaviour test"))
    log.close()

    with services.unit_of_work() as uow:
        seen = uow.events.recent_views(session_id="behaviour test")
    assert list(seen) == [product_id(key) for key in keys]


def test_closing_twice_is_no_harm(services):
    log = BehaviourLog(services.unit_of_work)
    log.close()
    log.close()

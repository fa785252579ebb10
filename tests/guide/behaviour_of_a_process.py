"""A process that notes a hundred searches, says so, and waits: a test kills it meanwhile."""

import sys
from datetime import datetime, timedelta, timezone

import guide.behaviour
from guide.behaviour import BehaviourLog
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent
from shop.unit_of_work import unit_of_work_factory

if __name__ == "__main__":
    url, moves = sys.argv[1:]
    if moves == "nothing":
        guide.behaviour.relay = lambda unit_of_work: False
    log = BehaviourLog(unit_of_work_factory(url))
    start = datetime(2026, 5, 1, tzinfo=timezone.utc)
    for number in range(100):
        at = start + timedelta(seconds=number)
        log.add([ShopperEvent(EventKind.SEARCH, at, session_id="killed", text=f"mug {number}")])
    print("added", flush=True)  # noqa: T201
    sys.stdin.read()

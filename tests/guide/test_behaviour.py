"""What shoppers do is kept whatever happens to the process, and moved to the events once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone

import pytest

import guide.behaviour
from guide.behaviour import BehaviourLog
from shop.behaviour.records import EventKind
from shop.behaviour.relay import relay
from shop.behaviour.repository import ShopperEvent
from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory
from tests.serving import ROOT

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
_PROCESS = "tests.guide.behaviour_of_a_process"


def search(number):
    return ShopperEvent(EventKind.SEARCH, START + timedelta(seconds=number), session_id="mine", text=f"mug {number}")


def texts(new_unit_of_work, session="mine"):
    with new_unit_of_work() as uow:
        return [event.text for event in uow.events.for_session(session, limit=1000)]


def test_everything_noted_is_among_the_events_by_the_time_it_closes(services, product_id):
    log = BehaviourLog(services.unit_of_work)
    keys = ["lenovo", "hp-250", "dell-xps"]
    for minute, key in enumerate(keys):
        at = START + timedelta(minutes=minute)
        log.add([ShopperEvent(EventKind.VIEW, at, product_id=product_id(key), session_id="behaviour test")])
    log.close()

    with services.unit_of_work() as uow:
        seen = uow.events.recent_views(session_id="behaviour test")
    assert list(seen) == [product_id(key) for key in keys]


def test_closing_twice_and_adding_nothing_is_no_harm(services):
    log = BehaviourLog(services.unit_of_work)
    log.add([])
    log.close()
    log.close()


@pytest.mark.parametrize("moves", ["nothing", "what it can"])
def test_a_kill_loses_nothing_and_doubles_nothing(database_url, new_unit_of_work, moves):
    """Killed before anything is moved, and at whatever moment of the moving."""
    process = subprocess.Popen(  # noqa: S603  # our own
        [sys.executable, "-m", _PROCESS, database_url, moves],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert process.stdout.readline() == "added\n"
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    if moves == "nothing":
        assert texts(new_unit_of_work, "killed") == []

    BehaviourLog(new_unit_of_work).close()

    assert texts(new_unit_of_work, "killed") == [f"mug {number}" for number in range(100)]
    with new_unit_of_work() as uow:
        assert uow.outbox.count() == 0


@pytest.fixture
def locked(tmp_path):
    """A database that waits for nobody, and a unit of work that locks it while it is open."""
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    upgrade(url)
    with unit_of_work_factory(url)() as holder:
        holder.outbox.add_many([search(0)])
        yield unit_of_work_factory(url, busy_timeout_s=0.01), holder


def test_a_locked_database_keeps_nobody_waiting_and_gets_the_events_later(locked, caplog):
    impatient, holder = locked
    log = BehaviourLog(impatient)
    for number in range(1, 4):
        log.add([search(number)])
    assert "wait in memory" in caplog.text
    holder.commit()
    log.close()

    assert texts(impatient) == ["mug 0", "mug 1", "mug 2", "mug 3"]


def test_too_many_views_are_dropped_with_a_count_and_a_rating_is_not(locked, caplog, monkeypatch):
    impatient, holder = locked
    log = BehaviourLog(impatient, limit=2)
    log.close()  # nobody moves meanwhile
    for kind in (EventKind.RATING, EventKind.VIEW, EventKind.VIEW, EventKind.SEARCH):
        log.add([ShopperEvent(kind, START, session_id="mine", text=kind.value)])
    holder.rollback()
    log._move()

    assert texts(impatient) == ["rating", "search"]
    assert caplog.text.count("are dropped") == 1  # the second within the minute is told with those of the next
    monkeypatch.setattr(guide.behaviour, "_TELL_EVERY_S", 0)
    log._move()
    assert "1 of the oldest views and searches are dropped (2 since the start)" in caplog.text


def test_an_outbox_that_nobody_empties_is_bounded(locked, caplog):
    impatient, holder = locked
    holder.rollback()
    with impatient() as uow:
        uow.outbox.add_many([search(number) for number in range(5)])
        assert uow.outbox.trim(3) == 2
        uow.commit()
    while relay(impatient):
        pass
    assert texts(impatient) == ["mug 2", "mug 3", "mug 4"]


def test_one_that_no_column_takes_is_set_aside_and_the_others_are_kept(new_unit_of_work, caplog):
    log = BehaviourLog(new_unit_of_work)
    huge = ShopperEvent(EventKind.VIEW, START, product_id=10**30, session_id="mine", text="a secret wish")
    log.add([search(1), huge, search(2)])
    log.add([search(3)])
    log.close()

    assert texts(new_unit_of_work) == ["mug 1", "mug 2", "mug 3"]
    with new_unit_of_work() as uow:
        assert uow.outbox.count_refused() == uow.outbox.count() == 1
    assert caplog.text.count("set aside") == 1
    assert "a secret wish" not in caplog.text


def test_nothing_ends_the_thread_that_moves_events(new_unit_of_work, caplog, monkeypatch):
    failures = [RuntimeError("a fault nobody thought of"), MemoryError()]

    def relay_badly(unit_of_work):
        if failures:
            raise failures.pop()
        return relay(unit_of_work)

    monkeypatch.setattr(guide.behaviour, "relay", relay_badly)
    monkeypatch.setattr(guide.behaviour, "_FIRST_PAUSE_S", 0.01)
    log = BehaviourLog(new_unit_of_work)
    log.add([search(1)])
    deadline = time.monotonic() + 10
    while not texts(new_unit_of_work) and time.monotonic() < deadline:
        time.sleep(0.01)

    assert texts(new_unit_of_work) == ["mug 1"]
    assert log._mover.is_alive()
    assert "a fault nobody thought of" in caplog.text
    log.close()

"""What is known about a server's health."""

from __future__ import annotations

import threading
import time

from operations.processes.health import HealthWatch


def test_a_server_that_never_answers_holds_up_nobody() -> None:
    never, asked = threading.Event(), []

    def ask() -> bool:
        asked.append(1)
        return never.wait(30)

    watch = HealthWatch(ask, every_s=0.0)
    began = time.monotonic()
    while time.monotonic() - began < 0.2:
        silent_s = watch.silent_s()
    never.set()

    assert silent_s > 0.1
    assert len(asked) == 1
    assert not watch.was_good


def test_what_an_earlier_life_answers_says_nothing_about_this_one() -> None:
    answer = threading.Event()
    watch = HealthWatch(lambda: answer.wait(30), every_s=0.0)
    watch.silent_s()
    asking = watch._asking
    assert asking is not None
    watch.begin()
    answer.set()
    asking.join()

    assert not watch.was_good
    assert watch.ask()
    assert watch.was_good

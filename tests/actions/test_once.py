"""A turn that is asked again is not done again."""

from __future__ import annotations

import asyncio
import threading

import pytest

from actions.once import Answer, Once, turn_key


async def test_what_is_asked_again_gets_the_first_answer():
    once, done = Once(), []

    def work():
        done.append(1)
        return Answer([{"text": "hello"}])

    assert await once.answer("a turn", work) == await once.answer("a turn", work)
    await once.answer("another turn", work)
    await once.answer(None, work)
    await once.answer(None, work)

    assert len(done) == 4


async def test_who_asks_again_while_it_is_done_waits_for_it():
    once, done, free = Once(), [], threading.Event()

    def work():
        done.append(1)
        free.wait(10)
        return Answer([{"text": "hello"}])

    first = asyncio.create_task(once.answer("a turn", work))
    while not done:
        await asyncio.sleep(0.01)
    first.cancel()  # its connection broke
    again = asyncio.create_task(once.answer("a turn", work))
    await asyncio.sleep(0.05)
    free.set()

    assert (await again).messages == [{"text": "hello"}]
    assert len(done) == 1


async def test_a_turn_that_failed_may_be_tried_again():
    once, answers = Once(), [Answer(is_failure=True), Answer([{"text": "hello"}])]

    assert (await once.answer("a turn", lambda: answers.pop(0))).is_failure
    assert not (await once.answer("a turn", lambda: answers.pop(0))).is_failure


@pytest.mark.parametrize("metadata", [None, {}, {"message_ids": []}, {"message_ids": "a"}])
def test_what_has_no_id_has_no_key(metadata):
    assert turn_key("a session", metadata, [], "action_find_products") is None


def test_each_step_of_a_turn_in_a_session_has_its_key():
    said, done = {"event": "user"}, {"event": "action"}
    ids = {"message_ids": ["first", "second"]}
    keys = [
        turn_key("a session", ids, [said, done, said], "action_find_products"),
        turn_key("a session", ids, [said, done, said, done], "action_find_products"),
        turn_key("a session", ids, [said, done, said], "action_show_more"),
        turn_key("another session", ids, [said, done, said], "action_find_products"),
        turn_key("a session", {"message_ids": ["first"]}, [said, done, said], "action_find_products"),
    ]

    assert len(set(keys)) == len(keys)
    assert turn_key("a session", ids, [said], "action_find_products") == keys[0]

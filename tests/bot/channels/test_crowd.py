"""Who waits for a turn, and who is told that there is no use in waiting."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.crowd import Crowd
from bot.errors import CrowdedError


async def test_so_many_turns_at_once_in_the_order_in_which_they_come():
    crowd = Crowd(at_once=2, patience_s=60)
    begun, under_way, highest = [], 0, 0

    async def counted(number):
        nonlocal under_way, highest
        async with crowd.turn():
            begun.append(number)
            under_way += 1
            highest = max(highest, under_way)
            await asyncio.sleep(0.01)
            under_way -= 1

    await asyncio.gather(*(counted(number) for number in range(6)))

    assert begun == list(range(6))
    assert highest == 2


async def test_who_would_wait_too_long_is_told_at_once():
    crowd = Crowd(at_once=1, patience_s=0.05)
    for _ in range(10):  # how long turns take is learnt from those before
        async with crowd.turn():
            await asyncio.sleep(0.1)
    free = asyncio.Event()

    async def wait():
        async with crowd.turn():
            await free.wait()

    turns = [asyncio.create_task(wait()) for _ in range(3)]
    await asyncio.sleep(0.01)
    with pytest.raises(CrowdedError):
        async with crowd.turn():
            pass
    free.set()
    await asyncio.gather(*turns, return_exceptions=True)


async def test_a_turn_that_fails_leaves_its_place():
    crowd = Crowd(at_once=1, patience_s=60)
    for _ in range(3):
        with pytest.raises(ConnectionError):
            async with crowd.turn():
                raise ConnectionError
    async with crowd.turn():
        pass


async def test_who_came_before_it_was_known_how_long_turns_take_is_told_as_well():
    crowd = Crowd(at_once=1, patience_s=0.05)
    free = asyncio.Event()

    async def wait():
        async with crowd.turn():
            await free.wait()

    first, second = asyncio.create_task(wait()), asyncio.create_task(wait())
    with pytest.raises(CrowdedError):
        await asyncio.wait_for(second, 2)
    free.set()
    await first
    async with crowd.turn():  # the place of who went away is free
        pass


async def test_one_turn_tells_how_long_turns_take():
    crowd = Crowd(at_once=1, patience_s=10)
    async with crowd.turn():
        await asyncio.sleep(0.1)
    free = asyncio.Event()

    async def wait():
        async with crowd.turn():
            await free.wait()

    turns = [asyncio.create_task(wait()) for _ in range(150)]
    await asyncio.sleep(0.01)
    refused = [turn for turn in turns if turn.done()]
    free.set()
    told = await asyncio.gather(*turns, return_exceptions=True)

    assert refused
    assert {type(one) for one in told if one is not None} == {CrowdedError}

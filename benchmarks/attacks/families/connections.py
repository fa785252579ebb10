"""Connections that are held and not used: each costs the server a descriptor, and there are only so many."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack, suppress

import aiohttp

from benchmarks.attacks.frame import ATTACKER, Outcome, Target, attack
from benchmarks.attacks.sockets import RawSocket, from_attacker

_SILENT, _IDLE = 1_100, 400
_FIRST_BYTE_S, _REQUEST_S = 5, 10
_QUEUE, _QUEUE_S = 50, 0.1
"""How many connections are opened before the guide gets the time to take them; its queue holds 100."""
# A server that is busy notices a little later.
_GRACE_S = 6
_POLLING = "/socket.io/?EIO=4&transport=polling"

Pipe = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _open_silent(target: Target, count: int) -> list[Pipe]:
    """Open connections; those that the guide does not want break off.

    A portion at a time: of more than a server's queue holds, the kernel drops some that only this side believes open.
    """
    pipes: list[Pipe] = []
    for portion in _portions(count):
        opening = [asyncio.open_connection(target.host, target.port, local_addr=(ATTACKER, 0)) for _ in range(portion)]
        opened = await asyncio.gather(*opening, return_exceptions=True)
        pipes += [pipe for pipe in opened if not isinstance(pipe, BaseException)]
        await asyncio.sleep(_QUEUE_S)
    return pipes


def _portions(count: int) -> list[int]:
    return [min(_QUEUE, count - begun) for begun in range(0, count, _QUEUE)]


async def _seconds_until_closed(pipes: list[Pipe], at_most_s: float, keep_sending: bytes = b"") -> float | None:
    """Return how long the last of them lives, None where one outlives the time."""
    began_at = time.monotonic()

    async def wait(pipe: Pipe) -> None:
        reader, writer = pipe
        reading = asyncio.ensure_future(reader.read())
        with suppress(OSError):
            while not reading.done() and keep_sending:
                writer.write(keep_sending)
                await asyncio.sleep(0.5)
            await reading

    try:
        await asyncio.wait_for(asyncio.gather(*(wait(pipe) for pipe in pipes)), at_most_s)
    except asyncio.TimeoutError:
        return None
    finally:
        for _, writer in pipes:
            writer.close()
    return time.monotonic() - began_at


@attack(row="4", name=f"{_SILENT:,} silent TCP connections", right="others are served; closed within 5 s", short=True)
async def silent(target: Target) -> Outcome:
    """Connect, and say nothing."""
    pipes = await _open_silent(target, _SILENT)
    seconds = await _seconds_until_closed(pipes, _FIRST_BYTE_S + _GRACE_S)
    return Outcome(seconds is not None, f"the last closed after {seconds:.1f} s" if seconds else "some stay open")


@attack(row="4", name="requests that never end, a byte at a time", right="closed within 10 s", short=True)
async def dripping(target: Target) -> Outcome:
    """Begin a request and drip."""
    pipes = await _open_silent(target, 20)
    for _, writer in pipes:
        writer.write(b"GET / HTTP/1.1\r\nX-Drip: ")
    seconds = await _seconds_until_closed(pipes, _REQUEST_S + _GRACE_S, keep_sending=b"x")
    return Outcome(seconds is not None, f"the last closed after {seconds:.1f} s" if seconds else "some stay open")


@attack(row="8", name=f"{_IDLE} web sockets from one address", right="so many as are set are let in", short=False)
async def idle(target: Target) -> Outcome:
    """Open web sockets and keep them."""
    async with AsyncExitStack() as stack:
        open_now = 0
        for _ in range(_IDLE):
            with suppress(OSError, aiohttp.ClientError, asyncio.TimeoutError):
                await stack.enter_async_context(RawSocket(target))
                open_now += 1
    most = target.own.connections_by_address
    return Outcome(open_now <= most, f"{open_now} of {_IDLE} were let in, {most} are allowed")


@attack(row="8", name="new conversations as fast as possible", right="so many a minute as are set", short=False)
async def minting(target: Target) -> Outcome:
    """Ask for conversations, one after the other."""
    most = target.own.connects_per_minute_by_address
    statuses = []
    async with from_attacker("127.0.0.67") as http:
        for _ in range(most + 100):
            async with http.get(f"{target.url}{_POLLING}") as response:
                statuses.append(response.status)
    minted = statuses.count(200)
    return Outcome(minted <= most and 429 in statuses, f"{minted} of {len(statuses)}, {most} a minute are allowed")

"""Events and packets that no widget sends, and too many of those that it does."""

from __future__ import annotations

import asyncio
import json
import time

from benchmarks.attacks.frame import ATTACKER, Outcome, Target, attack
from benchmarks.attacks.sockets import RawSocket

_CLOSE_S = 5.0
_ENDING = (
    '42["connect"]', '42["disconnect"]', "40{}", '431["x"]', "42{}", "42[7]", "42" + "[" * 60_000, "4" + "[" * 60_000,
    "x", "", "3", "bAAAA", "42" + "x" * 70_000,
)  # fmt: skip
_ODD_EVENTS: tuple[list[object], ...] = (
    ["say"], ["say", None], ["say", {"text": "a mug"}, {}], ["say", {"text": "\ud800"}], ["say", {"text": 7}],
    ["press", {"title": "\ud800", "payload": "\ud800"}], ["press", {}], ["buy", {}],
)  # fmt: skip


@attack(row="7", name="packets that no widget sends, one a connection", right="each ends its connection", short=True)
async def unheard_of(target: Target) -> Outcome:
    """Send each after a proper greeting."""
    open_still = []
    for packet in _ENDING:
        async with RawSocket(target) as socket:
            await socket.connect()
            await socket.send(packet)
            if not await socket.is_closed_within(_CLOSE_S):
                open_still.append(packet[:20])
    return Outcome(not open_still, f"{len(_ENDING) - len(open_still)} of {len(_ENDING)} closed {open_still or ''}")


@attack(row="17", name="events with lone surrogates and wrong arguments", right="each refused, answered", short=True)
async def odd_events(target: Target) -> Outcome:
    """Send each, and wait for the acknowledgement."""
    answered = 0
    async with RawSocket(target) as socket:
        await socket.connect()
        for number, event in enumerate(_ODD_EVENTS):
            await socket.send_event(*event, number=number)
            while (packet := await socket.receive(_CLOSE_S)) is not None and not packet.startswith("43"):
                pass
            answered += packet == f"43{number}{json.dumps([{'ok': False}], separators=(',', ':'))}"
    return Outcome(answered == len(_ODD_EVENTS), f"{answered} of {len(_ODD_EVENTS)} refused")


@attack(row="7", name="a flood of typing signs", right="the connection is closed", short=True)
async def typing(target: Target) -> Outcome:
    """Send as many as possible; a limit of messages does not count them."""
    sent, until = 0, time.monotonic() + target.flood_s
    async with RawSocket(target) as socket:
        await socket.connect()
        try:
            while time.monotonic() < until:
                await socket.send_event("typing", {"on": True})
                sent += 1
        except ConnectionError:
            pass
        is_closed = await socket.is_closed_within(_CLOSE_S)
    return Outcome(is_closed, f"{'closed' if is_closed else 'open'} after {sent:,} were sent")


@attack(row="8", name="one conversation in ten tabs", right="the conversation's limit holds", short=False)
async def many_tabs(target: Target) -> Outcome:
    """Say more than is allowed, each tab a part."""
    limit = target.own.messages_per_minute
    async with RawSocket(target) as first:
        session = (await first.connect())["session"]
        refused = 0
        for _ in range(10):
            async with RawSocket(target) as tab:
                await tab.connect({"session": session})
                for number in range(limit // 10 + 2):
                    await tab.send_event("say", {"text": "/odd"}, number=number)
                    while (packet := await tab.receive(_CLOSE_S)) is not None and not packet.startswith("43"):
                        refused += '"code":"rate"' in packet
    return Outcome(refused >= 10, f"{refused} of {10 * (limit // 10 + 2)} refused for their rate")


@attack(row="3", name="web socket pings, answers never read", right="closed or kept waiting, memory flat", short=True)
async def unread(target: Target) -> Outcome:
    """Send pings by hand and read nothing of what comes."""
    _, writer = await asyncio.open_connection(target.host, target.port, local_addr=(ATTACKER, 0))
    writer.write(
        b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
        b"Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    ping = b"\x89\xfd\0\0\0\0" + bytes(125)
    sent, until = 0, time.monotonic() + target.flood_s
    try:
        while time.monotonic() < until:
            writer.write(ping * 500)
            sent += 500
            await asyncio.wait_for(writer.drain(), 1)
    except (OSError, asyncio.TimeoutError):
        pass
    writer.transport.abort()
    return Outcome(True, f"{sent:,} pings were sent")

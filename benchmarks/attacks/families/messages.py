"""Messages as the protocol has them: odd ones, costly ones, and more of them than can be answered."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from itertools import cycle, islice

import aiohttp

from benchmarks.attacks.frame import Outcome, Target, attack
from benchmarks.attacks.sockets import RawSocket
from benchmarks.odd_texts import fuzzed_texts, worst_texts

_PATIENCE_S = 30.0
"""Ten seconds in line, fifteen of a turn, and the way."""
_ODD = ("a mouse under ٣k", "²½ mugs", "١٢٣", "0" * 300, "𝟛k $", "9" * 1_000, "﷽" * 200, "\U0001f3f4" * 99)
_FUZZED = 12
_CROWD = 150
_PAUSE_S = 1.0


@attack(row="1", name="odd figures, odd signs, spoilt messages", right="each is answered", short=True)
async def odd(target: Target) -> Outcome:
    """Say each."""
    texts = [*_ODD, *islice(fuzzed_texts(seed=1), _FUZZED)]
    async with RawSocket(target) as socket:
        await socket.connect()
        told = Counter([await _say(socket, text, number) for number, text in enumerate(texts)])
    return Outcome(told == {"answered": len(texts)}, _told(told))


@attack(row="2", name="the costliest messages, as many as are allowed", right="others are served in time", short=True)
async def costly(target: Target) -> Outcome:
    """Say one after the other, without a pause."""
    told: Counter[str] = Counter()
    until = time.monotonic() + target.flood_s
    async with RawSocket(target) as socket:
        await socket.connect()
        for number, text in enumerate(cycle(worst_texts().values())):
            told[await _say(socket, text, number)] += 1
            if time.monotonic() > until:
                break
    return Outcome(told["silence"] == 0, _told(told))


@attack(
    row="6",
    name=f"{_CROWD} shoppers with a message a second each",
    right="each message is answered or put off with a sentence; no connection breaks",
    short=False,
)
async def crowd(target: Target) -> Outcome:
    """Come from an address each, and go on talking."""
    told: Counter[str] = Counter()
    until = time.monotonic() + target.flood_s

    async def talk(shopper: int) -> None:
        await asyncio.sleep(_PAUSE_S * shopper / _CROWD)
        try:
            async with RawSocket(target, f"127.2.0.{shopper + 1}") as socket:
                await socket.connect()
                number = 0
                while time.monotonic() < until:
                    told[await _say(socket, f"a mug under {10 + shopper + number} dollars", number)] += 1
                    number += 1
                    await asyncio.sleep(_PAUSE_S)
        except (OSError, aiohttp.ClientError, asyncio.TimeoutError):
            told["broken connection"] += 1

    await asyncio.gather(*(talk(shopper) for shopper in range(_CROWD)))
    return Outcome(not told["silence"] and not told["broken connection"], _told(told), is_crowd=True)


async def _say(socket: RawSocket, text: str, number: int) -> str:
    """Say something; returns what came of it."""
    await socket.send_event("say", {"text": text, "whole": True}, number=number)
    said = ""
    while True:
        try:
            packet = await socket.receive(_PATIENCE_S)
        except asyncio.TimeoutError:
            return "silence"
        if packet is None:
            raise ConnectionResetError
        if packet.startswith(f"43{number}["):
            acknowledgement = json.loads(packet.removeprefix(f"43{number}"))[0]
            return said if acknowledgement["ok"] or said.startswith("refused") else "silence"
        if packet.startswith('42["refused"'):
            said = f"refused: {json.loads(packet[2:])[1]['code']}"
        elif packet.startswith('42["message"') and json.loads(packet[2:])[1]["role"] == "guide":
            said = "answered"


def _told(told: Counter[str]) -> str:
    return ", ".join(f"{count} {what or 'acknowledged without an answer'}" for what, count in told.most_common())

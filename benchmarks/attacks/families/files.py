"""What the guide writes: who may read it, how fast it grows, and what of shoppers stands in it."""

from __future__ import annotations

import stat
import time
import uuid
from contextlib import suppress
from pathlib import Path

import aiohttp

from benchmarks.attacks.frame import Outcome, Target, attack
from benchmarks.attacks.sockets import RawSocket
from studio.shopper import Shopper

_MOST_LOG_BYTES_A_SECOND = 50_000
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_NOISE = ('42["nothing",{"a":1}]', '42["say"]', "4", "42[7]", '451-["say",{"_placeholder":true,"num":0}]', "x")


@attack(row="12", name="another user of the machine looks around", right="no file is readable or writable", short=True)
async def modes(target: Target) -> Outcome:
    """Look at the modes of everything that the guide has written."""
    paths = [target.own.var_dir, *target.own.var_dir.rglob("*")]
    readable = [path.name for path in paths if not path.is_symlink() and path.stat().st_mode & _OTHERS]
    return Outcome(not readable, f"{len(paths)} looked at, {len(readable)} are open to others {readable[:3] or ''}")


@attack(row="12", name="somebody looks for shoppers' words in the logs", right="there are none", short=True)
async def words_in_logs(target: Target) -> Outcome:
    """Say what nobody else says: what is understood, what fails and what is refused."""
    mark = uuid.uuid4().hex
    async with Shopper(target.url) as shopper:
        for text in (f"a mug with {mark}", f"{mark} " * 40, f"/{mark}", f"my order is {mark}@example.com"):
            await shopper.say(text)
        await shopper.send("say", {"text": {"mark": mark}})
        await shopper.send(mark, {"text": mark})
        await shopper.send("press", {"title": mark, "payload": mark})
    found = [path.name for path in _logs(target) if mark.encode() in path.read_bytes()]
    return Outcome(not found, f"in {len(found)} of {len(_logs(target))} logs {found or ''}")


@attack(row="13", name="as many faults as the guide lets happen", right="the logs stay small", short=True)
async def log_flood(target: Target) -> Outcome:
    """Send what is wrong, and come back when the connection is closed."""
    before, began_at, sent = _size(target), time.monotonic(), 0
    while (seconds := time.monotonic() - began_at) < target.flood_s:
        with suppress(OSError, aiohttp.ClientError):
            async with RawSocket(target, "127.0.0.68") as socket:
                await socket.connect()
                for packet in _NOISE:
                    await socket.send(packet)
                    sent += 1
    a_second = (_size(target) - before) / seconds
    return Outcome(a_second < _MOST_LOG_BYTES_A_SECOND, f"{sent:,} faults, {a_second / 1000:.1f} KB of log a second")


def _logs(target: Target) -> list[Path]:
    return [path for path in (target.own.var_dir / "logs").iterdir() if path.is_file()]


def _size(target: Target) -> int:
    return sum(path.stat().st_size for path in _logs(target))

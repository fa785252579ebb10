"""The action server believes what it is told: whoever else on the machine asks it must not be heard."""

from __future__ import annotations

import json
import socket
import time
import zlib
from typing import Any

import aiohttp

from benchmarks.attacks.frame import Outcome, Target, attack
from operations.processes.environment import server_environment

_BOMB_MB = 200
_LONG_TEXT = 200_000
_LARGE_BODY = 50_000_000
_AT_ONCE_S = 2.0


def _turn(text: str = "where is my order", customer_id: str | None = None) -> dict[str, Any]:
    """Return a turn as the dialogue server asks for it."""
    latest = {"text": text, "intent": {"name": "ask_order_status"}, "metadata": {"customer_id": customer_id}}
    tracker = {"sender_id": "forged", "slots": {}, "latest_message": latest, "events": [], "paused": False}
    return {"next_action": "action_order_status", "sender_id": "forged", "tracker": tracker, "domain": {}}


def _secret(target: Target) -> str:
    return server_environment(target.own)["DAOGOU_ACTION_SECRET"]


async def _ask(target: Target, data: bytes, headers: dict[str, str]) -> tuple[int, float]:
    """Return the status of an answer, 0 where the server hangs up, and how long it took."""
    url, began_at = f"http://127.0.0.1:{target.own.action_port}/webhook", time.monotonic()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(60)) as http:
        try:
            async with http.post(url, data=data, headers=headers) as response:
                status = response.status
        except (aiohttp.ClientError, ConnectionError):
            status = 0
    return status, time.monotonic() - began_at


@attack(row="11", name="turns in a customer's name, without the secret", right="401", short=True)
async def forged(target: Target) -> Outcome:
    """Ask with no secret, and with others."""
    secret = _secret(target)
    chat_secret = server_environment(target.own)["DAOGOU_SECRET"]
    keys = (None, "", "Bearer ", "Bearer x", f"Basic {secret}", f"Bearer {secret[:-1]}", f"Bearer {chat_secret}", "é")
    body = json.dumps(_turn(customer_id="12748")).encode()
    statuses = [(await _ask(target, body, {"Authorization": key} if key else {}))[0] for key in keys]
    return Outcome(set(statuses) == {401}, f"{statuses.count(401)} of {len(keys)} answered with 401")


@attack(row="11", name="from another address of the machine", right="nobody listens there", short=True)
async def elsewhere(target: Target) -> Outcome:
    """Connect to the port by other addresses."""
    found = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    others = sorted({"127.0.0.2", *found} - {"127.0.0.1"})
    open_at = []
    for address in others:
        with socket.socket() as client:
            client.settimeout(1)
            open_at += [address] if client.connect_ex((address, target.own.action_port)) == 0 else []
    return Outcome(not open_at, f"{len(others)} addresses tried, {len(open_at)} answered {open_at or ''}")


@attack(
    row="11",
    name="a bomb, 200 KB of text and 50 MB, with and without the secret",
    right="refused at once",
    short=True,
)
async def overload(target: Target) -> Outcome:
    """Send each; none may keep the server busy."""
    squeezed = zlib.compress(bytes(_BOMB_MB * 2**20))
    bodies: tuple[tuple[bytes, dict[str, str]], ...] = (
        (squeezed, {"Content-Encoding": "deflate"}),
        (json.dumps(_turn(text="a " * (_LONG_TEXT // 2))).encode(), {}),
        (bytes(_LARGE_BODY), {}),
        (b"[" * 1_000_000, {}),
        (b"{}", {}),
    )
    asked, slowest_s, taken = 0, 0.0, []
    for authorization in ({}, {"Authorization": f"Bearer {_secret(target)}"}):
        for body, headers in bodies:
            status, seconds = await _ask(target, body, {**headers, **authorization, "Content-Type": "application/json"})
            asked, slowest_s = asked + 1, max(slowest_s, seconds)
            taken += [] if status in (0, 400, 401, 413, 415) else [status]
    happened = f"{asked} asked, {len(taken)} not refused {taken or ''}, the slowest answer after {slowest_s:.1f} s"
    return Outcome(not taken and slowest_s < _AT_ONCE_S, happened)

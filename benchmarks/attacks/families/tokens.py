"""Tokens that are odd, forged, or outlived."""

from __future__ import annotations

import time

import jwt

from benchmarks.attacks.frame import Outcome, Target, attack
from benchmarks.attacks.sockets import RawSocket
from operations.processes.environment import server_environment

_EVER = 4102444800


@attack(row="17", name="tokens with lone surrogates, of other kinds, too long", right="refused as forged", short=True)
async def odd(target: Target) -> Outcome:
    """Bring each as a session, then as a customer."""
    wrong = []
    for token in ("\ud800", "é", "x" * 10_000, {"a": 1}, 7, ["x"]):
        async with RawSocket(target) as socket:
            if "session" not in await socket.connect({"session": token}):
                wrong.append("session")
        async with RawSocket(target) as socket:
            if await socket.connect({"customer": token}) != {"denied": "expired"}:
                wrong.append("customer")
    return Outcome(not wrong, f"{12 - len(wrong)} of 12 as they should be")


@attack(row="19", name="claims without bounds, and a token that ends", right="refused; closed at exp", short=True)
async def claims(target: Target) -> Outcome:
    """Sign them with the shop's own key: a shop errs as well."""
    key = server_environment(target.own)["DAOGOU_SHOP_SECRET"]
    let_in = 0
    for odd_claims in ({"sub": ""}, {"sub": "7" * 300}, {"sub": "7", "name": "A" * 28_000}, {"sub": "7", "source": 7}):
        token = jwt.encode({"exp": _EVER, **odd_claims}, key, algorithm="HS256")
        async with RawSocket(target) as socket:
            let_in += "session" in await socket.connect({"customer": token})
    async with RawSocket(target) as socket:
        token = jwt.encode({"sub": "7", "exp": int(time.time()) + 3}, key, algorithm="HS256")
        was_let_in = "session" in await socket.connect({"customer": token})
        is_closed = await socket.is_closed_within(8)
    happened = f"{let_in} of 4 let in; {'closed' if is_closed else 'still open'} after the end of the token"
    return Outcome(let_in == 0 and was_let_in and is_closed, happened)

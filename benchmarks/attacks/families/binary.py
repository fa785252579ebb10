"""Binary packets: the widget sends none, and attachments are kept until all have come."""

from __future__ import annotations

import time

from benchmarks.attacks.frame import Outcome, Target, attack
from benchmarks.attacks.sockets import RawSocket

_ATTACHMENT = bytes(60_000)


@attack(row="3", name="binary attachments from one connection", right="closed at the first, memory flat", short=True)
async def attachments(target: Target) -> Outcome:
    """Announce a billion attachments and send as many as the time allows."""
    sent = 0
    async with RawSocket(target) as socket:
        await socket.connect()
        until = time.monotonic() + target.flood_s
        try:
            await socket.send('45999999999-["say",{"_placeholder":true,"num":0}]')
            while time.monotonic() < until:
                await socket.send(_ATTACHMENT)
                sent += 1
        except ConnectionError:
            pass
        is_closed = await socket.is_closed_within(1)
    return Outcome(is_closed, f"{'closed' if is_closed else 'still open'} after {sent:,} attachments were sent")

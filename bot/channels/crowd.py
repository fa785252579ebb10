"""How many turns are under way at once: the others wait in line, and who would wait too long hears it at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.errors import CrowdedError

AT_ONCE = 4
"""More at once are not answered sooner: understanding is one processor's work, answering another's. And each open turn
delays whoever connects: what they do in this process stands between two steps of a handshake."""
PATIENCE_S = 10.0
"""Longest time that somebody is let wait in line."""

# How much of the mean the newest turn is.
_NEWEST = 0.1


class Crowd:
    """Lets turns begin in the order in which they come.

    Args:
        at_once: how many may be under way.
        patience_s: longest time to wait, judged by how long the last turns took.
    """

    def __init__(self, at_once: int = AT_ONCE, patience_s: float = PATIENCE_S) -> None:
        self._at_once = at_once
        self._patience_s = patience_s
        self._places = asyncio.Semaphore(at_once)
        self._waiting = 0
        self._turn_s = 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait in line, and hold a place until the block ends.

        Raises:
            CrowdedError: too many wait already, or they took longer than it seemed.
        """
        if self._waiting * self._turn_s / self._at_once > self._patience_s:
            raise CrowdedError(f"{self._waiting} turns wait, of {self._turn_s:.1f} s each")
        self._waiting += 1
        try:
            if self._places.locked():
                await asyncio.wait_for(self._places.acquire(), self._patience_s)
            else:  # at once: `wait_for` lets others come meanwhile, who would count this one as waiting
                await self._places.acquire()
        except asyncio.TimeoutError:
            raise CrowdedError(f"nobody's turn ended within {self._patience_s:.0f} s of waiting") from None
        finally:
            self._waiting -= 1
        began = time.monotonic()
        try:
            yield
        finally:
            took_s = time.monotonic() - began
            self._turn_s += (took_s - self._turn_s) * (_NEWEST if self._turn_s else 1.0)
            self._places.release()

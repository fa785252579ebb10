"""Somebody else, who wants to shop while the guide is attacked: one shopper must never stop another."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field

from studio.errors import StudioError
from studio.shopper import Answer, Shopper

_PAUSE_S = 1.5
_PATIENCE_S = 30.0
_SENTENCE = "a red mug"


@dataclass
class Bystander:
    """Comes as a new shopper again and again, asks for something, and notes how long that took.

    Use it as `async with Bystander(url) as bystander: <attack>`; at least one visit is made in the block and one after.

    Attributes:
        slowest_s: of all visits, from the connection to the answer.
        complaints: what went wrong, in words.
        put_off: what the guide said that told to come back.
    """

    url: str
    slowest_s: float = 0.0
    complaints: list[str] = field(default_factory=list)
    put_off: list[str] = field(default_factory=list)

    async def __aenter__(self) -> Bystander:
        self._is_over = asyncio.Event()
        self._task = asyncio.create_task(self._go_on())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._is_over.set()
        await self._task
        await self._visit()

    async def _go_on(self) -> None:
        while not self._is_over.is_set():
            await self._visit()
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._is_over.wait(), _PAUSE_S)

    async def _visit(self) -> None:
        began_at = time.monotonic()
        try:
            answer = await asyncio.wait_for(self._ask(), _PATIENCE_S)
        except (StudioError, asyncio.TimeoutError) as error:
            self.complaints.append(f"{type(error).__name__} {error}")
        else:
            if not answer.accepted:
                (self.put_off if answer.again_in_s else self.complaints).append(answer.text)
        self.slowest_s = max(self.slowest_s, time.monotonic() - began_at)

    async def _ask(self) -> Answer:
        async with Shopper(self.url) as shopper:
            return await shopper.say(_SENTENCE)

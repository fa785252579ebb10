"""Plays one attack with a bystander beside it, and puts what came of it into a table."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass

import aiohttp
from rich.table import Table

from benchmarks.attacks.bystander import Bystander
from benchmarks.attacks.frame import Attack, NotPlayedError, Outcome, Target

_SLOWEST_S = 10.0
"""Longest that a bystander may wait for an answer, the connection included."""
_SLOWEST_IN_CROWD_S = 25.0
"""The same where everybody stands in line: ten seconds of it, then a turn of fifteen."""
_MEMORY_GROWTH_MB = 150.0
"""A Rasa server of 1 GB breathes by some tens of megabytes; floods that leak take hundreds."""


@dataclass(frozen=True)
class Result:
    """What came of one attack; `held` is None where it was not played."""

    attack: Attack
    held: bool
    happened: str
    seconds: float = 0.0
    bystander_s: float | None = None
    memory_mb: tuple[float | None, float | None] = (None, None)
    was_played: bool = True


async def play(attack: Attack, target: Target) -> Result:
    """Play an attack; whatever it comes to is a result, a broken connection included."""
    before = target.memory_mb()
    began_at = time.monotonic()
    async with Bystander(target.url) as bystander:
        try:
            outcome = await attack.play(target)
        except NotPlayedError as error:
            return Result(attack, True, str(error), was_played=False)
        except (OSError, aiohttp.ClientError, asyncio.TimeoutError) as error:
            outcome = Outcome(False, f"the attack broke off: {type(error).__name__} {error}")
        seconds = time.monotonic() - began_at
    memory = (before, target.memory_mb())
    complaints = list(_complaints(outcome, bystander, memory))
    return Result(
        attack, not complaints, "; ".join([outcome.happened, *complaints]), seconds, bystander.slowest_s, memory
    )


def _complaints(outcome: Outcome, bystander: Bystander, memory: tuple[float | None, float | None]) -> Iterable[str]:
    """Say what is not right, one thing after the other."""
    before, after = memory
    if not outcome.held:
        yield "NOT HELD"
    for complaint in [*bystander.complaints, *([] if outcome.is_crowd else bystander.put_off)][:1]:
        yield f"a bystander got: {complaint}"
    if bystander.slowest_s > (_SLOWEST_IN_CROWD_S if outcome.is_crowd else _SLOWEST_S):
        yield f"a bystander waited {bystander.slowest_s:.0f} s"
    if before is not None and after is not None and after - before > _MEMORY_GROWTH_MB:
        yield f"memory grew by {after - before:.0f} MB"


def table_of(results: Iterable[Result]) -> Table:
    """Return the results as a table, a line an attack."""
    table = Table(title="Attacks", show_lines=True)
    for heading in ("row", "attack", "right", "what happened", "held"):
        table.add_column(heading)
    for heading in ("s", "bystander s", "MB before", "MB after"):
        table.add_column(heading, justify="right")
    for result in results:
        before, after = (f"{mb:.0f}" if mb is not None else "?" for mb in result.memory_mb)
        held = ("yes" if result.held else "NO") if result.was_played else "not played"
        bystander = "" if result.bystander_s is None else f"{result.bystander_s:.1f}"
        table.add_row(
            result.attack.row, result.attack.name, result.attack.right, result.happened, held,
            f"{result.seconds:.1f}", bystander, before, after,
        )  # fmt: skip
    return table

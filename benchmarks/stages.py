"""Where the time of a turn goes: milliseconds of processor time in each stage, from the message to the stored answer.

    python -m benchmarks.stages

Both servers' work is done in one process on one thread, without the network between them, so that every stage can be
timed: the pipeline's components, the policies, the action with what it asks of the recommender and the database, and
the conversation store. One shopper says the conversations of `benchmarks.turns`, twice to warm up and then five times.
Needs what `make train` makes.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from benchmarks.one_process import load_guide, run_inside, say
from benchmarks.report import write_tables
from benchmarks.turn_time.scripts import SHOPPING

_RESULTS = Path("benchmarks/results/stages.md")
_WARM_UP, _ROUNDS = 2, 5


@click.command(help=__doc__)
@click.option("--inside", is_flag=True, hidden=True, help="Measure in this process; the environment is made.")
def main(inside: bool) -> None:
    """Measure in a process of its own, whose environment is the servers'."""
    if not inside:
        raise SystemExit(run_inside("benchmarks.stages"))
    _report(asyncio.run(_measure()))


class Stopwatch:
    """Processor time by stage; time inside an inner stage is the inner one's."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._open: list[float] = []

    def reset(self) -> None:
        """Forget what was measured."""
        self.spent.clear()
        self.calls.clear()

    def timed(self, stage: str | Callable[..., str], function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that notes how long each call takes; `stage` may depend on the arguments."""

        def run(*args: Any, **kwargs: Any) -> Any:
            name = stage if isinstance(stage, str) else stage(*args, **kwargs)
            self._open.append(0.0)
            began = time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                whole = time.thread_time() - began
                self.spent[name] += whole - self._open.pop()
                self.calls[name] += 1
                if self._open:
                    self._open[-1] += whole

        return run


def _watch(stopwatch: Stopwatch) -> None:
    """Put the stopwatch around the stages."""
    from rasa.engine.graph import GraphNode
    from sqlalchemy.engine import Connection

    from actions.base import ShopAction
    from recommender.serving.hybrid import HybridRecommender

    def node(self: Any, *_: Any, **__: Any) -> str:
        return f"Rasa: {self._component_class.__name__}"

    GraphNode.__call__ = stopwatch.timed(node, GraphNode.__call__)
    for name in ("recommend", "similar", "count", "facets"):
        setattr(HybridRecommender, name, stopwatch.timed(f"recommender: {name}", getattr(HybridRecommender, name)))

    def database(self: Any, *_: Any, **__: Any) -> str:
        return "database of the conversations" if "conversations" in str(self.engine.url) else "database of the shop"

    Connection._execute_20 = stopwatch.timed(database, Connection._execute_20)
    guide = stopwatch.timed("guide: message, memory, reading, answering", ShopAction._run)
    setattr(ShopAction, "_run", guide)  # noqa: B010 - assigned plainly it is no method for mypy


async def _measure() -> tuple[Stopwatch, float, int]:
    """Return the stages' time, that of all turns together in seconds, and the number of turns."""
    stopwatch = Stopwatch()
    _watch(stopwatch)
    agent = await load_guide()
    for number in range(_WARM_UP):
        await _converse(agent, number)
    stopwatch.reset()
    began = time.process_time()
    turns = 0
    for number in range(_ROUNDS):
        turns += await _converse(agent, _WARM_UP + number)
    return stopwatch, time.process_time() - began, turns


async def _converse(agent: Any, number: int) -> int:
    """Say each script in a conversation of its own; return how many messages that were."""
    for script in SHOPPING:
        for step in script.steps:
            if not await say(agent, step.say, f"{script.language}-{number}", script.language):
                raise click.ClickException(f"nothing was answered to {step.say!r}; is everything trained?")
    return sum(len(script.steps) for script in SHOPPING)


def _report(measured: tuple[Stopwatch, float, int]) -> None:
    stopwatch, whole, turns = measured
    table = Table(title=f"Processor time of a turn, {turns} turns of one shopper")
    for heading in ("stage", "ms a turn", "share", "calls a turn"):
        table.add_column(heading, justify="left" if heading == "stage" else "right")
    for stage, seconds in sorted(stopwatch.spent.items(), key=lambda item: -item[1]):
        calls = stopwatch.calls[stage] / turns
        table.add_row(stage, f"{1000 * seconds / turns:.2f}", f"{seconds / whole:.0%}", f"{calls:.1f}")
    rest = whole - sum(stopwatch.spent.values())
    others = "everything else: Rasa's processor and graph runner, events, JSON"
    table.add_row(others, f"{1000 * rest / turns:.2f}", f"{rest / whole:.0%}", "")
    table.add_section()
    table.add_row("together", f"{1000 * whole / turns:.2f}", "", "")
    Console().print(table)
    write_tables(_RESULTS, "Where the time of a turn goes", table)


if __name__ == "__main__":
    main()

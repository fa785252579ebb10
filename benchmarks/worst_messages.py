"""What the costliest legal messages cost: milliseconds of processor time, by stage, of understanding and of reading.

What the clock on the wall says of both together stands beside it: how busy the machine was.

    python -m benchmarks.worst_messages

One process, one thread: the pipeline of the trained dialogue model, part by part, then the guide's reader with the
running search. Each message is of the longest legal length and new to the process (caches know nothing of it).
`--longest N` shows the costliest N. Ends with exit code 1 where understanding or reading takes longer than `LIMIT_MS`.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from benchmarks.odd_texts import worst_texts
from benchmarks.one_process import load_guide, read, run_inside, understand
from benchmarks.report import write_tables
from benchmarks.stages import Stopwatch

_RESULTS = Path("benchmarks/results/worst_messages.md")
LIMIT_MS = 100.0
_SUMS = ("understanding", "reading", "wall")
_WARM_UP = (
    *("a wireless mouse under $20, not red", "无线鼠标，200元以内，不要红色的", "wuxian shubiao"),
    *("a red or blue mug for my mum, two of them, cheaper", "送妈妈的红色杯子，便宜一点"),
)


@click.command(help=__doc__)
@click.option("--longest", default=15, show_default=True)
@click.option("--inside", is_flag=True, hidden=True, help="Measure in this process; the environment is made.")
def main(longest: int, inside: bool) -> None:
    """Measure in a process of its own, whose environment is the servers'."""
    if not inside:
        raise SystemExit(run_inside("benchmarks.worst_messages", "--longest", str(longest)))
    measured = asyncio.run(_measure())
    _report(measured, longest)
    raise SystemExit(any(max(cost["understanding"], cost["reading"]) > LIMIT_MS for cost in measured.values()))


async def _measure() -> dict[str, dict[str, float]]:
    """Return the milliseconds of each message by stage; `understanding` is the sum of the pipeline's parts."""
    from rasa.engine.graph import GraphNode

    from guide.memory import Memory

    agent = await load_guide()
    stopwatch = Stopwatch()

    def name(self: Any, *_: Any, **__: Any) -> str:
        return str(self._component_class.__name__)

    GraphNode.__call__ = stopwatch.timed(name, GraphNode.__call__)
    costs = {}
    for shape, text in {**dict.fromkeys(_WARM_UP, ""), **worst_texts()}.items():
        stopwatch.reset()
        said, said_at = text or shape, time.perf_counter()
        parsed = await understand(agent, said)
        parts = {stage: 1000 * seconds for stage, seconds in stopwatch.spent.items()}
        began = time.thread_time()
        read(said, parsed, "en", Memory())
        reading = 1000 * (time.thread_time() - began)
        wall = 1000 * (time.perf_counter() - said_at)
        costs[shape] = {**parts, "understanding": sum(parts.values()), "reading": reading, "wall": wall}
    return {shape: cost for shape, cost in costs.items() if shape not in _WARM_UP}


def _report(measured: dict[str, dict[str, float]], longest: int) -> None:
    costliest = sorted(measured, key=lambda shape: -max(measured[shape]["understanding"], measured[shape]["reading"]))
    table = Table(title=f"The costliest of {len(measured)} messages of 1,000 characters, CPU ms")
    for heading in ("message", *_SUMS, "costliest parts of the pipeline"):
        table.add_column(heading, justify="right" if heading in _SUMS else "left")
    for shape in costliest[:longest]:
        cost = measured[shape]
        parts = sorted(cost.keys() - set(_SUMS), key=lambda part: -cost[part])
        told = ", ".join(f"{part} {cost[part]:.0f}" for part in parts[:3])
        table.add_row(shape, *(f"{cost[name]:.0f}" for name in _SUMS), told)
    Console().print(table)
    write_tables(_RESULTS, "What the costliest messages cost", table)


if __name__ == "__main__":
    main()

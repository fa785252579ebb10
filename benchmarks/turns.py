"""How long a full turn takes, and how that stands to Rasa's own starter bot.

    python -m benchmarks.turns [--quick]

Both bots run for the whole time and are asked in turns, so that a noisy moment of the machine hits both.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from benchmarks.machine import machine_facts
from benchmarks.turn_time.answers import Answers
from benchmarks.turn_time.figures import figures, slowest_steps
from benchmarks.turn_time.report import GUIDE, STARTER, show, write
from benchmarks.turn_time.rounds import Bot, Measurement, measure
from benchmarks.turn_time.scripts import SHOPPING
from benchmarks.turn_time.scripts import STARTER as STARTER_SCRIPTS
from benchmarks.turn_time.servers import running_guide, running_starter
from benchmarks.turn_time.shoppers import RestShopper, Turn, WidgetShopper
from shop.settings import Settings, get_settings

_RESULTS = Path("benchmarks/results")
_WARM_UP_SHOPPERS = 2
_TABLE_WIDTH = 150


@dataclass(frozen=True)
class Plan:
    """How much to measure: `levels` gives (shoppers at once, conversations each), of twenty turns each."""

    rounds: int
    levels: tuple[tuple[int, int], ...]


_FULL = Plan(rounds=3, levels=((1, 4), (8, 2), (32, 1)))
_QUICK = Plan(rounds=1, levels=((1, 2), (8, 1)))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="Measure little, to see that it works; writes no results.")
@click.option(
    "--workdir",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("var/benchmark"),
    show_default=True,
    help="Keeps the trained starter bot between runs, and the logs.",
)
def main(quick: bool, workdir: Path) -> None:
    """Measure a full turn for 1, 8 and 32 shoppers at once: the guide as trained here, and Rasa's starter bot.

    Needs what `make train` makes. Prints the figures and writes benchmarks/results/turns.md and turns.json.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to end: clean up as after Ctrl-C
    console = Console(width=max(Console().width, _TABLE_WIDTH))
    plan = _QUICK if quick else _FULL
    with ExitStack() as stack:
        guide, starter = _start(stack, console, get_settings(), workdir.resolve())
        measurements = asyncio.run(_measure_all((guide, starter), plan, console))
    rows = figures(measurements)
    show(console, rows)
    _show_wrong(console, measurements)
    if not quick:
        for path in write(_RESULTS, rows, machine_facts(), slowest_steps(measurements, GUIDE, shoppers=1)):
            console.print(f"[green]✓[/] {path}")


def _start(stack: ExitStack, console: Console, settings: Settings, workdir: Path) -> tuple[Bot, Bot]:
    with console.status("Starting Rasa's starter bot (the first time it is trained)"):
        url, domain, servers = stack.enter_context(running_starter(workdir))
    starter_answers = Answers(domain)
    starter = Bot(STARTER, STARTER_SCRIPTS, lambda language: RestShopper(url, language, starter_answers), servers)
    with console.status("Starting the guide"):
        guide_url, guide_servers = stack.enter_context(running_guide(settings, workdir))
    answers = Answers(settings.domain_dir)
    guide = Bot(GUIDE, SHOPPING, lambda language: WidgetShopper(guide_url, language, answers), guide_servers)
    return guide, starter


async def _measure_all(bots: tuple[Bot, ...], plan: Plan, console: Console) -> list[Measurement]:
    measurements = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        for bot in bots:
            await measure(bot, _WARM_UP_SHOPPERS, 1, lambda turn: None)
        for description, bot, shoppers, conversations in _rounds(bots, plan):
            total = sum(
                len(bot.scripts[(place + number) % len(bot.scripts)].steps)
                for place in range(shoppers)
                for number in range(conversations)
            )
            task = progress.add_task(description, total=total)

            def advance(turn: Turn, task: TaskID = task) -> None:
                progress.advance(task)

            measurements.append(await measure(bot, shoppers, conversations, advance))
    return measurements


def _rounds(bots: tuple[Bot, ...], plan: Plan) -> Iterator[tuple[str, Bot, int, int]]:
    for number in range(1, plan.rounds + 1):
        for shoppers, conversations in plan.levels:
            for bot in bots:
                yield f"round {number}: {bot.name}, {shoppers} at once", bot, shoppers, conversations


def _show_wrong(console: Console, measurements: list[Measurement]) -> None:
    """Print each kind of wrong answer once, with the message that got it."""
    wrong = {(turn.said, turn.problem): turn.answered for one in measurements for turn in one.turns if turn.problem}
    for (said, problem), answered in wrong.items():
        console.print(f"[red]{problem}[/]: “{said}” got “{answered}”", highlight=False)


if __name__ == "__main__":
    main()

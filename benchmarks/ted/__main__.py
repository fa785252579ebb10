"""Rasa's TEDPolicy in the place of `ContextPolicy`, on messages labelled by people who had not seen the guide.

    python -m benchmarks.ted CONTEXT_EN.yml SCREENS_EN.yml
    python -m benchmarks.ted CONTEXT_EN.yml --every 3       # one message in three, for both

TED learns all that the editors have written: the examples of what is meant after what, of what people do beside
products, and of the intents, as stories; the stories and the rules. The pipeline is that of the served model, which
must be trained. Slots tell TED what is on the screen, what was answered and, as is tried, what the pipeline heard, with
how sure it was. Its settings are chosen on a fifth of the examples, of which it learns nothing meanwhile; then it
learns all. Rules are always sure, so TED alone would never go before one: it stands where `ContextPolicy` does, in the
same code, and goes before the classifier where it is sure enough; how sure is chosen too. The files are those of
`benchmarks.context`, and so are the acts. Neither policy learns from them.

Takes most of an hour. Ends with exit code 0 whatever is right. Writes benchmarks/results/ted.md.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from benchmarks.context import read_triples
from benchmarks.one_process import load_guide, run_inside
from benchmarks.report import write_tables

_RESULTS = Path("benchmarks/results/ted.md")


@click.command(help=__doc__)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--every", default=1, show_default=True, help="Play one message in so many.")
@click.option("--inside", is_flag=True, hidden=True, help="Play in this process; the environment is made.")
def main(files: tuple[Path, ...], every: int, inside: bool) -> None:
    """Search, train, play, and write the tables."""
    if not inside:
        raise SystemExit(run_inside("benchmarks.ted", *map(str, files), "--every", str(every)))
    asyncio.run(_compare({path.stem: read_triples(path)[::every] for path in files}))


async def _compare(files: dict[str, Sequence[dict[str, Any]]]) -> None:
    from benchmarks.ted.costs import Costs, costs_of_context_policy, memory_of
    from benchmarks.ted.knowledge import gather
    from benchmarks.ted.peer import Ted, use_one_thread
    from benchmarks.ted.playing import CONTEXT_POLICY, TED_POLICY, play_both
    from benchmarks.ted.searching import search
    from benchmarks.ted.tables import costs_table, right_table, trials_table

    console = Console()
    use_one_thread()
    agent = await load_guide()
    knowledge = gather(agent)
    trials = []
    for trial in search(knowledge):
        trials.append(trial)
        console.print(trial)
    best = max(trials, key=lambda trial: trial.right)
    ted = Ted(best.setting, knowledge.pipeline, knowledge.domain, knowledge.actions)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        ted.train([*knowledge.turns, *knowledge.intents], knowledge.stories, Path(folder))
        took, memory = time.perf_counter() - began, memory_of("ted", Path(folder))
    played, read = await play_both(agent, ted, best.least, files)
    costs = {CONTEXT_POLICY: costs_of_context_policy(knowledge), TED_POLICY: Costs(took, memory, ted.milliseconds)}
    tables = (right_table(played), costs_table(played, read, costs), trials_table(trials))
    console.print(*tables)
    write_tables(_RESULTS, "TEDPolicy in the place of ContextPolicy", *tables)


if __name__ == "__main__":
    main()

"""Plays attacks on a running guide and tells which held.

    python -m benchmarks.attacks                 # starts a guide of its own, with a copy of the shop
    python -m benchmarks.attacks --short         # what takes seconds only
    python -m benchmarks.attacks --url http://127.0.0.1:5005    # a guide that runs; some attacks are left out
    python -m benchmarks.attacks --row 3 --row 4

While an attack lasts a bystander goes on shopping from another address: an attack has held when the guide did what is
right, the bystander was served in time, and memory stayed flat. The exit code is 1 if one has not.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

import click
from rich.console import Console

from benchmarks.attacks.frame import Target, all_attacks
from benchmarks.attacks.playing import Result, play, table_of
from benchmarks.report import write_tables
from operations.processes.private_guide import private_guide
from shop.settings import get_settings

_RESULTS = Path("benchmarks/results/attacks.md")
_FLOOD_S, _SHORT_FLOOD_S = 15.0, 3.0
_LIMITS = ("messages_per_minute_by_address", "connects_per_minute_by_address")
"""What a private guide lifts, and these attacks are about."""


@click.command(help=__doc__, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--url", help="A guide that runs; without it one is started.")
@click.option("--short", is_flag=True, help="Only what takes seconds; writes no results.")
@click.option("--row", "rows", multiple=True, help="Only attacks of these rows of docs/operations/security.md.")
def main(url: str | None, short: bool, rows: tuple[str, ...]) -> None:
    """Play the attacks, print the table and write it."""
    flood_s = _SHORT_FLOOD_S if short else _FLOOD_S
    if url:
        results = asyncio.run(_play_all(Target(url.rstrip("/"), flood_s), short, rows))
    else:
        settings = get_settings()
        limits = {name: getattr(settings, name) for name in _LIMITS}
        with tempfile.TemporaryDirectory() as folder, private_guide(settings, Path(folder), **limits) as own:
            target = Target(f"http://{own.host}:{own.port}", flood_s, own)
            results = asyncio.run(_play_all(target, short, rows))
    table = table_of(results)
    Console().print(table)
    if not (short or rows or url):
        write_tables(_RESULTS, "Attacks", table)
    if not all(result.held for result in results):
        sys.exit(1)


async def _play_all(target: Target, short: bool, rows: tuple[str, ...]) -> list[Result]:
    console = Console(stderr=True)
    results = []
    for attack in all_attacks():
        if (short and not attack.is_short) or (rows and attack.row not in rows):
            continue
        with console.status(f"row {attack.row}: {attack.name}"):
            results.append(await play(attack, target))
    return results


if __name__ == "__main__":
    main()

"""Breaks what a guide stands on while shoppers talk to it, and tells what they notice.

    python -m benchmarks.faults                        # five shoppers
    python -m benchmarks.faults --shoppers 50 --only dialogue-server

It starts guides of its own, with copies of the shop and the artefacts. "Seconds until answers" are counted from the
fault, or from its end where somebody has to end it (a database that is away, a file that is locked, a disk that is
full), to the first answer to something that was said after that: of the middle shopper and of the last one. "Longest
silence" is the longest that a shopper waited with an open connection for an answer or a sentence.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from benchmarks.faults.faults import ON_POSTGRESQL, ON_SQLITE, Fault
from benchmarks.faults.guide import BreakableGuide
from benchmarks.faults.proxy import Proxy, proxy_to
from benchmarks.faults.shoppers import Findings, Shopping, look_back, shop
from benchmarks.report import write_tables
from shop.settings import get_settings

_RESULTS = Path("benchmarks/results/faults.md")
_POSTGRESQL = "postgresql://postgres@127.0.0.1:5432/postgres"
_WARM_S, _AFTER_S, _LONGEST_S = 8.0, 5.0, 180.0
_THINK_S = 2.0


@dataclass(frozen=True)
class Outcome:
    """What a fault came to, in seconds and counts; no seconds if somebody was never answered again."""

    fault: str
    shoppers: int
    until_answers_s: list[float] | None
    longest_silence_s: float
    sentences: list[str]
    findings: Findings
    complaints: list[str]


@click.command(help=__doc__, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--shoppers", "counts", multiple=True, type=int, help="How many shop at once; 5 and 50 without it.")
@click.option("--only", "names", multiple=True, type=click.Choice([*ON_SQLITE, *ON_POSTGRESQL]), help="This fault.")
@click.option("--postgres", default=_POSTGRESQL, show_default=True, help="Where a database may be made.")
def main(counts: tuple[int, ...], names: tuple[str, ...], postgres: str) -> None:
    """Play the faults, print the table, and write it where all were played."""
    outcomes: list[Outcome] = []
    try:
        _play_all(outcomes, counts or (5, 50), names, postgres)
    finally:  # what was played is told, whatever ends it
        table = _table(outcomes)
        Console().print(table)
    if not names:
        write_tables(_RESULTS, "Faults", table)
    if not all(_held(outcome) for outcome in outcomes):
        sys.exit(1)


def _play_all(outcomes: list[Outcome], counts: Sequence[int], names: Sequence[str], postgres: str) -> None:
    for count in counts:
        for faults, url in ((ON_SQLITE, None), (ON_POSTGRESQL, postgres)):
            chosen = {name: fault for name, fault in faults.items() if not names or name in names}
            if chosen:
                with tempfile.TemporaryDirectory() as folder, _database(url) as (store_url, way):
                    guide = BreakableGuide(get_settings(), Path(folder), store_url, way)
                    with guide.running():
                        for fault in chosen.values():
                            outcomes.append(asyncio.run(_play(fault, guide, count)))


async def _play(fault: Fault, guide: BreakableGuide, count: int) -> Outcome:
    name = (fault.__doc__ or "").partition("\n")[0]
    guide.renew_artefacts()
    Console(stderr=True).print(f"{name} {count} shoppers")
    stop, shoppings = asyncio.Event(), [Shopping() for _ in range(count)]
    think_s = _THINK_S * max(1.0, count / 20)
    shopping = asyncio.gather(*(shop(guide.url, number, think_s, stop, one) for number, one in enumerate(shoppings)))
    await asyncio.sleep(_WARM_S + think_s)
    began = time.monotonic()
    await fault(guide)
    ended = time.monotonic()
    since = ended if ended - began > 1 else began
    while any(one.recovered_at(since) is None for one in shoppings) and time.monotonic() < since + _LONGEST_S:
        await asyncio.sleep(0.2)
    await asyncio.sleep(_AFTER_S)
    stop.set()
    await asyncio.wait_for(shopping, _LONGEST_S)
    complaints = [f"shoppers' words are in {log}" for log in guide.logs_with({one.mark for one in shoppings})]
    if guide.has_run_planted_code:
        complaints.append("the planted code was run")
    recovered = [at - since for one in shoppings if (at := one.recovered_at(since)) is not None]
    return Outcome(
        name,
        count,
        sorted(recovered) if len(recovered) == count else None,
        max(one.longest_silence_s for one in shoppings),
        sorted({sentence for one in shoppings for sentence in one.sentences}),
        await look_back(guide.url, shoppings),
        complaints,
    )


@contextmanager
def _database(server: str | None) -> Iterator[tuple[str | None, Proxy | None]]:
    """Make a database for the conversations on a PostgreSQL server, if one is given, and remove it after.

    Yields its URL, which leads by a proxy, and the proxy.
    """
    if server is None:
        yield None, None
        return
    name = f"daogou_faults_{uuid.uuid4().hex[:8]}"
    url = make_url(server)
    admin = create_engine(url, isolation_level="AUTOCOMMIT", future=True)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        with proxy_to(url.host or "127.0.0.1", url.port or 5432) as way:
            reached = url.set(database=name, host="127.0.0.1", port=way.port)
            yield reached.render_as_string(hide_password=False), way
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


def _held(outcome: Outcome) -> bool:
    found = outcome.findings
    bad = found.not_stored + found.doubled + found.mixed_up + found.out_of_order
    return outcome.until_answers_s is not None and bad == 0 and not outcome.complaints


def _table(outcomes: list[Outcome]) -> Table:
    table = Table(title="What shoppers notice", show_lines=True)
    table.add_column("fault", max_width=34)
    table.add_column("seen meanwhile", max_width=34)
    for column in ("shoppers", "s until answers: middle, last", "longest silence, s", "accepted"):
        table.add_column(column, justify="right")
    for column in ("not stored", "doubled", "mixed up", "out of order"):
        table.add_column(column, justify="right")
    for one in outcomes:
        times = one.until_answers_s
        until = f"{statistics.median(times):.1f}, {times[-1]:.1f}" if times else "never"
        found = one.findings
        counts = (found.accepted, found.not_stored, found.doubled, found.mixed_up, found.out_of_order)
        seen = " / ".join([*one.complaints, *one.sentences]) or "a slower answer, or a connection that comes back"
        table.add_row(*(one.fault, seen, str(one.shoppers), until, f"{one.longest_silence_s:.1f}"), *map(str, counts))
    return table


if __name__ == "__main__":
    main()

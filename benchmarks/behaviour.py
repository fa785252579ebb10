"""What it costs a turn to keep what the shopper did, beside the ways that were not taken.

    python -m benchmarks.behaviour
    python -m benchmarks.behaviour --url postgresql://postgres@127.0.0.1/postgres  # it makes a database of its own

Every turn keeps one view, as most do. "memory" is a queue that a kill empties; "events" writes straight into the table
that is read; "outbox" is what the guide does, once with nobody moving and once with its own thread moving meanwhile.
"""

from __future__ import annotations

import queue
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.table import Table
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from benchmarks.report import write_tables
from guide.behaviour import OUTBOX_LIMIT, BehaviourLog
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent
from shop.catalogue.records import ProductRecord
from shop.migrations import upgrade
from shop.unit_of_work import UnitOfWorkFactory, unit_of_work_factory

_RESULTS = Path("benchmarks/results/behaviour.md")
_TURNS = 1_000

Keep = Callable[[Sequence[ShopperEvent]], object]


@click.command(help=__doc__)
@click.option("--url", default=None, help="A PostgreSQL server to measure on too.")
def main(url: str | None) -> None:
    """Measure every way on every database and write the table."""
    table = Table(title=f"{_TURNS:,} turns by one shopper, then by eight at once")
    for heading in ("database", "way", "p50 ms", "p95 ms", "8 at once: p50 ms", "p95 ms"):
        table.add_column(
            heading, justify="left" if heading in ("database", "way") else "right", no_wrap=heading == "way"
        )
    with tempfile.TemporaryDirectory() as folder:
        _measure_database("SQLite", f"sqlite:///{folder}/shop.db", table)
    if url is not None:
        name = f"daogou_benchmark_{uuid.uuid4().hex}"
        server = create_engine(url, isolation_level="AUTOCOMMIT", future=True)
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
            try:
                own = make_url(url).set(database=name).render_as_string(hide_password=False)
                _measure_database("PostgreSQL", own, table)
            finally:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    Console().print(table)
    write_tables(_RESULTS, "Keeping what a shopper did", table)


def _measure_database(name: str, url: str, table: Table) -> None:
    upgrade(url)
    unit_of_work = unit_of_work_factory(url)
    with unit_of_work() as uow:
        uow.products.upsert_many([ProductRecord("bench", "1", "Mug", ("mugs",), 100, "GBP")])
        event = ShopperEvent(EventKind.VIEW, datetime.now(timezone.utc), uow.products.find_id("bench", "1"), None, "s")
        uow.commit()
    log = BehaviourLog(unit_of_work)
    waiting: queue.SimpleQueue[Sequence[ShopperEvent]] = queue.SimpleQueue()
    ways: dict[str, Keep] = {
        "memory": lambda events: waiting.put(events),
        "events": lambda events: _straight(unit_of_work, events),
        "outbox, nobody moves": lambda events: _outbox(unit_of_work, events),
        "outbox, moved meanwhile": log.add,
    }
    for way, keep in ways.items():
        table.add_row(name, way, *_times(keep, [event], 1), *_times(keep, [event], 8))
    log.close()


def _straight(unit_of_work: UnitOfWorkFactory, events: Sequence[ShopperEvent]) -> None:
    with unit_of_work() as uow:
        uow.events.add_many(events)
        uow.commit()


def _outbox(unit_of_work: UnitOfWorkFactory, events: Sequence[ShopperEvent]) -> None:
    with unit_of_work() as uow:
        uow.outbox.add_many(events)
        uow.outbox.trim(OUTBOX_LIMIT)
        uow.commit()


def _times(keep: Keep, events: Sequence[ShopperEvent], shoppers: int) -> tuple[str, str]:
    """Return p50 and p95 of the milliseconds that a turn waits."""

    def turn(_: int) -> float:
        began_at = time.perf_counter()
        keep(events)
        return 1000.0 * (time.perf_counter() - began_at)

    with ThreadPoolExecutor(shoppers) as pool:
        times = list(pool.map(turn, range(_TURNS)))[20:]
    return f"{np.percentile(times, 50):.2f}", f"{np.percentile(times, 95):.2f}"


if __name__ == "__main__":
    main()

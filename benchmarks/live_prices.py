"""What it costs to answer with the prices and the stock of the moment.

    python -m benchmarks.live_prices                                    # a copy of the shop in SQLite; about a minute
    python -m benchmarks.live_prices --server postgresql://host/postgres   # and one in PostgreSQL

Needs the trained recommender. At start the guide reads the offers of all products; at the beginning of every turn it
asks what changed, and reads that.
"""

from __future__ import annotations

import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.table import Table
from sqlalchemy import create_engine, insert, select, text
from sqlalchemy.engine import Engine, make_url

from benchmarks.report import write_tables
from guide.live_offers import LiveOffers
from language.money import PriceRange
from recommender.contract import Filters
from recommender.serving.hybrid import HybridRecommender
from shop.catalogue.models import Category, Product, Variant
from shop.currency import ExchangeRates
from shop.database import make_engine, make_session_factory
from shop.migrations import upgrade
from shop.settings import get_settings
from shop.shop_file import ShopFile
from shop.unit_of_work import UnitOfWork

_RESULTS = Path("benchmarks/results/live_prices.md")
_ROUNDS, _IDLE_ROUNDS = 10, 500


@click.command(help=__doc__)
@click.option("--server", help="URL of a PostgreSQL server on which a database may be made for the time.")
def main(server: str | None) -> None:
    """Measure each kind of database and write the table."""
    settings = get_settings()
    recommender = HybridRecommender.load(settings.artefacts_dir / "recommender")
    rates = ShopFile.load(settings.catalogue_dir).rates
    table = Table(title=f"{len(recommender.indexes.columns):,} products")
    for heading in ("database", "what", "p50 ms", "p95 ms"):
        table.add_column(heading, justify="right" if heading.endswith("ms") else "left")
    for name, copied in (("SQLite", _sqlite()), ("PostgreSQL", _postgresql(server) if server else None)):
        if copied is None:
            continue
        with copied as url:
            upgrade(url)
            _copy_products(settings.database_url, url)
            for what, times in _measured(url, recommender, rates):
                table.add_row(name, what, *(f"{np.percentile(times, percent):.2f}" for percent in (50, 95)))
    Console().print(table)
    write_tables(_RESULTS, "Live prices and stock", table)


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/shop.db"


@contextmanager
def _postgresql(server: str) -> Iterator[str]:
    admin = create_engine(server, isolation_level="AUTOCOMMIT", future=True)
    name = f"daogou_benchmark_{uuid.uuid4().hex}"
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def _copy_products(source: str, target: str) -> None:
    """Write the products with their ids, by which the index knows them."""
    with make_engine(source).connect() as shop, make_engine(target).begin() as copy:
        for table in (Category.__table__, Product.__table__, Variant.__table__):
            columns = [column for column in table.columns if column.name != "parent_id"]
            rows = [dict(row) for row in shop.execute(select(*columns)).mappings()]
            if rows:
                copy.execute(insert(table), rows)


def _measured(url: str, recommender: HybridRecommender, rates: ExchangeRates) -> Iterator[tuple[str, list[float]]]:
    engine = make_engine(url)
    live = LiveOffers(recommender, rates)

    def refresh(offers: LiveOffers) -> float:
        with UnitOfWork(make_session_factory(engine)) as uow:
            uow.products.count()  # a turn has a connection anyway
            return _ms(lambda: offers.refresh(uow))

    yield "start: all products read", [refresh(LiveOffers(recommender, rates)) for _ in range(_ROUNDS)]
    refresh(live)
    yield "turn: nothing changed", [refresh(live) for _ in range(_IDLE_ROUNDS)]
    everything = len(recommender.indexes.columns)
    for count in (1, 1_000, everything):
        changing, turns = [], []
        for _ in range(_ROUNDS):
            changing.append(_ms(partial(_change, engine, count)))
            turns.append(refresh(live))
        yield f"turn: {count:,} changed by SQL", turns
        yield f"the change of {count:,}, with triggers", changing
    filters = Filters(price=PriceRange(100, 5_000), in_stock=True)
    yield "count by price and stock", [_ms(partial(recommender.count, filters)) for _ in range(_IDLE_ROUNDS)]
    engine.dispose()


def _change(engine: Engine, count: int) -> None:
    with engine.begin() as connection:
        changed = "SELECT id FROM products ORDER BY id LIMIT :count"
        connection.execute(
            text(f"UPDATE products SET price_cents = price_cents + 1 WHERE id IN ({changed})"),  # noqa: S608
            {"count": count},
        )


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000.0 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()

"""What exact words cost: building the index of phrases, keeping it, and one text condition.

    python -m benchmarks.phrases                   # a minute; the shop's database must be filled

Phrases are the lines of the shop, words of its titles, and some that stand in most products.
"""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables
from recommender.index.models import Models
from recommender.index.phrases import PhraseIndex
from recommender.index.product_text import exact_fields
from shop.catalogue.records import TermKind
from shop.settings import get_settings
from shop.unit_of_work import unit_of_work_factory
from shop.vocabulary.fits import fitted

_RESULTS = Path("benchmarks/results/phrases.md")
_PHRASES = 1_000
_COMMON = ("colour", "black", "for", "with")


@click.command(help=__doc__)
def main() -> None:
    """Build both indexes, ask them, and write the table."""
    with unit_of_work_factory(get_settings().database_url)() as uow:
        products = list(uow.products.iter_snapshots())
        lines = [term.text for term in uow.terms.all() if term.kind is TermKind.LINE]
    words = sorted({word for product in products for word in product.title.split()})
    chosen = np.random.default_rng(0).choice([*lines, *words], _PHRASES).tolist()
    table = Table(title=f"Exact words of {len(products):,} products, {len(lines):,} lines, on one core")
    for heading in (
        "index",
        "build, CPU s",
        "load, CPU s",
        "on disk, MB",
        "p50 ms",
        "p95 ms",
        "slowest common word, ms",
    ):
        table.add_column(heading, justify="left" if heading == "index" else "right")
    models = Models(lines)
    for name, texts in (("words", exact_fields), ("fits", fitted)):
        began = time.process_time()
        index = PhraseIndex.build((texts(product) for product in products), models)
        built = time.process_time() - began
        with TemporaryDirectory() as folder:
            path = Path(folder) / "phrases.npz"
            index.save(path)
            size, began = path.stat().st_size, time.process_time()
            index = PhraseIndex.load(path, models)
            loaded = time.process_time() - began
        times = [_milliseconds(index, phrase) for phrase in chosen]
        slowest = max(_milliseconds(index, phrase) for phrase in _COMMON)
        figures = (
            f"{built:.1f}",
            f"{loaded:.2f}",
            f"{size / 1e6:.1f}",
            *np.percentile(times, (50, 95)).round(2).tolist(),
        )
        table.add_row(name, *map(str, figures), f"{slowest:.2f}")
    Console().print(table)
    write_tables(_RESULTS, "What exact words cost", table)


def _milliseconds(index: PhraseIndex, phrase: str) -> float:
    began = time.process_time()
    index.mask((phrase,))
    return (time.process_time() - began) * 1e3


if __name__ == "__main__":
    main()

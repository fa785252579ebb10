"""The sentence encoders side by side: quality of search, time of a query, time of a catalogue, memory.

    python -m benchmarks.encoders      # about five minutes: the catalogue is encoded by each

Each runs in a process of its own. The whole search is measured on the graded queries; `minilm` is the full model
(bfloat16 where the processor multiplies it) and encodes the catalogue too, `minilm-int8` is its 8-bit form for queries.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import click
import numpy as np
import psutil
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables

_RESULTS = Path("benchmarks/results/encoders.md")
_NAMES = {"minilm": "minilm", "minilm-int8": "minilm", "multilingual": "multilingual"}
"""Encoders of queries, and what encodes the catalogue for them."""
_QUERIES = 200


@click.command(help=__doc__)
@click.option("--one", hidden=True, help="Measure one encoder and print JSON.")
def main(one: str | None) -> None:
    """Measure every encoder and write the table."""
    if one is not None:
        click.echo(json.dumps(_measure(one)))
        return
    table = Table(title="Sentence encoders")
    for heading in ("encoder", "NDCG@10", "judged only", "ms a query", "catalogue s", "memory MB"):
        table.add_column(heading, justify="left" if heading == "encoder" else "right")
    for name in _NAMES:
        command = [sys.executable, "-m", "benchmarks.encoders", "--one", name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise click.ClickException(f"{name} failed:\n{done.stderr.strip()}")
        figures = json.loads(done.stdout.splitlines()[-1])
        table.add_row(
            name,
            *(f"{figures[key]:.3f}" for key in ("NDCG@10", "judged only")),
            f"{figures['ms']:.1f}",
            *(f"{figures[key]:.0f}" for key in ("catalogue", "memory")),
        )
    Console().print(table)
    write_tables(_RESULTS, "Sentence encoders", table)


def _measure(name: str) -> dict[str, float]:
    from recommender.encoders import load_encoder

    before = psutil.Process().memory_info().rss
    encoder = load_encoder(name)
    encoder.encode(["warm up"])
    memory = (psutil.Process().memory_info().rss - before) / 2**20

    from operations.evaluation import EVALUATION_DIR, JUDGED_SOURCE
    from recommender.collaborative.interactions import Interactions
    from recommender.evaluation.bench import Bench
    from recommender.evaluation.search import evaluate_search, read_judgments
    from recommender.training.building import build_indexes, encode_texts
    from shop.settings import get_settings
    from shop.unit_of_work import unit_of_work_factory

    settings = get_settings()
    with unit_of_work_factory(settings.database_url)() as uow:
        products = [product for product in uow.products.iter_snapshots() if product.source == JUDGED_SOURCE]
    began_at = time.monotonic()
    texts = encode_texts(products, load_encoder(_NAMES[name], os.cpu_count() or 1))
    catalogue = time.monotonic() - began_at
    milliseconds = []
    for product in products[:_QUERIES]:
        began = time.process_time()
        encoder.encode([" ".join(product.title.split()[:3])])
        milliseconds.append(1000.0 * (time.process_time() - began))
    indexes = build_indexes(products, Interactions.from_pairs([], []), texts, encoder)
    judgments = read_judgments(EVALUATION_DIR / f"search_{JUDGED_SOURCE}.csv", JUDGED_SOURCE, products)
    search = evaluate_search(Bench(indexes, texts, products), JUDGED_SOURCE, judgments)[-1].figures
    quality = {key: search[key] for key in ("NDCG@10", "judged only")}
    return {**quality, "ms": float(np.median(milliseconds)), "catalogue": catalogue, "memory": memory}


if __name__ == "__main__":
    main()

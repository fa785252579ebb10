"""How long an answer of the recommender takes, on one core, for shoppers and queries of the demo shop.

    python -m benchmarks.recommendations

Every query is new to the recommender: its text is encoded, its filters are applied, everything is ranked, and every
hit gets its reasons. Known shoppers are the gift shop's customers with their real purchases.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables
from guide.live_offers import LiveOffers
from language.money import PriceRange
from recommender.collaborative.interactions import Interactions
from recommender.contract import Filters, Query
from recommender.serving.hybrid import HybridRecommender
from shop.settings import get_settings
from shop.shop_file import ShopFile
from shop.unit_of_work import unit_of_work_factory

_RESULTS = Path("benchmarks/results/recommendations.md")
_QUERIES = 500
_CHINESE = (
    "无线鼠标",
    "笔记本电脑",
    "蓝牙耳机",
    "马克杯",
    "手机壳",
    "打印机墨盒",
    "移动硬盘",
    "圣诞装饰",
    "帐篷",
    "咖啡杯",
)


@click.command(help=__doc__)
def main() -> None:
    """Measure every kind of question and write the table."""
    settings = get_settings()
    recommender = HybridRecommender.load(settings.artefacts_dir / "recommender")
    with unit_of_work_factory(settings.database_url)() as uow:
        LiveOffers(recommender, ShopFile.load(settings.catalogue_dir).rates).refresh(uow)
        titles = [product.title for product in uow.products.iter_snapshots()]
        histories = list(Interactions.from_purchases(uow.orders.iter_purchases()).histories().values())
    random = np.random.default_rng(0)
    words = [" ".join(titles[k].split()[:3]) for k in random.choice(len(titles), _QUERIES, replace=False)]
    known = [tuple(histories[k]) for k in random.choice(len(histories), _QUERIES)]
    filters = Filters(price=PriceRange(100, 5_000), in_stock=True)
    questions: dict[str, Sequence[Query]] = {
        "search, English": [Query(text=text) for text in words],
        "search, Chinese": [Query(text=f"{text} {k}") for k, text in enumerate(_CHINESE * (_QUERIES // len(_CHINESE)))],
        "search with filters": [Query(text=f"{text} cheap", filters=filters) for text in words],
        "known shopper": [Query(purchases=own) for own in known],
        "known shopper with filters": [Query(purchases=own, filters=filters) for own in known],
        "known shopper, search, filters": [
            Query(text=f"{text} good", purchases=own, filters=filters) for text, own in zip(words, known, strict=True)
        ],
    }
    table = Table(title=f"{len(titles):,} products, {_QUERIES} questions each, one core")
    for heading in ("question", "p50 ms", "p95 ms", "p99 ms", "CPU ms"):
        table.add_column(heading, justify="left" if heading == "question" else "right")
    for name, queries in questions.items():
        table.add_row(name, *(f"{value:.1f}" for value in _measured(recommender.recommend, queries)))
    some = random.choice(recommender.indexes.columns.ids, _QUERIES).tolist()
    table.add_row("similar products", *(f"{value:.1f}" for value in _measured(recommender.similar, some)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table.caption = f"largest memory of the process: {memory:,.0f} MB"
    Console().print(table)
    write_tables(_RESULTS, "Time of an answer", table)


def _measured(answer: Callable[..., object], questions: Sequence[object]) -> tuple[float, float, float, float]:
    """Return p50, p95 and p99 of the time, and the mean processor time, of an answer, in milliseconds."""
    for question in questions[:10]:
        answer(question)
    times, began = [], time.process_time()
    for question in questions[10:]:
        began_at = time.perf_counter()
        answer(question)
        times.append(1000.0 * (time.perf_counter() - began_at))
    cpu = 1000.0 * (time.process_time() - began) / len(times)
    p50, p95, p99 = (float(np.percentile(times, percent)) for percent in (50, 95, 99))
    return p50, p95, p99, cpu


if __name__ == "__main__":
    main()

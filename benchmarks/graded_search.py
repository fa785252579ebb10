"""The search of any shop on graded queries of one's own, by the language of the query.

    DAOGOU_CATALOGUE_DIR=shops/my-shop python -m benchmarks.graded_search FILE SOURCE

FILE is a CSV of query, product_id (the source's own id) and grade (0 to 3), as in `data/evaluation`. Hit@5: the share
of queries with a product of the highest grade that was given among the first five. Texts are searched as they are,
without what the guide makes of their words.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from language.detection import detect_language
from operations.evaluation import TrainedShop
from recommender.contract import Query
from recommender.evaluation.metrics import ndcg_at
from recommender.evaluation.search import read_judgments
from shop.settings import get_settings

_K = 10
_FIRST = 5


@click.command(help=__doc__)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("source")
@click.option("--misses", is_flag=True, help="List the queries without a hit, and what came instead.")
def main(file: Path, source: str, misses: bool) -> None:
    """Measure and print the table."""
    console = Console()
    shop = TrainedShop.load(get_settings())
    titles = {product.id: product.title for product in shop.bench.products}
    figures: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for query, grades in read_judgments(file, source, shop.bench.products).items():
        found = [hit.product_id for hit in shop.recommender.recommend(Query(text=query, limit=_K))]
        best = {product for product, grade in grades.items() if grade == max(grades.values())}
        is_hit = bool(best.intersection(found[:_FIRST]))
        for language in (detect_language(query) or "?", "all"):
            figures[language].append((float(is_hit), ndcg_at(found, grades, _K)))
        if misses and not is_hit:
            console.print(f"{query}: {'; '.join(titles[product] for product in found[:_FIRST])}")
    table = Table("language", "queries", f"hit@{_FIRST}", f"NDCG@{_K}")
    for language, rows in sorted(figures.items(), key=lambda item: item[0] == "all"):
        hits, gains = np.mean(rows, axis=0)
        table.add_row(language, str(len(rows)), f"{hits:.3f}", f"{gains:.3f}")
    console.print(table)


if __name__ == "__main__":
    main()

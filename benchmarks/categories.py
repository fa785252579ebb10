"""Measures how well the demo shop's maker places products in categories, on products labelled by hand.

    python -m benchmarks.categories [--wrong]

`data/evaluation/categories_fresh.csv` holds 400 products drawn at random (fixed seed, each source in proportion to its
size) and labelled by reading title, brand, properties and description. Nothing may be learnt from them or tuned on
them: `categories.csv` and `categories_development.csv`, earlier draws, are there for that and are among the examples.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from shop.catalogue.records import ProductRecord
from shop.importers.catalogue import open_catalogue
from shop.importers.categories_yml import load_category_tree

_ROOT = Path(__file__).parents[1]
_CATALOGUE = _ROOT / "data" / "catalogues" / "demo"
_LABELS = _ROOT / "data" / "evaluation" / "categories_fresh.csv"


@dataclass(frozen=True)
class Judged:
    """One labelled product with the paths that were wanted and derived."""

    source: str
    title: str
    wanted: tuple[str, ...]
    derived: tuple[str, ...]


def judge(catalogue: Path, labels: Path) -> tuple[list[Judged], dict[str, tuple[int, int]]]:
    """Return the labelled products, and for each source (products, those in no leaf or an `other-` category).

    Raises:
        ShopError: the catalogue is not in order.
        KeyError: a labelled product is not in the catalogue, or its label not in the tree.
    """
    tree = load_category_tree(catalogue / "categories.yml")
    inner = set(tree.parents.values())
    paths: dict[tuple[str, str], tuple[str, ...]] = {}
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for importer in open_catalogue(catalogue):
        for record in importer.records():
            if isinstance(record, ProductRecord):
                paths[record.source, record.external_id] = record.category_path
                totals[record.source][0] += 1
                leaf = record.category_path[-1]
                totals[record.source][1] += leaf in inner or leaf.startswith("other-")
    with labels.open(encoding="utf-8", newline="") as stream:
        judged = [
            Judged(row["source"], row["title"], tree.path(row["category"]), paths[row["source"], row["external_id"]])
            for row in csv.DictReader(stream)
        ]
    return judged, {source: (total, other) for source, (total, other) in totals.items()}


def main() -> None:
    """Print coverage and accuracy by source, and with --wrong every mistake."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="print every product that went wrong")
    parser.add_argument("--labels", type=Path, default=_LABELS)
    arguments = parser.parse_args()
    judged, totals = judge(_CATALOGUE, arguments.labels)
    print(f"{'source':<12} {'products':>9} {'placed':>8}   {'labelled':>8} {'leaf':>12} {'top 2 levels':>14}")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for item in judged:
        for source in (item.source, "all"):
            counts[source]["n"] += 1
            counts[source]["leaf"] += item.wanted == item.derived
            counts[source]["top"] += item.wanted[:2] == item.derived[:2]
    totals["all"] = (sum(total for total, _ in totals.values()), sum(other for _, other in totals.values()))
    for source, (total, other) in totals.items():
        found = counts[source]
        n = found["n"]
        leaf = f"{found['leaf']}/{n} {found['leaf'] / n:.1%}" if n else "-"
        top = f"{found['top']}/{n} {found['top'] / n:.1%}" if n else "-"
        print(f"{source:<12} {total:>9,} {1 - other / total:>8.1%}   {n:>8} {leaf:>14} {top:>14}")
    if arguments.wrong:
        for item in judged:
            if item.wanted != item.derived:
                print(f"{item.title[:70]:<70}  wanted {item.wanted[-1]}, derived {item.derived[-1]}")


if __name__ == "__main__":
    main()

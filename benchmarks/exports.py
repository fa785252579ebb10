"""What the importers make of foreign files: every file of a folder, each into an empty database.

    python -m benchmarks.exports FOLDER

The format is told by how a file begins, as with `daogou ingest auto`. For each file: what was read, what was left out
and why, and the seconds it took. Prices that name no currency are in EUR.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables
from shop.errors import ImportFormatError
from shop.importers.detection import detect_format
from shop.importers.formats import open_importer
from shop.importers.ingest import IngestReport, ingest
from shop.importers.rejection import Rejection, Remark
from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory

_RESULTS = Path("benchmarks/results/exports.md")
_CURRENCY = "EUR"
_SHOWN_REASONS = 3
_VALUE = re.compile(r"'[^']*'|\"[^\"]*\"|\d[\d,.]*")


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(folder: Path) -> None:
    """Read every file and write the table."""
    table = Table(title="Foreign exports", show_lines=True)
    for heading in ("file", "format", "read", "left out", "cells left out", "s"):
        table.add_column(heading, justify="right" if heading == "s" else "left", overflow="fold")
    with TemporaryDirectory() as work:
        for path in sorted(path for path in folder.iterdir() if path.is_file() and path.suffix != ".md"):
            table.add_row(path.name, *_row(path, Path(work) / f"{path.name}.db"))
    Console().print(table)
    write_tables(_RESULTS, "What the importers make of foreign exports", table)


def _row(path: Path, database: Path) -> tuple[str, ...]:
    """Return format, what was read, rows left out, cells left out and seconds."""
    url = f"sqlite:///{database}"
    upgrade(url)
    started, format_name = time.perf_counter(), ""
    try:
        format_name = detect_format(path)
        importer = open_importer(format_name, path, path.name.split(".")[0], _CURRENCY)
        report = ingest(importer, unit_of_work_factory(url), currencies=(_CURRENCY,))
    except ImportFormatError as error:
        return format_name, "refused", str(error).replace(f"{path.parent}/", ""), "", _seconds(started)
    rejected = _reasons(report.rejected, report.rejections)
    remarked = _reasons(report.remarked, report.remarks)
    return format_name, _what_was_read(report, url), rejected, remarked, _seconds(started)


def _what_was_read(report: IngestReport, url: str) -> str:
    """Return how many products came, with what."""
    with unit_of_work_factory(url)() as uow:
        products = list(uow.products.iter_snapshots())
    parts = {
        "products": len(products),
        "variants": sum(len(product.variants) for product in products),
        "categories": report.categories.inserted,
        "with price": sum(product.price_cents is not None for product in products),
        "on sale": sum(
            product.sale_price_cents is not None or any(form.sale_price_cents is not None for form in product.variants)
            for product in products
        ),
        "with page": sum(product.url is not None for product in products),
        "with picture": sum(bool(product.image_urls) for product in products),
    }
    return ", ".join(f"{number:,} {what}" for what, number in parts.items() if number)


def _reasons(number: int, found: Iterable[Rejection | Remark]) -> str:
    """Return how many and the commonest reasons, values left aside."""
    kinds: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in found:
        kind = _VALUE.sub("…", one.reason)
        kinds.setdefault(kind, one.reason)
        counts[kind] += 1
    told = "; ".join(f"{times} × {kinds[kind]}" for kind, times in counts.most_common(_SHOWN_REASONS))
    return f"{number:,}: {told}" if number else ""


def _seconds(started: float) -> str:
    return f"{time.perf_counter() - started:.1f}"


if __name__ == "__main__":
    main()

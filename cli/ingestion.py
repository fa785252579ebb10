"""Runs importers with a progress bar and reports what they brought and what they could not use."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from shop.bulk import UpsertReport
from shop.importers.base import Importer
from shop.importers.ingest import IngestReport, ingest
from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory
from shop.vocabulary.deriving import refresh_terms

SHOWN_REJECTIONS = 5
KINDS = ("categories", "products", "orders", "reviews", "events")


def ingest_all(
    console: Console,
    importers: Sequence[Importer],
    database_url: str,
    rejected_path: Path | None,
    shop_names: Collection[str],
) -> list[IngestReport]:
    """Bring the tables up to date, run every importer, derive the shop's words, print the reports; return them.

    Raises:
        ShopError: the database cannot be reached, or a file is not in its format.
    """
    upgrade(database_url)
    uow_factory = unit_of_work_factory(database_url)
    reports = []
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rows]} rows"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        for importer in importers:
            task = progress.add_task(importer.source, total=1.0, rows=0)

            def show(rows: int, fraction: float | None, task: TaskID = task) -> None:
                progress.update(task, completed=fraction or 0.0, rows=rows)

            reports.append(ingest(importer, uow_factory, show))
            progress.update(task, completed=1.0)
    with console.status("Deriving the shop's words"):
        refresh_terms(uow_factory, shop_names)
    print_reports(console, reports)
    if rejected_path is not None:
        write_rejections(reports, rejected_path)
        console.print(f"Rejected rows: {rejected_path}")
    return reports


def print_reports(console: Console, reports: Sequence[IngestReport]) -> None:
    """Print what each source brought, and the first rows that could not be used with the reason."""
    table = Table(title="What was read", title_justify="left")
    for heading in ("source", "what"):
        table.add_column(heading)
    for heading in ("new", "changed", "the same", "left out"):
        table.add_column(heading, justify="right")
    for report in reports:
        for position, row in enumerate(_rows(report)):
            table.add_row("" if position else report.source, *row)
    console.print(table)
    for report in reports:
        for rejection in report.rejections[:SHOWN_REJECTIONS]:
            where = f"line {rejection.line}" if rejection.line else f"row {rejection.external_id}"
            console.print(Text(f"{report.source}, {where}: {rejection.reason}", style="yellow"))
        if report.rejected > SHOWN_REJECTIONS:
            console.print(f"{report.source}: and {report.rejected - SHOWN_REJECTIONS:,} more (see --rejected)")


def _rows(report: IngestReport) -> Iterator[tuple[str, ...]]:
    for kind in KINDS:
        counts: UpsertReport = getattr(report, kind)
        found = (counts.inserted, counts.updated, counts.unchanged)
        if any(found):
            yield (kind, *(f"{count:,}" for count in found), "")
    if report.terms:
        yield "words", f"{report.terms:,}", "", "", ""
    if report.rejected:
        yield "rows rejected", "", "", "", f"{report.rejected:,}"


def write_rejections(reports: Sequence[IngestReport], path: Path) -> None:
    """Write the kept rejections of every source as CSV: source, line, external_id, reason."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("source", "line", "external_id", "reason"))
        for report in reports:
            for rejection in report.rejections:
                writer.writerow((report.source, rejection.line, rejection.external_id or "", rejection.reason))

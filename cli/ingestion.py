"""Runs importers with a progress bar and reports what they brought and what they could not use."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from language.money import format_money
from shop.bulk import UpsertReport
from shop.importers.base import Importer
from shop.importers.ingest import IngestReport, ingest
from shop.importers.rejection import Rejection, Remark
from shop.importers.withdrawing import Withdrawal, on_sale, withdraw_missing
from shop.migrations import upgrade
from shop.shop_file import ShopFile
from shop.unit_of_work import UnitOfWorkFactory, unit_of_work_factory
from shop.usual_prices import absurd_prices
from shop.vocabulary.deriving import refresh_terms

SHOWN_REPORTS = 5
_WHAT_DIFFERS = re.compile(r"""'[^']*'|"[^"]*"|\d[\d.,]*""")
"""What sets the reasons of one kind apart: the cell and its figures."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
KINDS = ("categories", "products", "orders", "reviews", "events")


def ingest_all(
    console: Console,
    importers: Sequence[Importer],
    shop: ShopFile,
    database_url: str,
    rejected_path: Path | None,
    withdraw: bool | None = None,
) -> list[IngestReport]:
    """Bring the tables up to date, run every importer, derive the shop's words, print the reports; return them.

    Products that the files of a source no longer have are withdrawn, as `shop.importers.withdrawing` decides. Products
    priced in a currency of which the shop has no rate are remarked on, and those that cost absurdly little or much for
    their kind.

    Raises:
        ShopError: the database cannot be reached, or a file is not in its format.
    """
    upgrade(database_url)
    uow_factory = unit_of_work_factory(database_url)
    before = on_sale(uow_factory, (importer.source for importer in importers))
    reports = []
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rows]} records"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        for importer in importers:
            task = progress.add_task(importer.source, total=1.0, rows=0)

            def show(rows: int, fraction: float | None, task: TaskID = task) -> None:
                progress.update(task, completed=fraction or 0.0, rows=rows)

            reports.append(ingest(importer, uow_factory, show, shop.rates.known()))
            progress.update(task, completed=1.0)
    withdrawals = withdraw_missing(before, reports, uow_factory, withdraw)
    with console.status("Deriving the shop's words"):
        refresh_terms(uow_factory, shop.name.values())
        _remark_on_prices(reports, uow_factory, shop)
    print_reports(console, reports)
    for withdrawal in withdrawals:
        console.print(Text(f"{withdrawal.source}: {_told(withdrawal, withdraw)}", style="yellow"))
    if rejected_path is not None:
        write_rejections(reports, rejected_path)
        console.print(f"Rejected rows: {rejected_path}")
    return reports


def _remark_on_prices(reports: Sequence[IngestReport], uow_factory: UnitOfWorkFactory, shop: ShopFile) -> None:
    """Say of each source which of its products cost what nobody asks for such a thing."""
    by_source = {report.source: report for report in reports}
    with uow_factory() as uow:
        absurd = absurd_prices(uow, shop.rates, datetime.now(timezone.utc))
    for price in absurd:
        if price.source in by_source:
            cents, usual = (
                format_money(round(one), shop.rates.base_currency) for one in (price.cents, price.usual_cents)
            )
            reason = f"{price.title!r} costs {cents}, but {price.kind} cost about {usual}; it comes last by price"
            by_source[price.source].remark(Remark(0, price.external_id, reason))


def print_reports(console: Console, reports: Sequence[IngestReport]) -> None:
    """Print what each source brought, and why rows and cells could not be used: each kind of reason once."""
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
        told: tuple[tuple[Sequence[Rejection | Remark], int, str], ...] = (
            (report.rejections, report.rejected, "rows left out"),
            (report.remarks, report.remarked, "remarks"),
        )
        for found, number, what in told:
            shown = _of_one_kind(found)[:SHOWN_REPORTS]
            for first, *others in shown:
                place = f"{_place(first)}, and {len(others):,} more like it" if others else _place(first)
                console.print(Text(f"{report.source}, {place}: {first.reason}", style="yellow"))
            if (left := number - sum(map(len, shown))) > 0:
                console.print(f"{report.source}: and {left:,} more {what} (see --rejected)")


def _of_one_kind(found: Sequence[Rejection | Remark]) -> list[list[Rejection | Remark]]:
    """Return reports by the kind of reason, those on the file as a whole first, as they say most."""
    kinds: dict[str, list[Rejection | Remark]] = defaultdict(list)
    for one in found:
        kinds[_WHAT_DIFFERS.sub("", one.reason)].append(one)
    return sorted(kinds.values(), key=lambda alike: bool(alike[0].line or alike[0].external_id))


def _told(withdrawal: Withdrawal, withdraw: bool | None) -> str:
    missing = f"{withdrawal.missing:,} of the {withdrawal.before:,} products on sale"
    if withdrawal.is_withdrawn:
        return f"{missing} are no longer in the file and were withdrawn (--keep-missing would keep them)"
    if not withdrawal.is_read:
        return f"nothing of the file could be used, so all {withdrawal.before:,} products stay on sale"
    if withdraw is None:
        return (
            f"{missing} are not in the file. That is more than half of them, so they stay on sale; if the file is "
            "whole, read it again with --withdraw-missing"
        )
    return f"{missing} are not in the file and stay on sale (--withdraw-missing withdraws them)"


def _place(one: Rejection | Remark) -> str:
    named = f"row {one.external_id}" if one.external_id else "the file"
    if not one.line:
        return named
    return f"line {one.line}" if isinstance(one, Rejection) else f"line {one.line}, kept"


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
    if report.remarked:
        yield "cells rejected", "", "", "", f"{report.remarked:,}"


def write_rejections(reports: Sequence[IngestReport], path: Path) -> None:
    """Write the kept reports of every source as CSV: source, line, external_id, left_out (row or cell), reason.

    What a spreadsheet would take for a formula begins with an apostrophe.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("source", "line", "external_id", "left_out", "reason"))
        for report in reports:
            for left_out, found in (("row", report.rejections), ("cell", report.remarks)):
                for one in found:
                    texts = [_no_formula(text) for text in (report.source, one.external_id or "", one.reason)]
                    writer.writerow((texts[0], one.line, texts[1], left_out, texts[2]))


def _no_formula(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text

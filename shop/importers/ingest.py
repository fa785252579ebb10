"""From an importer into the database: in batches, each kept as a whole, and a report of what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from shop.behaviour.records import EventRecord
from shop.bulk import UpsertReport
from shop.catalogue.records import CategoryRecord, ProductRecord, TermRecord
from shop.errors import ImportFormatError
from shop.importers.base import Importer, Record
from shop.importers.rejection import Rejection, Remark
from shop.orders.records import OrderRecord
from shop.reviews.records import ReviewRecord
from shop.unit_of_work import UnitOfWork, UnitOfWorkFactory
from shop.upsert import Key, key_of

BATCH_SIZE = 1000
KEPT_REPORTS = 1000

OnProgress = Callable[[int, float | None], None]
"""Called after every batch with the number of rows read and the fraction of the input read (None: not known)."""


@dataclass
class IngestReport:
    """What an import changed, by kind of record, and what it left out.

    `rejections` holds the first 1,000 rows, `remarks` the first 1,000 cells of rows that were kept; `rejected` and
    `remarked` count them all. `named` holds the products that the file has, also those of
    rows that could not be used. A line of 0 in a rejection means that the row itself was sound but names something that
    the shop does not have, in a remark that it is about the whole file.
    """

    source: str
    products: UpsertReport = field(default_factory=UpsertReport)
    categories: UpsertReport = field(default_factory=UpsertReport)
    orders: UpsertReport = field(default_factory=UpsertReport)
    reviews: UpsertReport = field(default_factory=UpsertReport)
    events: UpsertReport = field(default_factory=UpsertReport)
    terms: int = 0
    rejected: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    remarked: int = 0
    remarks: list[Remark] = field(default_factory=list)
    named: set[Key] = field(default_factory=set)

    def reject(self, rejection: Rejection) -> None:
        """Note one row that was left out."""
        self.rejected += 1
        if rejection.product is not None:
            self.named.add((self.source, rejection.product))
        if len(self.rejections) < KEPT_REPORTS:
            self.rejections.append(rejection)

    def remark(self, remark: Remark) -> None:
        """Note one cell that was left out."""
        self.remarked += 1
        if len(self.remarks) < KEPT_REPORTS:
            self.remarks.append(remark)

    @property
    def kept(self) -> int:
        """How many records of the file the database has now."""
        kinds = (self.products, self.categories, self.orders, self.reviews, self.events)
        return sum(kind.total for kind in kinds)


def ingest(
    importer: Importer,
    uow_factory: UnitOfWorkFactory,
    on_progress: OnProgress | None = None,
    currencies: Collection[str] | None = None,
) -> IngestReport:
    """Write all that an importer yields; doing it twice changes nothing the second time.

    Batches of 1,000 records are committed one by one: an import that is broken off can simply be repeated. At the end
    the words of the source replace those it brought before, and what its orders paid enters the price history, as
    the median of each month.

    Args:
        importer: of the file.
        uow_factory: of the database.
        on_progress: is told how far it has come.
        currencies: those that the shop has an exchange rate for; products in others are kept and remarked on.

    Raises:
        ImportFormatError: the file as a whole is not in the importer's format, or breaks off; what came before it is
            kept, and the text says how much.
        StorageError: the database refused a batch; the batches before it are kept.
    """
    run = _Run(IngestReport(importer.source), uow_factory)
    rows = 0
    try:
        for rows, row in enumerate(importer.records(), start=1):
            run.take(row)
            if on_progress is not None and rows % BATCH_SIZE == 0:
                on_progress(rows, importer.fraction_read())
    except ImportFormatError as error:
        run.write()
        if not run.report.kept:
            raise
        raise ImportFormatError(f"{error}. The {run.report.kept:,} records before that were kept") from error
    run.write()
    run.finish(currencies)
    if on_progress is not None:
        on_progress(rows, 1.0)
    return run.report


@dataclass
class _Run:
    """One import: what has been read and not yet been written."""

    report: IngestReport
    uow_factory: UnitOfWorkFactory
    batch: list[Record] = field(default_factory=list)
    terms: list[TermRecord] = field(default_factory=list)
    priced_in: Counter[str] = field(default_factory=Counter)

    def take(self, row: Record | Rejection | Remark) -> None:
        """Note what an importer yielded; write when a batch is full."""
        if isinstance(row, Rejection):
            self.report.reject(row)
        elif isinstance(row, Remark):
            self.report.remark(row)
        elif isinstance(row, TermRecord):
            self.terms.append(row)
        else:
            self.batch.append(row)
        if isinstance(row, ProductRecord):
            self.priced_in[row.currency] += 1
            self.report.named.add(key_of(row))
        if len(self.batch) >= BATCH_SIZE:
            self.write()

    def write(self) -> None:
        """Write the batch, as a whole or not at all."""
        batch, self.batch = self.batch, []
        if not batch:
            return
        with self.uow_factory() as uow:
            for kind, records in groupby(batch, key=type):
                into, upsert_many = _target(kind, uow, self.report)
                result = upsert_many(list(records))
                for external_id, reason in result.left_out:
                    self.report.reject(Rejection(0, external_id, reason))
                into.add(result)
            uow.commit()

    def finish(self, currencies: Collection[str] | None) -> None:
        """Write what has to wait for the end of the file."""
        source = self.report.source
        if self.terms:
            with self.uow_factory() as uow:
                self.report.terms = uow.terms.replace_all(source, self.terms)
                uow.commit()
        if self.report.orders.inserted or self.report.orders.updated:
            with self.uow_factory() as uow:
                uow.products.add_price_points(list(uow.orders.monthly_prices(source)))
                uow.commit()
        for currency, products in sorted(self.priced_in.items()):
            if currencies is not None and currency not in currencies:
                reason = (
                    f"{products:,} products are priced in {currency}, for which the shop has no exchange rate: no "
                    "search by price finds them and they come last by price; add the rate to exchange_rates in shop.yml"
                )
                self.report.remark(Remark(0, None, reason))


def _target(kind: type, uow: UnitOfWork, report: IngestReport) -> tuple[UpsertReport, Callable[[Any], UpsertReport]]:
    targets: dict[type, tuple[UpsertReport, Callable[[Any], UpsertReport]]] = {
        ProductRecord: (report.products, uow.products.upsert_many),
        CategoryRecord: (report.categories, uow.categories.upsert_many),
        OrderRecord: (report.orders, uow.orders.upsert_many),
        ReviewRecord: (report.reviews, uow.reviews.upsert_many),
        EventRecord: (report.events, uow.events.upsert_many),
    }
    return targets[kind]

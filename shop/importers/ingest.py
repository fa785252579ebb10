"""From an importer into the database: in batches, each kept as a whole, and a report of what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from shop.behaviour.records import EventRecord
from shop.bulk import UpsertReport
from shop.catalogue.records import CategoryRecord, ProductRecord, TermRecord
from shop.importers.base import Importer, Record
from shop.importers.rejection import Rejection
from shop.orders.records import OrderRecord
from shop.reviews.records import ReviewRecord
from shop.unit_of_work import UnitOfWork, UnitOfWorkFactory

BATCH_SIZE = 1000
KEPT_REJECTIONS = 1000

OnProgress = Callable[[int, float | None], None]
"""Called after every batch with the number of rows read and the fraction of the input read (None: not known)."""


@dataclass
class IngestReport:
    """What an import changed, by kind of record, and what it left out.

    `rejections` holds the first 1,000; `rejected` counts them all. A line of 0 means that the row itself was sound
    but names something that the shop does not have.
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

    def reject(self, rejection: Rejection) -> None:
        """Note one row that was left out."""
        self.rejected += 1
        if len(self.rejections) < KEPT_REJECTIONS:
            self.rejections.append(rejection)


def ingest(importer: Importer, uow_factory: UnitOfWorkFactory, on_progress: OnProgress | None = None) -> IngestReport:
    """Write all that an importer yields; doing it twice changes nothing the second time.

    Batches of 1,000 records are committed one by one: an import that is broken off can simply be repeated. At the end
    the words of the source replace those it brought before, and what its orders paid enters the price history, as
    the median of each month.

    Raises:
        ImportFormatError: the file as a whole is not in the importer's format; what came before it is kept.
        StorageError: the database refused a batch; the batches before it are kept.
    """
    report = IngestReport(importer.source)
    terms: list[TermRecord] = []
    batch: list[Record] = []
    rows = 0
    for rows, row in enumerate(importer.records(), start=1):
        if isinstance(row, Rejection):
            report.reject(row)
        elif isinstance(row, TermRecord):
            terms.append(row)
        else:
            batch.append(row)
        if len(batch) >= BATCH_SIZE:
            _write(batch, uow_factory, report)
            batch = []
        if on_progress is not None and rows % BATCH_SIZE == 0:
            on_progress(rows, importer.fraction_read())
    _write(batch, uow_factory, report)
    if terms:
        with uow_factory() as uow:
            report.terms = uow.terms.replace_all(importer.source, terms)
            uow.commit()
    if report.orders.inserted or report.orders.updated:
        with uow_factory() as uow:
            uow.products.add_price_points(list(uow.orders.monthly_prices(importer.source)))
            uow.commit()
    if on_progress is not None:
        on_progress(rows, 1.0)
    return report


def _write(batch: Sequence[Record], uow_factory: UnitOfWorkFactory, report: IngestReport) -> None:
    if not batch:
        return
    with uow_factory() as uow:
        for kind, records in groupby(batch, key=type):
            into, upsert_many = _target(kind, uow, report)
            result = upsert_many(list(records))
            for external_id, reason in result.left_out:
                report.reject(Rejection(0, external_id, reason))
            into.add(result)
        uow.commit()


def _target(kind: type, uow: UnitOfWork, report: IngestReport) -> tuple[UpsertReport, Callable[[Any], UpsertReport]]:
    targets: dict[type, tuple[UpsertReport, Callable[[Any], UpsertReport]]] = {
        ProductRecord: (report.products, uow.products.upsert_many),
        CategoryRecord: (report.categories, uow.categories.upsert_many),
        OrderRecord: (report.orders, uow.orders.upsert_many),
        ReviewRecord: (report.reviews, uow.reviews.upsert_many),
        EventRecord: (report.events, uow.events.upsert_many),
    }
    return targets[kind]

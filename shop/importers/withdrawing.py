"""Products that the newer files of their source no longer have: off sale, unless that looks like a mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

from shop.importers.ingest import IngestReport
from shop.unit_of_work import UnitOfWorkFactory

OnSale = Mapping[str, Mapping[str, int]]
"""Ids of the products that each source had on sale, by external id."""


@dataclass(frozen=True)
class Withdrawal:
    """What became of the products that a source had on sale before an import and has no longer.

    Where not `is_read`, nothing of the source's files could be used, so that they say nothing about what is sold.
    """

    source: str
    missing: int
    before: int
    is_withdrawn: bool
    is_read: bool


def on_sale(uow_factory: UnitOfWorkFactory, sources: Iterable[str]) -> OnSale:
    """Return what sources have on sale, before their files are read."""
    with uow_factory() as uow:
        return {source: uow.products.on_sale(source) for source in set(sources)}


def withdraw_missing(
    before: OnSale, reports: Sequence[IngestReport], uow_factory: UnitOfWorkFactory, withdraw: bool | None = None
) -> list[Withdrawal]:
    """Withdraw what the files of a source no longer have; orders and reviews keep it.

    A row that was left out keeps its product on sale, unless it says that the product is not to be sold. An import that
    has the product again brings it back.

    Args:
        before: what was on sale before the files were read.
        reports: of all files of these sources that were read to their end, in one run.
        uow_factory: of the database.
        withdraw: whether to; if None, unless more than half of a source's products are missing, as they are where the
            file was cut off, or is another shop's.

    Returns:
        What was decided, for every source that lacks something.

    Raises:
        StorageError: the database refused; nothing was withdrawn.
    """
    named = {key for report in reports for key in report.named}
    read = {report.source for report in reports if report.kept}
    decided = []
    with uow_factory() as uow:
        for source, ids in before.items():
            missing = [product_id for external_id, product_id in ids.items() if (source, external_id) not in named]
            if not missing or (source in read and not any(source == name for name, _ in named)):
                continue  # files of orders and reviews say nothing about what is sold
            is_most = len(missing) * 2 > len(ids)
            is_withdrawn = source in read and (not is_most if withdraw is None else withdraw)
            if is_withdrawn:
                uow.products.withdraw(missing, datetime.now(timezone.utc))
            decided.append(Withdrawal(source, len(missing), len(ids), is_withdrawn, source in read))
        uow.commit()
    return decided

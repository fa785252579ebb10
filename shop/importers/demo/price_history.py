"""The prices that the gift shop charged over a year, into the price history."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from shop.importers.demo.catalogue import DemoCatalogue
from shop.importers.demo.gifts import GiftsImporter
from shop.unit_of_work import UnitOfWorkFactory

_BATCH = 1000


def write_price_history(catalogue_dir: Path, uow_factory: UnitOfWorkFactory) -> int:
    """Write every past price of the gifts that the shop has; return how many. Doing it twice changes nothing.

    Raises:
        ImportFormatError: the catalogue cannot be read.
        StorageError: the database refused.
    """
    importer = GiftsImporter(DemoCatalogue.load(catalogue_dir))
    points: list[tuple[int, datetime, int, str]] = []
    with uow_factory() as uow:
        ids: dict[str, int | None] = {}
        for point in importer.price_points():
            key = point.product_external_id
            if key not in ids:
                ids[key] = uow.products.find_id(importer.source, key)
            product_id = ids[key]
            if product_id is not None:
                points.append((product_id, point.valid_from, point.price_cents, point.currency))
        for start in range(0, len(points), _BATCH):
            uow.products.add_price_points(points[start : start + _BATCH])
        uow.commit()
    return len(points)

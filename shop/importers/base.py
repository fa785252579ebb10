"""What every importer is: a stream of records and rejections, with how far it has come."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Protocol

from shop.behaviour.records import EventRecord
from shop.catalogue.records import CategoryRecord, ProductRecord, TermRecord
from shop.importers.rejection import Rejection, Remark
from shop.orders.records import OrderRecord
from shop.reviews.records import ReviewRecord

Record = ProductRecord | CategoryRecord | TermRecord | OrderRecord | ReviewRecord | EventRecord


class Importer(Protocol):
    """Reads one source, never holding it whole in memory.

    Products come before the orders, reviews and events that name them.
    """

    source: str
    """Name of the catalogue; (source, external id) names a record for ever."""

    def records(self) -> Iterator[Record | Rejection | Remark]:
        """Yield every row as a record, or as a rejection with its reason; each call starts from the beginning.

        A remark is about a cell of a row that is kept.

        Raises:
            ImportFormatError: the file as a whole is not in this importer's format.
        """

    def fraction_read(self) -> float | None:
        """Return how much of the input has been read, 0 to 1; None when that is not known."""


class ProductsChanged(ABC):
    """An importer whose products are handed on with something added; everything else as it is."""

    def __init__(self, importer: Importer) -> None:
        self.source = importer.source
        self._importer = importer

    @abstractmethod
    def changed(self, product: ProductRecord) -> ProductRecord:
        """Return what is handed on in the place of a product."""

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._importer.fraction_read()

    def records(self) -> Iterator[Record | Rejection | Remark]:
        """Yield what the importer yields, products changed.

        Raises:
            ImportFormatError: as the importer does.
        """
        for row in self._importer.records():
            yield self.changed(row) if isinstance(row, ProductRecord) else row

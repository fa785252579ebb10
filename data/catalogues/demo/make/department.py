"""What the departments that come as one product a row share: the rows that cannot be used."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

from data.catalogues.demo.make.catalogue import Catalogue
from shop.catalogue.records import ProductRecord
from shop.errors import RowError
from shop.importers.rejection import Rejection

Row = dict[str, Any]


class Department(ABC):
    """Makes the products of one source."""

    source: ClassVar[str]
    key: ClassVar[str]
    """The field that names a product."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._sorter = catalogue.sorter(self.source)
        self._titles = catalogue.titles

    @abstractmethod
    def rows(self, sources: Path) -> Iterator[Row]:
        """Yield the rows of the published data set."""

    def products(self, rows: Iterable[Row]) -> Iterator[ProductRecord | Rejection]:
        """Yield every row as a product, or as a rejection."""
        for number, row in enumerate(rows, start=1):
            try:
                yield self._product(row)
            except RowError as error:
                yield Rejection(number, row.get(self.key), str(error))

    @abstractmethod
    def _product(self, row: Row) -> ProductRecord:
        """Return the product of a row.

        Raises:
            RowError: the row cannot be used.
        """

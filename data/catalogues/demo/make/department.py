"""What the departments that come as one product a row share: the rows that cannot be used."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from data.catalogues.demo.make.catalogue import Catalogue
from data.catalogues.demo.make.placing import Key
from shop.catalogue.records import ProductRecord
from shop.classification.classifier import Path as CategoryPath
from shop.classification.features import Description
from shop.errors import RowError
from shop.importers.rejection import Rejection

Row = dict[str, Any]


class Department(ABC):
    """Makes the products of one source."""

    source: ClassVar[str]
    key: ClassVar[str]
    """The field that names a product."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._titles = catalogue.titles

    @abstractmethod
    def rows(self, sources: Path) -> Iterator[Row]:
        """Yield the rows of the published data set."""

    @abstractmethod
    def describe(self, row: Row) -> Description:
        """Return what the row says of its product, as far as it tells its category."""

    def described(self, rows: Iterable[Row]) -> dict[Key, Description]:
        """Return what the rows say of their products."""
        return {(self.source, str(row[self.key])): self.describe(row) for row in rows}

    def products(self, rows: Iterable[Row], placed: Mapping[Key, CategoryPath]) -> Iterator[ProductRecord | Rejection]:
        """Yield every row as a product in the category where it was placed, or as a rejection."""
        for number, row in enumerate(rows, start=1):
            try:
                yield self._product(row, placed[self.source, str(row[self.key])])
            except RowError as error:
                yield Rejection(number, row.get(self.key), str(error))

    @abstractmethod
    def _product(self, row: Row, path: CategoryPath) -> ProductRecord:
        """Return the product of a row.

        Raises:
            RowError: the row cannot be used.
        """

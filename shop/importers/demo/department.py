"""What the departments that come as one product a line share: the reading, the brands, the rows that cannot be used."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from shop.catalogue.records import ProductRecord, TermKind, TermRecord
from shop.errors import RowError
from shop.importers.demo.catalogue import DemoCatalogue
from shop.importers.files import SourceFile
from shop.importers.rejection import Rejection
from shop.reviews.records import ReviewRecord


class DepartmentImporter(ABC):
    """Reads `<source>.jsonl.gz` of the demo catalogue, one product a line."""

    source: str
    key: ClassVar[str]
    """The field that names a product."""

    def __init__(self, catalogue: DemoCatalogue) -> None:
        self._file = SourceFile(catalogue.folder / f"{self.source}.jsonl.gz")
        self._sorter = catalogue.sorter(self.source)
        self._titles = catalogue.titles

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._file.fraction_read()

    def records(self) -> Iterator[ProductRecord | ReviewRecord | TermRecord | Rejection]:
        """Yield every product with its reviews, then the brands.

        Raises:
            ImportFormatError: the file cannot be read.
        """
        brands: dict[str, None] = {}
        for number, line in enumerate(self._file.lines(), start=1):
            row = json.loads(line)
            try:
                record = self._product(row)
            except RowError as error:
                yield Rejection(number, row.get(self.key), str(error))
            else:
                brands.setdefault(record.brand or "")
                yield record
                yield from self._reviews(row)
        yield from brand_terms(brands)

    @abstractmethod
    def _product(self, row: dict[str, Any]) -> ProductRecord:
        """Return the product of a row.

        Raises:
            RowError: the row cannot be used.
        """

    def _reviews(self, row: dict[str, Any]) -> Iterable[ReviewRecord]:
        """Return what buyers wrote about the product of a row."""
        return ()


def brand_terms(brands: dict[str, None]) -> Iterator[TermRecord]:
    """Yield each brand as a word of the shop."""
    for brand in brands:
        if brand:
            yield TermRecord(TermKind.BRAND, brand, "any", brand)

"""What the importers of other programs' product files share."""

from __future__ import annotations

from pathlib import Path

from shop.importers.categories import CategoryReader
from shop.importers.files import SourceFile
from shop.importers.remarks import Remarks


class ProductFile:
    """One file of products and what is gathered while it is read; prices that name no currency are in `currency`."""

    def __init__(self, path: Path, source: str, currency: str) -> None:
        self.source = source
        self._currency = currency
        self._file = SourceFile(path)
        self._categories = CategoryReader()
        self._remarks = Remarks()

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._file.fraction_read()

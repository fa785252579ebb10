"""The category tree and the shop's words as a source of its own."""

from __future__ import annotations

from collections.abc import Iterator

from shop.catalogue.records import CategoryRecord, TermRecord
from shop.importers.demo.catalogue import DemoCatalogue


class WordsImporter:
    """Yields the categories, parents first, then every word; it runs before the products that need them."""

    source = "vocabulary"

    def __init__(self, catalogue: DemoCatalogue) -> None:
        self._catalogue = catalogue

    def fraction_read(self) -> float | None:
        """Return None: the files are small and read before."""
        return None

    def records(self) -> Iterator[CategoryRecord | TermRecord]:
        """Yield categories, then words."""
        yield from self._catalogue.taxonomy.categories()
        yield from self._catalogue.taxonomy.terms()
        yield from self._catalogue.vocabulary.terms

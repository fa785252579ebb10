"""Fourteen gadgets of the years around 2004 with what buyers wrote about them, marked aspect by aspect."""

from __future__ import annotations

import json
from collections.abc import Iterator

from shop.importers.demo.catalogue import DemoCatalogue
from shop.importers.demo.category_rules import Evidence
from shop.importers.demo.electronics import brand_terms
from shop.importers.files import SourceFile
from shop.records import ProductRecord, ReviewRecord, TermRecord


class GadgetsImporter:
    """Reads `gadgets.jsonl.gz`: one product a line with all its reviews; no price is known."""

    source = "gadgets"

    def __init__(self, catalogue: DemoCatalogue) -> None:
        self._file = SourceFile(catalogue.folder / "gadgets.jsonl.gz")
        self._sorter = catalogue.sorter(self.source)

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._file.fraction_read()

    def records(self) -> Iterator[ProductRecord | ReviewRecord | TermRecord]:
        """Yield each product and its reviews, then the brands.

        Raises:
            ImportFormatError: the file cannot be read.
        """
        brands: dict[str, None] = {}
        for line in self._file.lines():
            row = json.loads(line)
            brands.setdefault(row["brand"])
            yield ProductRecord(
                source=self.source,
                external_id=row["id"],
                title=row["title"],
                category_path=self._sorter.path(Evidence(row["title"], brand=row["brand"])),
                price_cents=None,
                currency="USD",
                brand=row["brand"],
                popularity=float(len(row["reviews"])),
            )
            for number, review in enumerate(row["reviews"], start=1):
                yield ReviewRecord(
                    source=self.source,
                    external_id=f"{row['id']}-{number}",
                    product_external_id=row["id"],
                    text=review["text"],
                    title=review["title"],
                    opinions=tuple((aspect, strength) for aspect, strength in review["opinions"]),
                )
        yield from brand_terms(brands)

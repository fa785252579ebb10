"""Fourteen gadgets of the years around 2004 with what buyers wrote about them, marked aspect by aspect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shop.catalogue.records import ProductRecord
from shop.importers.demo.category_rules import Evidence
from shop.importers.demo.department import DepartmentImporter
from shop.reviews.records import ReviewRecord


class GadgetsImporter(DepartmentImporter):
    """Reads `gadgets.jsonl.gz`: one product a line with all its reviews; no price is known."""

    source = "gadgets"
    key = "id"

    def _product(self, row: dict[str, Any]) -> ProductRecord:
        return ProductRecord(
            source=self.source,
            external_id=row["id"],
            title=row["title"],
            category_path=self._sorter.path(Evidence(row["title"], brand=row["brand"])),
            price_cents=None,
            currency="USD",
            brand=row["brand"],
            popularity=float(len(row["reviews"])),
        )

    def _reviews(self, row: dict[str, Any]) -> Iterator[ReviewRecord]:
        for number, review in enumerate(row["reviews"], start=1):
            yield ReviewRecord(
                source=self.source,
                external_id=f"{row['id']}-{number}",
                product_external_id=row["id"],
                text=review["text"],
                title=review["title"],
                opinions=tuple((aspect, strength) for aspect, strength in review["opinions"]),
            )

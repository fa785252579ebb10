"""Fourteen gadgets of the years around 2004 with what buyers wrote about them, marked aspect by aspect."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.catalogues.demo.make.annotated_reviews import read_reviews
from data.catalogues.demo.make.department import Department, Row
from shop.catalogue.records import ProductRecord
from shop.classification.classifier import Path as CategoryPath
from shop.classification.features import Description
from shop.reviews.records import ReviewRecord


class Gadgets(Department):
    """Makes one product of a row, which holds all its reviews; no price is known."""

    source = "gadgets"
    key = "id"

    def rows(self, sources: Path) -> Iterator[Row]:
        """Yield the products, each with its reviews."""
        yield from read_reviews(sources / "reviews")

    def describe(self, row: Row) -> Description:
        """Return title and brand."""
        return Description(row["title"], brand=row["brand"])

    def _product(self, row: Row, path: CategoryPath) -> ProductRecord:
        return ProductRecord(
            source=self.source,
            external_id=row["id"],
            title=row["title"],
            category_path=path,
            price_cents=None,
            currency="USD",
            brand=row["brand"],
            popularity=float(len(row["reviews"])),
        )

    def reviews(self, row: Row) -> Iterator[ReviewRecord]:
        """Yield what buyers wrote about the product of a row."""
        for number, review in enumerate(row["reviews"], start=1):
            yield ReviewRecord(
                source=self.source,
                external_id=f"{row['id']}-{number}",
                product_external_id=row["id"],
                text=review["text"],
                title=review["title"],
                opinions=tuple((aspect, strength) for aspect, strength in review["opinions"]),
            )

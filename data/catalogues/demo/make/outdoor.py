"""The outdoor department: the products and pictures of Microsoft's eShop sample."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from data.catalogues.demo.make import titles
from data.catalogues.demo.make.department import Department, Row
from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.classification.classifier import Path as CategoryPath
from shop.classification.features import Description
from shop.importers import fields


class Outdoor(Department):
    """Makes one product of a row; prices are in US dollars, pictures are served by this shop."""

    source = "outdoor"
    key = "Id"

    def rows(self, sources: Path) -> Iterator[Row]:
        """Yield the products as published."""
        yield from json.loads((sources / "outdoor" / "catalog.json").read_text(encoding="utf-8"))

    def describe(self, row: Row) -> Description:
        """Return name, description, brand and type."""
        return Description(row["Name"], row["Description"], row["Brand"], row["Type"])

    def _product(self, row: Row, path: CategoryPath) -> ProductRecord:
        return ProductRecord(
            source=self.source,
            external_id=str(row["Id"]),
            title=row["Name"],
            category_path=path,
            price_cents=fields.parse_price(f"{row['Price']:.2f}", "USD")[0],
            currency="USD",
            brand=row["Brand"],
            description=fields.clean(row["Description"]),
            attributes=tuple(self._attributes(row["Name"], row["Description"])),
            image_urls=(f"/pictures/outdoor-{row['Id']}.webp",),
        )

    def _attributes(self, title: str, description: str) -> Iterator[AttributeRecord]:
        # "Clear" in these descriptions is of sight, not a colour.
        about = f"{title} {description}".casefold().replace("clear", "")
        yield from self._titles.words(about, "colour", "material")
        yield from titles.waterproof(about)

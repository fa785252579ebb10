"""The outdoor department: the products and pictures of Microsoft's eShop sample."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.importers import fields
from shop.importers.demo import titles
from shop.importers.demo.category_rules import Evidence
from shop.importers.demo.department import DepartmentImporter


class OutdoorImporter(DepartmentImporter):
    """Reads `outdoor.jsonl.gz`: one product a line, prices in US dollars, pictures served by this shop."""

    source = "outdoor"
    key = "Id"

    def _product(self, row: dict[str, Any]) -> ProductRecord:
        return ProductRecord(
            source=self.source,
            external_id=str(row["Id"]),
            title=row["Name"],
            category_path=self._sorter.path(Evidence(row["Name"], row["Description"], path=row["Type"])),
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

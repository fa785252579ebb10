"""The outdoor department: the products and pictures of Microsoft's eShop sample."""

from __future__ import annotations

import json
from collections.abc import Iterator

from shop.importers import fields
from shop.importers.demo import titles
from shop.importers.demo.catalogue import DemoCatalogue
from shop.importers.demo.category_rules import Evidence
from shop.importers.demo.electronics import brand_terms
from shop.importers.files import SourceFile
from shop.records import AttributeRecord, ProductRecord, TermRecord


class OutdoorImporter:
    """Reads `outdoor.jsonl.gz`: one product a line, prices in US dollars, pictures served by this shop."""

    source = "outdoor"

    def __init__(self, catalogue: DemoCatalogue) -> None:
        self._file = SourceFile(catalogue.folder / "outdoor.jsonl.gz")
        self._sorter = catalogue.sorter(self.source)
        self._titles = catalogue.titles

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._file.fraction_read()

    def records(self) -> Iterator[ProductRecord | TermRecord]:
        """Yield every product, then the brands.

        Raises:
            ImportFormatError: the file cannot be read.
        """
        brands: dict[str, None] = {}
        for line in self._file.lines():
            row = json.loads(line)
            brands.setdefault(row["Brand"])
            yield ProductRecord(
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
        yield from brand_terms(brands)

    def _attributes(self, title: str, description: str) -> Iterator[AttributeRecord]:
        # "Clear" in these descriptions is of sight, not a colour.
        about = f"{title} {description}".casefold().replace("clear", "")
        yield from self._titles.words(about, "colour", "material")
        yield from titles.waterproof(about)

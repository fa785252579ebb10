"""The electronics department: products and specifications of Icecat, by way of the Chorus data set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.importers import fields
from shop.importers.demo import titles
from shop.importers.demo.catalogue import DemoCatalogue
from shop.importers.demo.category_rules import Evidence
from shop.importers.demo.department import DepartmentImporter
from shop.importers.demo.icecat import IcecatReader

_WITH_STORAGE = frozenset({"ssds", "hard-drives", "external-drives", "usb-sticks", "memory-cards", "mp3-players"})


class ElectronicsImporter(DepartmentImporter):
    """Reads `electronics.jsonl.gz`: one product a line, prices in US cents."""

    source = "electronics"
    key = "id"

    def __init__(self, catalogue: DemoCatalogue) -> None:
        super().__init__(catalogue)
        self._icecat = IcecatReader(self._titles)

    def _product(self, row: dict[str, Any]) -> ProductRecord:
        title = fields.required(row["title"], "title", fields.MAX_TITLE_CHARS)
        description = fields.clean(row.get("description"))
        evidence = Evidence(title, description, row["brand"], "", row["specifications"])
        path = self._sorter.path(evidence)
        return ProductRecord(
            source=self.source,
            external_id=row["id"],
            title=title,
            category_path=path,
            price_cents=row["price_cents"],
            currency="USD",
            brand=fields.optional(row["brand"], "brand"),
            description=description,
            attributes=tuple(self._attributes(title, description, row["specifications"], path)),
            image_urls=fields.parse_urls([row.get("image", "")]),
            released_on=fields.parse_day(row.get("released"), "released"),
        )

    def _attributes(
        self, title: str, description: str, specifications: dict[str, Any], path: tuple[str, ...]
    ) -> Iterator[AttributeRecord]:
        """Yield what Icecat specifies, then what only the title says."""
        known: set[str] = set()
        for attribute in self._icecat.read(specifications, path):
            known.add(attribute.name)
            yield attribute
        for attribute in self._from_title(title, description, path):
            if attribute.name not in known:
                yield attribute

    def _from_title(self, title: str, description: str, path: tuple[str, ...]) -> Iterator[AttributeRecord]:
        yield from self._titles.words(title, "colour", "material")
        yield from titles.pack_quantity(title)
        yield from titles.connection(title)
        yield from titles.waterproof(f"{title} {description}")
        if "cables" in path:
            yield from titles.length(title)
        if "laptops" in path or "desktops" in path:
            yield from titles.memory(f"{title} {description}")
        if "memory-modules" in path:
            yield from titles.gigabytes("memory", title)
        if path[-1] in _WITH_STORAGE:
            yield from titles.gigabytes("storage", title)
        if {"displays", "laptops", "laptop-bags", "tablets", "smartphones"} & set(path):
            yield from titles.screen_size(title)

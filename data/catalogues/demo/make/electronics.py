"""The electronics department: products and specifications of Icecat, by way of the Chorus data set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.catalogues.demo.make import titles
from data.catalogues.demo.make.catalogue import Catalogue
from data.catalogues.demo.make.department import Department, Row
from data.catalogues.demo.make.files import read_lines
from data.catalogues.demo.make.icecat import IcecatReader
from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.classification.classifier import Path as CategoryPath
from shop.classification.features import Description
from shop.importers import fields

_MIN_PRODUCTS = 30
_DEPARTMENT = "Electronics"
_LOGISTICS = re.compile(
    r"pallet|master__outer|shipping|carton|packag(?!e_type)|harmonized|gtin|ean_upc|last_change|ark_id|images_type"
    r"|imperial|intel_|intel__|tcase|vid_voltage|die_|_die|lithography|stepping|tjunction|bus_core|processor_code"
    r"|codename|idle_states|execute_disable|conflict_free|physical_address|package_size|core_voltage|launch_date"
    r"|born_on|fsb_parity|embedded_options|altitude|humidity|temperature|certification|rohs|electromagnetic|safety"
    r"|oem_code|case_length|case_width|case_height|outer_case|tare|manual|quick_start|box$|market_segment|hp_segment"
)
_SPECIFICATION = re.compile(r"attr_[tnb]_(\w+)")
_WITH_STORAGE = frozenset({"ssds", "hard-drives", "external-drives", "usb-sticks", "memory-cards", "mp3-players"})


class Electronics(Department):
    """Makes one product of a row; prices are in US cents."""

    source = "electronics"
    key = "id"

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue)
        self._icecat = IcecatReader(self._titles)

    def rows(self, sources: Path) -> Iterator[Row]:
        """Yield the products with the specifications that the shop has a use for, under Icecat's names."""
        path = sources / "electronics" / "products.jsonl.gz"
        counts = Counter(key for row in read_lines(path) for key in row)
        kept = {
            key: found[1]
            for key, count in counts.items()
            if count >= _MIN_PRODUCTS and (found := _SPECIFICATION.fullmatch(key)) and not _LOGISTICS.search(found[1])
        }
        for row in read_lines(path):
            description = row.get("short_description", "")
            yield {
                "id": row["id"],
                "title": row["title"],
                "brand": row["supplier"],
                "price_cents": row["price"],
                "description": "" if description in row["title"] else description,
                "released": row["date_released"][:10],
                "image": row["img_500x500"].replace("http://", "https://"),
                "specifications": {kept[key]: value for key, value in row.items() if key in kept},
            }

    def describe(self, row: Row) -> Description:
        """Return title, description, brand and Icecat's specifications."""
        text = fields.clean(row.get("description"))
        return Description(fields.clean(row["title"]), text, row["brand"], _DEPARTMENT, row["specifications"])

    def _product(self, row: Row, path: CategoryPath) -> ProductRecord:
        title = fields.required(row["title"], "title", fields.MAX_TITLE_CHARS)
        description = fields.clean(row.get("description"))
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

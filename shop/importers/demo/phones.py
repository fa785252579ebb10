"""The phone department: products of Best Buy's phone catalogue, by way of Typesense's show-case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.importers import fields
from shop.importers.demo import titles
from shop.importers.demo.category_rules import Evidence
from shop.importers.demo.department import DepartmentImporter

_MARKS = str.maketrans("", "", "™®©")
_SPELLINGS = {"Otterbox": "OtterBox", "Kate Spade New York": "kate spade new york", "Buqu": "BUQU"}


class PhonesImporter(DepartmentImporter):
    """Reads `phones.jsonl.gz`: one product a line, prices in US dollars, best known first."""

    source = "phones"
    key = "sku"

    def _product(self, row: dict[str, Any]) -> ProductRecord:
        title = fields.required(row["name"].translate(_MARKS), "name", fields.MAX_TITLE_CHARS)
        brand = fields.optional(row["brand"].translate(_MARKS), "brand")
        description = fields.clean(row["description"])
        path = self._sorter.path(Evidence(title, description, row["brand"], " > ".join(row["categories"])))
        return ProductRecord(
            source=self.source,
            external_id=row["sku"],
            title=title,
            category_path=path,
            price_cents=fields.parse_price(f"{row['price']:.2f}", "USD")[0],
            currency="USD",
            brand=_SPELLINGS.get(brand or "", brand),
            description=description,
            attributes=tuple(self._attributes(title, description, path)),
            image_urls=fields.parse_urls([row["image"]]),
            popularity=float(row["popularity"]),
        )

    def _attributes(self, title: str, description: str, path: tuple[str, ...]) -> Iterator[AttributeRecord]:
        # The colour is the last part of a name: "Apple - iPhone 7 Silicone Case - Stone".
        yield from self._titles.words(title.rsplit(" - ", 1)[-1], "colour")
        yield from self._titles.words(title, "material", "pattern")
        yield from titles.compatibility(title)
        yield from titles.pack_quantity(title)
        yield from titles.connection(title)
        yield from titles.waterproof(f"{title} {description}")
        if "mobile-phones" in path:
            yield from titles.gigabytes("storage", title)
            yield from titles.network(title)
            yield from titles.screen_size(description)
        if path[-1] == "phone-cables":
            yield from titles.length(title.replace("' ", " ft "))

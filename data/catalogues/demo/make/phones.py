"""The phone department: products of Best Buy's phone catalogue, by way of Typesense's show-case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.catalogues.demo.make import titles
from data.catalogues.demo.make.department import Department, Row
from data.catalogues.demo.make.files import read_lines
from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.classification.classifier import Path as CategoryPath
from shop.classification.features import Description
from shop.importers import fields

_MARKS = str.maketrans("", "", "™®©")
_SPELLINGS = {"Otterbox": "OtterBox", "Kate Spade New York": "kate spade new york", "Buqu": "BUQU"}


class Phones(Department):
    """Makes one product of a row; prices are in US dollars, the best known product comes first."""

    source = "phones"
    key = "sku"

    def rows(self, sources: Path) -> Iterator[Row]:
        """Yield the products as published, each with a number.

        The only number of the product that the source gives stands in the address of its picture.
        """
        for row in read_lines(sources / "phones" / "products.jsonl.gz"):
            sku = row["image"].rsplit("/", 1)[1].split("_")[0].removesuffix(".jpg")
            yield {"sku": sku, **row}

    def describe(self, row: Row) -> Description:
        """Return name, description, brand and Best Buy's categories."""
        name, text = fields.clean(row["name"].translate(_MARKS)), fields.clean(row["description"])
        return Description(name, text, row["brand"].translate(_MARKS), " > ".join(row["categories"]))

    def _product(self, row: Row, path: CategoryPath) -> ProductRecord:
        title = fields.required(row["name"].translate(_MARKS), "name", fields.MAX_TITLE_CHARS)
        brand = fields.optional(row["brand"].translate(_MARKS), "brand")
        description = fields.clean(row["description"])
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

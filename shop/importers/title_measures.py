"""Properties that stand in titles only: `1.8米床`, `500ml`, `三件套`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from language.titles import title_measures
from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.importers.base import Importer, Record
from shop.importers.rejection import Rejection, Remark
from shop.importers.typed_values import measured_attribute


class TitleMeasures:
    """An importer whose products get the measures of their titles as properties, where they do not state these."""

    def __init__(self, importer: Importer) -> None:
        self.source = importer.source
        self._importer = importer

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._importer.fraction_read()

    def records(self) -> Iterator[Record | Rejection | Remark]:
        """Yield what the importer yields, products with the measures of their titles.

        Raises:
            ImportFormatError: as the importer does.
        """
        for row in self._importer.records():
            yield with_title_measures(row) if isinstance(row, ProductRecord) else row


def with_title_measures(product: ProductRecord) -> ProductRecord:
    """Return the product with the measures of its title; a name or a unit that it states itself is not added to."""
    names = {attribute.name for attribute in product.stated}
    units = {attribute.unit for attribute in product.stated if attribute.unit}
    measured = (measured_attribute(item.name, item.value, item.unit) for item in title_measures(product.title))
    added = tuple(item for item in measured if item.name not in names and not _is_stated(item, units))
    return replace(product, attributes=(*product.attributes, *added)) if added else product


def _is_stated(item: AttributeRecord, units: set[str]) -> bool:
    return item.unit is not None and item.unit != "GB" and item.unit in units  # of GB a phone has two

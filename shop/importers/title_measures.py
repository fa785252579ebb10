"""Properties that stand in titles only: `1.8米床`, `500ml`, `三件套`."""

from __future__ import annotations

from dataclasses import replace

from language.titles import title_measures
from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.importers.base import ProductsChanged
from shop.importers.typed_values import measured_attribute


class TitleMeasures(ProductsChanged):
    """An importer whose products get the measures of their titles as properties, where they do not state these."""

    def changed(self, product: ProductRecord) -> ProductRecord:
        """Return the product with the measures of its title."""
        return with_title_measures(product)


def with_title_measures(product: ProductRecord) -> ProductRecord:
    """Return the product with the measures of its title; a name or a unit that it states itself is not added to."""
    names = {attribute.name for attribute in product.stated}
    units = {attribute.unit for attribute in product.stated if attribute.unit}
    measured = (measured_attribute(item.name, item.value, item.unit) for item in title_measures(product.title))
    added = tuple(item for item in measured if item.name not in names and not _is_stated(item, units))
    return replace(product, attributes=(*product.attributes, *added)) if added else product


def _is_stated(item: AttributeRecord, units: set[str]) -> bool:
    return item.unit is not None and item.unit != "GB" and item.unit in units  # of GB a phone has two

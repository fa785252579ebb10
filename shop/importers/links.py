"""Product pages for files that name none: made from a template and the product's id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from shop.catalogue.records import ProductRecord
from shop.errors import ImportFormatError
from shop.importers import fields
from shop.importers.base import Importer, Record
from shop.importers.rejection import Rejection, Remark

ID_MARK = "{id}"


class Linked:
    """An importer whose products get the page `template` where the file names none.

    `{id}` in it stands for the external id: the handle at Shopify (`https://shop.example/products/{id}`), the number at
    WooCommerce (`https://shop.example/?p={id}`).
    """

    def __init__(self, importer: Importer, template: str) -> None:
        """Take an importer and a template.

        Raises:
            ImportFormatError: the template is no web address with `{id}` in it.
        """
        if ID_MARK not in template or not fields.parse_urls([template.replace(ID_MARK, "1")]):
            raise ImportFormatError(
                f"{template!r} is no address of product pages; write e.g. https://shop.example/products/{ID_MARK}"
            )
        self.source = importer.source
        self._importer = importer
        self._template = template

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._importer.fraction_read()

    def records(self) -> Iterator[Record | Rejection | Remark]:
        """Yield what the importer yields, products with a page.

        Raises:
            ImportFormatError: as the importer does.
        """
        for row in self._importer.records():
            if isinstance(row, ProductRecord) and row.url is None:
                yield replace(row, url=self._template.replace(ID_MARK, quote(row.external_id, safe="")))
            else:
                yield row

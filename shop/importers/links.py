"""Product pages for files that name none: made from a template and the product's id."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from shop.catalogue.records import ProductRecord
from shop.errors import ImportFormatError
from shop.importers import fields
from shop.importers.base import Importer, ProductsChanged

ID_MARK = "{id}"


class Linked(ProductsChanged):
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
        super().__init__(importer)
        self._template = template

    def changed(self, product: ProductRecord) -> ProductRecord:
        """Return the product with a page."""
        if product.url is not None:
            return product
        return replace(product, url=self._template.replace(ID_MARK, quote(product.external_id, safe="")))

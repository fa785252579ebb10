"""A plain table of products: one row a product, its columns told by their names in many languages."""

from __future__ import annotations

from collections.abc import Iterator

from shop.catalogue.records import CategoryRecord, ProductRecord
from shop.errors import RowError
from shop.importers.categories import CategoryReader
from shop.importers.product_rows import ProductRows, columns, own_id, refuse_second, title_id, unknown_names
from shop.importers.rejection import Rejection, Remark
from shop.importers.tables import SURPLUS, Row, read_table, refuse_surplus

_REMEDY = "name its columns in the first line, e.g. id, title, price, category, brand, description, url, image, stock"


class PlainTableImporter(ProductRows):
    """Reads a table (CSV, TSV or the like) by the names of its columns; only the title is needed.

    Columns whose names nobody knows are left out and named: they may hold what is no business of shoppers.
    """

    def records(self) -> Iterator[ProductRecord | CategoryRecord | Rejection | Remark]:
        """Yield every product with its new categories before it, or a rejection for a row.

        Raises:
            ImportFormatError: the table has no column for the title, or cannot be read.
        """
        self._categories = CategoryReader()
        titles_seen: set[int] = set()
        is_first = True
        for line, row in read_table(self._file, ("title",), columns().named, _REMEDY):
            if is_first:
                yield from _unknown_columns(row)
                is_first = False
            stated = own_id(row)
            name = stated or title_id(row)
            try:
                refuse_surplus(row.get(SURPLUS))
                product = self.product(row, name)
                if not stated:
                    refuse_second(name, titles_seen)
            except RowError as error:
                yield Rejection.of(line, name, error, name)
            else:
                yield from self._categories.take_new()
                yield product
            yield from self._remarks.take(line, name)


def _unknown_columns(row: Row) -> Iterator[Remark]:
    if unknown := unknown_names(name for name in row if name not in (SURPLUS, "")):
        yield Remark(1, None, f"columns left out, since their names are not known: {', '.join(unknown)[:500]}")

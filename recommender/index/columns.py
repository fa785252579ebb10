"""The catalogue as columns: exact filters over all products in a fraction of a millisecond."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.contract import AttributeFilter, Filters
from recommender.errors import UnknownProductError
from recommender.index.attributes import AttributeColumn, attribute_mask
from recommender.index.dictionary import UNKNOWN, Dictionary
from shop.catalogue.records import ALSO_IN
from shop.catalogue.snapshots import ProductSnapshot

NO_DATE = -1
NO_CATEGORY = -1
_NO_BRAND = -1
_ATTRIBUTE_PARTS = ("rows", "numbers", "units", "texts")


class CatalogueColumns:
    """Brand, categories, release day and attributes of every product; row k is one product everywhere.

    What changes without training, price and stock, is in `recommender.index.offers`.

    `ids` [n] int64; `brand_codes` [n]; `released` [n] int32 proleptic ordinal days, -1 unknown; `category_codes` and
    `category_offsets`: the path of row k from the root down is
    `category_codes[category_offsets[k]:category_offsets[k + 1]]`.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self._arrays = dict(arrays)
        self.ids: NDArray[np.int64] = self._arrays["ids"]  # type: ignore[assignment]
        self.released: NDArray[np.int32] = self._arrays["released"]  # type: ignore[assignment]
        self._brand_codes: NDArray[np.int32] = self._arrays["brand_codes"]  # type: ignore[assignment]
        self._category_codes: NDArray[np.int32] = self._arrays["category_codes"]  # type: ignore[assignment]
        self._category_offsets: NDArray[np.int64] = self._arrays["category_offsets"]  # type: ignore[assignment]
        self._brands = Dictionary(_texts(self._arrays["brands"]))
        self._categories = Dictionary(_texts(self._arrays["categories"]))
        self._values = Dictionary(_texts(self._arrays["words"]))
        self._attributes = {
            name: AttributeColumn(*(self._arrays[f"attribute.{name}.{part}"] for part in _ATTRIBUTE_PARTS))  # type: ignore[arg-type]
            for name in _texts(self._arrays["attribute_names"])
        }
        ends = self._category_offsets[1:] - 1
        self.leaves: NDArray[np.int32] = np.full(len(self.ids), NO_CATEGORY, np.int32)
        """Code of the innermost category of every row, -1 for none."""
        placed = np.diff(self._category_offsets) > 0
        self.leaves[placed] = self._category_codes[ends[placed]]
        self._row_of = {int(product_id): row for row, product_id in enumerate(self.ids)}
        self._rows_in = self._with_others(
            _rows_by_code(self._category_codes, self._category_offsets, len(self._categories))
        )
        self._rows_of_brand = _rows_by_code(self._brand_codes, np.arange(len(self.ids) + 1), len(self._brands))

    @classmethod
    def build(cls, products: Sequence[ProductSnapshot]) -> CatalogueColumns:
        """Read the columns off the products."""
        brands, categories, texts = Dictionary(), Dictionary(), Dictionary()
        entries: dict[str, list[tuple[int, float | str | bool, str | None]]] = defaultdict(list)
        for row, product in enumerate(products):
            for attribute in product.stated:
                entries[attribute.name].append((row, attribute.value, attribute.unit))
        paths = [[categories.code(key) for key in product.category_path] for product in products]
        for _, key, _ in entries.get(ALSO_IN, ()):
            categories.code(str(key))
        arrays: dict[str, NDArray[np.generic]] = {
            "ids": np.array([product.id for product in products], np.int64),
            "released": np.array(
                [NO_DATE if p.released_on is None else p.released_on.toordinal() for p in products], np.int32
            ),
            "brand_codes": np.array([brands.code(p.brand) if p.brand else _NO_BRAND for p in products], np.int32),
            "category_codes": np.array([code for path in paths for code in path], np.int32),
            "category_offsets": np.cumsum([0, *(len(path) for path in paths)]).astype(np.int64),
        }
        for name, values in entries.items():
            column = AttributeColumn.build(values, texts)
            arrays.update({f"attribute.{name}.{part}": getattr(column, part) for part in _ATTRIBUTE_PARTS})
        arrays["attribute_names"] = _as_array(sorted(entries))
        for key, dictionary in (("brands", brands), ("categories", categories), ("words", texts)):
            arrays[key] = _as_array(dictionary.spellings)
        return cls(arrays)

    def __len__(self) -> int:
        return len(self.ids)

    def row(self, product_id: int) -> int:
        """Return the row of a product.

        Raises:
            UnknownProductError: the product is not in the index.
        """
        row = self.find(product_id)
        if row is None:
            raise UnknownProductError(product_id)
        return row

    def find(self, product_id: int) -> int | None:
        """Return the row of a product, None for one that is not in the index."""
        return self._row_of.get(product_id)

    def rows(self, product_ids: Sequence[int]) -> NDArray[np.int64]:
        """Return the rows of the products that the index knows, in the given order."""
        return np.array([self._row_of[i] for i in product_ids if i in self._row_of], np.int64)

    def category_path(self, row: int) -> list[int]:
        """Return the category codes of a row from the root down."""
        path: list[int] = self._category_codes[self._category_offsets[row] : self._category_offsets[row + 1]].tolist()
        return path

    def rows_in_category(self, code: int) -> NDArray[np.int64]:
        """Return the rows of the products in a category or anything below it, also beside a category of their own."""
        return self._rows_in[code]

    @cached_property
    def categories_from_above(self) -> list[int]:
        """The codes of all categories that hold products, each after those it lies below."""
        starts = np.repeat(self._category_offsets[:-1], np.diff(self._category_offsets))
        depths = np.arange(len(self._category_codes)) - starts
        codes: list[int] = list(dict.fromkeys(self._category_codes[np.argsort(depths, kind="stable")].tolist()))
        return codes

    def brand(self, row: int) -> str | None:
        """Return the brand of a row, spelt as in the catalogue."""
        code = int(self._brand_codes[row])
        return None if code == _NO_BRAND else self._brands[code]

    def category_keys(self, row: int) -> list[str]:
        """Return the category keys of a row from the root down."""
        return [self._categories[code] for code in self.category_path(row)]

    def attribute(self, row: int, wanted: AttributeFilter) -> float | str | bool | None:
        """Return the value with which a row satisfies a condition, or None where it has no such value."""
        column = self._attributes.get(wanted.name)
        return None if column is None else column.value(row, wanted, self._values)

    def entries(self, name: str, mask: NDArray[np.bool_]) -> tuple[AttributeColumn, Dictionary] | None:
        """Return what some products say of an attribute, with the texts behind its codes; None if nobody has it."""
        column = self._attributes.get(name)
        return None if column is None else (column.within(mask), self._values)

    def measured(self, mask: NDArray[np.bool_], unit: str) -> list[str]:
        """Return the attributes that some products state as numbers in a unit, the commonest first."""
        stating = {
            name: int(np.count_nonzero(column.stated_in(unit, self._values) & mask[column.rows]))
            for name, column in self._attributes.items()
        }
        return sorted((name for name, count in stating.items() if count), key=lambda name: -stating[name])

    def numbers(self, name: str, unit: str | None) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Return the measures of an attribute in a unit: the rows that state one, [m], and the numbers, [m]."""
        column = self._attributes.get(name)
        if column is None:
            return np.zeros(0, np.int32), np.zeros(0)
        stated = column.stated_in(unit, self._values)
        return column.rows[stated], column.numbers[stated]

    def brands_of(self, rows: NDArray[np.int64]) -> list[str]:
        """Return the brands of some rows, those without one left out."""
        return [self._brands[code] for code in self._brand_codes[rows].tolist() if code != _NO_BRAND]

    def leaf_categories_of(self, rows: NDArray[np.int64]) -> list[str]:
        """Return the innermost category of some rows, those without one left out."""
        return [self._categories[code] for code in self.leaves[rows].tolist() if code != NO_CATEGORY]

    def mask(self, filters: Filters) -> NDArray[np.bool_]:
        """Return which products satisfy every condition but those on price and stock, [n]."""
        size = len(self)
        mask = np.ones(size, dtype=bool)
        if filters.categories:
            mask &= self._any_of(filters.categories, self._categories, self._rows_in)
        if filters.brands:
            mask &= self._any_of(filters.brands, self._brands, self._rows_of_brand)
        for keys, dictionary, rows in (
            (filters.not_categories, self._categories, self._rows_in),
            (filters.not_brands, self._brands, self._rows_of_brand),
        ):
            if keys:
                mask &= ~self._any_of(keys, dictionary, rows)
        for wanted in filters.attributes:
            mask &= attribute_mask(self._attributes, wanted, self._values, size)
        if filters.exclude_ids:
            mask[self.rows(filters.exclude_ids)] = False
        return mask

    def save(self, path: Path) -> None:
        """Write the columns as one npz file."""
        np.savez(path, **self._arrays)

    @classmethod
    def load(cls, path: Path) -> CatalogueColumns:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls({name: arrays[name] for name in arrays.files})

    def _with_others(self, rows_in: Sequence[NDArray[np.int64]]) -> list[NDArray[np.int64]]:
        """Return the rows in every category, with those of the products that stand in it beside their own."""
        found = list(rows_in)
        column = self._attributes.get(ALSO_IN)
        if column is not None:
            codes = np.array([self._categories.find(self._values[text]) for text in column.texts.tolist()])
            for code in np.unique(codes[codes != UNKNOWN]).tolist():
                found[code] = np.union1d(found[code], column.rows[codes == code])
        return found

    def _any_of(
        self, keys: Sequence[str], dictionary: Dictionary, rows: Sequence[NDArray[np.int64]]
    ) -> NDArray[np.bool_]:
        mask = np.zeros(len(self), dtype=bool)
        for key in keys:
            code = dictionary.find(key)
            if code != UNKNOWN:
                mask[rows[code]] = True
        return mask


def _as_array(texts: Sequence[str]) -> NDArray[np.uint8]:
    # As JSON: an array of str would pad every text to the longest one.
    return np.frombuffer(json.dumps(list(texts), ensure_ascii=False).encode(), np.uint8)


def _texts(array: NDArray[np.generic]) -> list[str]:
    texts: list[str] = json.loads(array.tobytes().decode())
    return texts


def _rows_by_code(codes: NDArray[np.int32], offsets: NDArray[np.int64], count: int) -> tuple[NDArray[np.int64], ...]:
    """Return for every code the rows that hold it, given row k's codes at `offsets[k]:offsets[k + 1]`."""
    row_of_entry = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    order = np.argsort(codes, kind="stable")
    bounds = np.searchsorted(codes[order], np.arange(count + 1))
    return tuple(row_of_entry[order[start:end]] for start, end in pairwise(bounds))

"""One attribute of all products as columns, and the products that satisfy a condition on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.contract import AttributeFilter, Comparison
from recommender.index.dictionary import Dictionary

_NO_TEXT = -1
Value = float | str | bool


@dataclass(frozen=True)
class AttributeColumn:
    """The values of one attribute: entry k says that product `rows[k]` has a value; a product may have several.

    A text value has its code in `texts[k]`; a number stands in `numbers[k]` with `texts[k]` = -1 and the code of its
    unit in `units[k]`; yes and no are the numbers 1 and 0 of a unit of their own.
    """

    rows: NDArray[np.int32]
    numbers: NDArray[np.float64]
    units: NDArray[np.int32]
    texts: NDArray[np.int32]

    @classmethod
    def build(cls, entries: Iterable[tuple[int, Value, str | None]], dictionary: Dictionary) -> AttributeColumn:
        """Build from (row, value, unit) entries; `dictionary` gives texts and units their codes."""
        coded = [
            (row, float("nan"), _NO_TEXT, dictionary.code(value))
            if isinstance(value, str)
            else (row, float(value), dictionary.code(_unit_key(value, unit)), _NO_TEXT)
            for row, value, unit in entries
        ]
        rows, numbers, units, texts = zip(*coded, strict=True) if coded else ((), (), (), ())
        return cls(
            np.asarray(rows, np.int32),
            np.asarray(numbers, np.float64),
            np.asarray(units, np.int32),
            np.asarray(texts, np.int32),
        )

    def satisfying(self, wanted: AttributeFilter, dictionary: Dictionary) -> NDArray[np.bool_]:
        """Return which entries are what is wanted, [entries]; of NOT_EQUAL those that are equal."""
        if isinstance(wanted.value, str):
            if wanted.comparison in (Comparison.AT_LEAST, Comparison.AT_MOST):
                return np.zeros(len(self.rows), dtype=bool)
            same_text: NDArray[np.bool_] = self.texts == dictionary.find(wanted.value)
            return same_text
        same_unit: NDArray[np.bool_] = self.units == dictionary.find(_unit_key(wanted.value, wanted.unit))
        if wanted.comparison is Comparison.AT_LEAST:
            same_unit &= self.numbers >= wanted.value
        elif wanted.comparison is Comparison.AT_MOST:
            same_unit &= self.numbers <= wanted.value
        else:
            same_unit &= self.numbers == wanted.value
        return same_unit

    def stated_in(self, unit: str | None, dictionary: Dictionary) -> NDArray[np.bool_]:
        """Return which entries are numbers of a unit, [entries]."""
        stated: NDArray[np.bool_] = self.units == dictionary.find(_unit_key(0.0, unit))
        return stated

    def within(self, mask: NDArray[np.bool_]) -> AttributeColumn:
        """Return the entries of some products only; `mask` says which rows, [n]."""
        kept = mask[self.rows]
        return AttributeColumn(self.rows[kept], self.numbers[kept], self.units[kept], self.texts[kept])

    def value(self, row: int, wanted: AttributeFilter, dictionary: Dictionary) -> Value | None:
        """Return the value with which a product satisfies a condition other than NOT_EQUAL, or None."""
        entries = np.flatnonzero(self.satisfying(wanted, dictionary) & (self.rows == row))
        if not len(entries):
            return None
        entry = int(entries[0])
        if self.texts[entry] != _NO_TEXT:
            return dictionary[int(self.texts[entry])]
        number = float(self.numbers[entry])
        return bool(number) if isinstance(wanted.value, bool) else number


def attribute_mask(
    columns: Mapping[str, AttributeColumn], wanted: AttributeFilter, dictionary: Dictionary, size: int
) -> NDArray[np.bool_]:
    """Return which of `size` products satisfy a condition, [size]; of an unknown attribute none has any value."""
    negated = wanted.comparison is Comparison.NOT_EQUAL
    mask = np.full(size, negated)
    column = columns.get(wanted.name)
    if column is not None:
        mask[column.rows[column.satisfying(wanted, dictionary)]] = not negated
    return mask


def _unit_key(value: float | bool, unit: str | None) -> str:
    # Not a text that a product could hold, since units and texts share one numbering.
    return "\x00bool" if isinstance(value, bool) else f"\x00{unit or ''}"

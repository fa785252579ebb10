"""In what the products of a list differ, so that one question can cut it most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import floor, log2, log10

import numpy as np
from numpy.typing import NDArray

from recommender.contract import Choice, Facet
from recommender.index.columns import CatalogueColumns
from recommender.index.offers import NO_PRICE, CurrentOffers

PRICE, BRAND, CATEGORY = "price", "brand", "category"
_MOST_CHOICES = 4
_MIN_SHARE = 0.03
"""A value that fewer of the products have is no choice worth offering."""
_BOOL_UNIT = "\x00bool"


def facets(
    columns: CatalogueColumns,
    offers: CurrentOffers,
    mask: NDArray[np.bool_],
    names: Sequence[str],
    price_step: float = 1.0,
) -> list[Facet]:
    """Return the facets that some products say anything of, by falling gain.

    Args:
        columns: the catalogue.
        offers: what its products cost.
        mask: which products, [n].
        names: `price`, `brand`, `category` and attributes.
        price_step: the least round amount of money, in minor units of the base currency.
    """
    rows = np.flatnonzero(mask)
    found = [
        facet for name in names if (facet := _facet(columns, offers, mask, rows, name, price_step)) and facet.known
    ]
    return sorted(found, key=lambda facet: -facet.gain)


def _facet(
    columns: CatalogueColumns,
    offers: CurrentOffers,
    mask: NDArray[np.bool_],
    rows: NDArray[np.int64],
    name: str,
    price_step: float,
) -> Facet | None:
    if name == PRICE:
        prices = offers.price_cents[rows]
        return _of_numbers(name, None, len(rows), prices[prices != NO_PRICE].astype(np.float64), price_step)
    if name == BRAND:
        return _of_values(name, len(rows), columns.brands_of(rows))
    if name == CATEGORY:
        return _of_values(name, len(rows), columns.leaf_categories_of(rows))
    entries = columns.entries(name, mask)
    if entries is None:
        return None
    column, values = entries
    texts = column.texts >= 0
    if texts.sum() * 2 >= len(texts):
        return _of_values(name, len(rows), [values[code] for code in column.texts[texts].tolist()])
    commonest = Counter(column.units[~texts].tolist()).most_common(1)[0][0]
    numbers = column.numbers[~texts & (column.units == commonest)]
    unit = values[commonest]
    if unit == _BOOL_UNIT:
        return _of_values(name, len(rows), [bool(number) for number in numbers.tolist()])
    return _of_numbers(name, unit.lstrip("\x00") or None, len(rows), numbers)


def _of_values(name: str, total: int, values: Sequence[str | bool]) -> Facet:
    counts = Counter(values)
    enough = max(2, _MIN_SHARE * total)
    common = [(value, count) for value, count in counts.most_common(_MOST_CHOICES) if count >= enough]
    choices = tuple(Choice(count, value=value) for value, count in common)
    rest = len(values) - sum(choice.count for choice in choices)
    return Facet(name, None, total, len(values), choices, _gain([*(c.count for c in choices), rest], total))


def _of_numbers(
    name: str, unit: str | None, total: int, numbers: NDArray[np.float64], step: float | None = None
) -> Facet:
    """Cut numbers into bands of about as many products each, at round ones of a step if there is one.

    Few different numbers are choices themselves.
    """
    distinct, counts = np.unique(numbers, return_counts=True)
    if len(distinct) <= _MOST_CHOICES:
        pairs = zip(distinct.tolist(), counts.tolist(), strict=True)
        choices = [Choice(count, low=value, high=value) for value, count in pairs]
    else:
        quantiles = np.quantile(numbers, np.arange(1, _MOST_CHOICES) / _MOST_CHOICES)
        edges = sorted({_round(float(edge), step) if step else float(edge) for edge in quantiles})
        choices = []
        for low, high in zip([-np.inf, *edges], [*edges, np.inf], strict=True):
            inside = numbers[(numbers > low) & (numbers <= high)]
            if len(inside):
                ends = (float(inside.min()), float(inside.max()))
                if step:
                    ends = (low if np.isfinite(low) else ends[0], high if np.isfinite(high) else ends[1])
                choices.append(Choice(len(inside), low=ends[0], high=ends[1]))
    return Facet(name, unit, total, len(numbers), tuple(choices), _gain([c.count for c in choices], total))


def _gain(counts: Sequence[int], total: int) -> float:
    known = sum(counts)
    if not known:
        return 0.0
    entropy = -sum(count / known * log2(count / known) for count in counts if count)
    return entropy * min(known / total, 1.0)


def _round(value: float, step: float) -> float:
    """Return a round amount near one: two digits of the steps in it, or whole steps below ten, at least one."""
    steps = max(value / step, 1.0)
    power: int = 10 ** max(floor(log10(steps)) - 1, 0)
    return round(steps / power) * power * step

"""What the products cost and whether they can be bought: the part of the catalogue that changes without training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from recommender.contract import Filters
from recommender.index.columns import CatalogueColumns
from shop.database import as_utc
from shop.pricing import Offer
from shop.usual_prices import UsualPrices

NO_PRICE = -1


@dataclass(frozen=True)
class CurrentOffers:
    """The offers of one moment; row k is row k of the catalogue.

    `price_cents` [n] int64 in the base currency, -1 without a price; `in_stock` [n]; `for_sale` [n] says what the shop
    has at all; `absurd` [n] are prices far outside what is usual for such a thing.
    """

    price_cents: NDArray[np.int64]
    in_stock: NDArray[np.bool_]
    for_sale: NDArray[np.bool_]
    absurd: NDArray[np.bool_]

    def mask(self, filters: Filters) -> NDArray[np.bool_]:
        """Return which products are for sale and satisfy the conditions on price and stock, [n]."""
        mask = self.for_sale.copy()
        if filters.in_stock:
            mask &= self.in_stock
        if filters.price is not None:
            mask &= self.price_cents != NO_PRICE
            if filters.price.low_cents is not None:
                mask &= self.price_cents >= filters.price.low_cents
            if filters.price.high_cents is not None:
                mask &= self.price_cents <= filters.price.high_cents
        return mask


@dataclass(frozen=True)
class Offers:
    """The offers of all products at any moment, as arrays [n]; never changed, only replaced.

    Prices are int64 in minor units of the base currency, -1 for none; `sale_from` and `sale_until` are seconds of the
    Unix epoch, infinite where they are open. A price below `low_cents` or above `high_cents` is absurd.
    """

    regular_cents: NDArray[np.int64]
    sale_cents: NDArray[np.int64]
    sale_from: NDArray[np.float64]
    sale_until: NDArray[np.float64]
    in_stock: NDArray[np.bool_]
    for_sale: NDArray[np.bool_]
    low_cents: NDArray[np.float64]
    high_cents: NDArray[np.float64]

    @classmethod
    def unknown(cls, size: int, for_sale: bool = True) -> Offers:
        """Return offers of so many products of which nobody said anything: without a price, in stock."""
        prices, moments, yes = np.full(size, NO_PRICE, np.int64), np.zeros(size), np.ones(size, dtype=bool)
        anything = np.full(size, np.inf)
        return cls(prices, prices, moments, moments, yes, np.full(size, for_sale), moments, anything)

    def changed(self, offers: Mapping[int, Offer], gone: NDArray[np.int64] | Sequence[int]) -> Offers:
        """Return the offers with others by row; what is in the rows `gone` is no longer for sale."""
        changed = {field.name: getattr(self, field.name).copy() for field in fields(self)}
        rows, given = np.array(list(offers), np.int64), offers.values()
        changed["regular_cents"][rows] = [_cents(offer.regular_cents) for offer in given]
        changed["sale_cents"][rows] = [_cents(offer.sale_cents) for offer in given]
        changed["sale_from"][rows] = [_seconds(offer.sale_from, -np.inf) for offer in given]
        changed["sale_until"][rows] = [_seconds(offer.sale_until, np.inf) for offer in given]
        changed["in_stock"][rows] = [offer.in_stock for offer in given]
        changed["for_sale"][rows] = True
        changed["for_sale"][np.asarray(gone, np.int64)] = False
        return Offers(**changed)

    def judged(self, columns: CatalogueColumns) -> Offers:
        """Return the offers with what is usual for each kind of thing now, by the regular prices of what is for sale.

        The innermost category that has enough prices decides; a product outside of all such has no absurd price.
        """
        low, high = np.zeros(len(columns)), np.full(len(columns), np.inf)
        asked = np.where(self.for_sale, self.regular_cents, NO_PRICE)
        for code in columns.categories_from_above:
            rows = columns.rows_in_category(code)
            usual = UsualPrices.of(asked[rows])
            if usual is not None:
                low[rows], high[rows] = usual.low_cents, usual.high_cents
        return replace(self, low_cents=low, high_cents=high)

    def asks_as(self, other: Offers) -> bool:
        """Tell whether the same is asked regularly for all that is for sale, so that the same is usual."""
        same_price = np.array_equal(self.regular_cents, other.regular_cents)
        return same_price and np.array_equal(self.for_sale, other.for_sale)

    def at(self, now: datetime) -> CurrentOffers:
        """Return what holds at a moment; one without a zone is in UTC."""
        rows = self._with_sale
        if not len(rows):
            return self._current(self.regular_cents)
        seconds = as_utc(now).timestamp()
        on = rows[(self.sale_from[rows] <= seconds) & (seconds < self.sale_until[rows])]
        prices = self.regular_cents.copy()
        prices[on] = self.sale_cents[on]
        return self._current(prices)

    def _current(self, prices: NDArray[np.int64]) -> CurrentOffers:
        absurd = (prices != NO_PRICE) & ((prices < self.low_cents) | (prices > self.high_cents))
        return CurrentOffers(prices, self.in_stock, self.for_sale, absurd)

    @cached_property
    def _with_sale(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.sale_cents != NO_PRICE)


def _cents(cents: int | None) -> int:
    return NO_PRICE if cents is None else cents


def _seconds(moment: datetime | None, open_end: float) -> float:
    return open_end if moment is None else as_utc(moment).timestamp()

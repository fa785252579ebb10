"""Which prices are usual for a kind of thing: what lies far outside is a slip of the pen, not a bargain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from shop.currency import ExchangeRates
from shop.pricing import price_at
from shop.unit_of_work import UnitOfWork

FEWEST_PRICES = 20
"""A kind with fewer prices has none that are usual; those of the kind above it count."""
_TIMES = 50.0
"""A price is absurd if it is less than a fiftieth or more than fifty times of what is usual ..."""
_DEVIATIONS = 3.0
"""... and this many robust deviations of the logarithm away: kinds whose prices differ widely allow more ..."""
_ALONE, _NEAR = 3, 2.0
"""... and at most so many of the kind cost less than twice as much, or more than half of it."""
_NARROWEST = 0.25
_TO_DEVIATION = 1.4826


@dataclass(frozen=True)
class UsualPrices:
    """The median of a kind's prices and the lowest and highest that are not absurd, in one currency's minor units."""

    median_cents: float
    low_cents: float
    high_cents: float

    @classmethod
    def of(cls, cents: NDArray[np.int64]) -> UsualPrices | None:
        """Return what is usual where these prices are asked, None where they are too few to tell."""
        known = cents[cents > 0]
        if len(known) < FEWEST_PRICES:
            return None
        logs = np.log(known)
        median = float(np.median(logs))
        spread = max(_NARROWEST, _TO_DEVIATION * float(np.median(np.abs(logs - median))))
        width = max(float(np.log(_TIMES)), _DEVIATIONS * spread)
        low, middle, high = np.exp((median - width, median, median + width)).tolist()
        ordered = np.sort(known)
        return cls(middle, min(low, ordered[_ALONE] / _NEAR), max(high, ordered[-1 - _ALONE] * _NEAR))

    def includes(self, cents: int) -> bool:
        """Tell whether a price is not absurd."""
        return self.low_cents <= cents <= self.high_cents


@dataclass(frozen=True)
class AbsurdPrice:
    """A product whose price is far outside what is usual for its kind, in minor units of the shop's base currency.

    `kind` is the key of the category whose prices say so.
    """

    source: str
    external_id: str
    title: str
    cents: int
    kind: str
    usual_cents: float


def absurd_prices(uow: UnitOfWork, rates: ExchangeRates, at: datetime) -> list[AbsurdPrice]:
    """Return the products that cost absurdly little or much at a moment, by rising id.

    Raises:
        StorageError: the database refused.
    """
    paths = {node.id: node.path.split("/") for node in uow.categories.all()}
    placed = {product_id: paths[category] for product_id, category, _ in uow.counts.titles() if category is not None}
    now: dict[int, int] = {}
    regular: dict[str, list[int]] = defaultdict(list)
    for product in uow.changes.all().products:
        price = price_at(product, at)
        if price is None or not rates.knows(price.currency) or product.id not in placed:
            continue
        now[product.id] = rates.to_base(price.cents, price.currency)
        for key in placed[product.id]:
            regular[key].append(rates.to_base(price.regular_cents, price.currency))
    usual = _usual_by_kind(regular)
    absurd: dict[int, tuple[int, str, float]] = {}
    for product_id, cents in now.items():
        kind = next((key for key in reversed(placed[product_id]) if key in usual), None)
        if kind is not None and not usual[kind].includes(cents):
            absurd[product_id] = cents, kind, usual[kind].median_cents
    return [
        AbsurdPrice(product.source, product.external_id, product.title, *absurd[product.id])
        for product in uow.products.get_many(sorted(absurd))
    ]


def _usual_by_kind(cents: Mapping[str, list[int]]) -> dict[str, UsualPrices]:
    spans = {key: UsualPrices.of(np.array(prices, np.int64)) for key, prices in cents.items()}
    return {key: span for key, span in spans.items() if span is not None}

"""Money as people speak of it: the limits of a price."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PriceRange:
    """What a price may be, in minor units of `currency` (ISO 4217), both ends included.

    None is an open end. A currency of None was not said: the shop's base currency, or the one spoken of before.
    This one type goes from the parser to the recommender's filter.
    """

    low_cents: int | None = None
    high_cents: int | None = None
    currency: str | None = None

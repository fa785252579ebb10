"""Exchange rates: what money of one currency is worth in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from language.money import PriceRange, minor_unit_rate
from shop.errors import UnknownCurrencyError


@dataclass(frozen=True)
class ExchangeRates:
    """What one unit of each currency is worth in the shop's base currency, as of a day; see `shop.shop_file`."""

    base_currency: str
    rates: Mapping[str, Decimal] = field(hash=False)
    as_of: date | None = None

    def knows(self, currency: str) -> bool:
        """Tell whether money of a currency can be converted."""
        return currency == self.base_currency or currency in self.rates

    def known(self) -> tuple[str, ...]:
        """Return the currencies that can be converted, the base currency first."""
        return (self.base_currency, *sorted(code for code in self.rates if code != self.base_currency))

    def convert(self, cents: float | Decimal, currency: str, into: str) -> int:
        """Convert minor units of a currency into minor units of another, rounded to the nearest one.

        Raises:
            UnknownCurrencyError: the shop has no rate for one of them.
        """
        return int((Decimal(cents) * self.worth(currency, into)).to_integral_value(ROUND_HALF_EVEN))

    def to_base(self, cents: int, currency: str) -> int:
        """Convert minor units of `currency` into minor units of the base currency, rounded to the nearest one.

        Raises:
            UnknownCurrencyError: the shop has no rate for it.
        """
        return self.convert(cents, currency, self.base_currency)

    def base_price(self, cents: int | None, currency: str) -> int | None:
        """Return a price in minor units of the base currency; None for none, and where its currency has no rate."""
        return None if cents is None or not self.knows(currency) else self.to_base(cents, currency)

    def base_range(self, price: PriceRange) -> PriceRange:
        """Return the limits of a price in the base currency.

        What costs a limit as it is shown is within it: both ends give way by half of the coarser minor unit.

        Raises:
            UnknownCurrencyError: the shop has no rate for its currency.
        """
        currency = price.currency or self.base_currency
        if currency == self.base_currency:
            return PriceRange(price.low_cents, price.high_cents)
        worth = self.worth(currency, self.base_currency)
        slack = max(worth, Decimal(1)) / 2
        low, high = price.low_cents, price.high_cents
        return PriceRange(
            None if low is None else max(0, int((low * worth - slack).to_integral_value(ROUND_CEILING))),
            None if high is None else int((high * worth + slack).to_integral_value(ROUND_FLOOR)),
        )

    def worth(self, currency: str, into: str) -> Decimal:
        """Return how many minor units of `into` one minor unit of `currency` is worth.

        Raises:
            UnknownCurrencyError: the shop has no rate for one of them.
        """
        if currency == into:
            return Decimal(1)
        for code in (currency, into):
            if not self.knows(code):
                raise UnknownCurrencyError(code, tuple(sorted(self.rates)))
        rate = self.rates.get(currency, Decimal(1)) / self.rates.get(into, Decimal(1))
        return minor_unit_rate(rate, currency, into)

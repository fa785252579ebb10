"""Minor units of money: made of amounts, made into amounts, converted, rounded and written. Nothing else does that."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel.numbers import get_currency_precision

from language.currencies import currency_sign

_WIDEST_STEP = 100


@dataclass(frozen=True)
class PriceRange:
    """What a price may be, in minor units of `currency` (ISO 4217), both ends included.

    None is an open end. A currency of None is the shop's base currency, in which the recommender filters.
    """

    low_cents: int | None = None
    high_cents: int | None = None
    currency: str | None = None

    def opened(self, *, low: bool = False, high: bool = False) -> PriceRange:
        """Return the range with the lower or the higher end open, or both."""
        return PriceRange(None if low else self.low_cents, None if high else self.high_cents, self.currency)

    @property
    def is_open(self) -> bool:
        """Whether it limits nothing."""
        return self.low_cents is None and self.high_cents is None


@lru_cache(maxsize=256)
def minor_unit_decimals(currency: str) -> int:
    """Return how many decimals the minor unit of an ISO 4217 currency has: 2 for USD, 0 for JPY, 3 for KWD."""
    decimals: int = get_currency_precision(currency)
    return decimals


def minor_units(amount: Decimal, currency: str) -> int:
    """Return an amount in minor units, rounded to the nearest one: 12.5 is 1250 in USD, 12 in JPY, 12500 in KWD."""
    return int(amount.scaleb(minor_unit_decimals(currency)).to_integral_value(ROUND_HALF_EVEN))


def major_units(cents: int, currency: str) -> Decimal:
    """Return minor units as an amount: 1250 is 12.50 in USD, 1250 in JPY, 1.250 in KWD."""
    return Decimal(cents).scaleb(-minor_unit_decimals(currency))


def round_step(currency: str) -> int:
    """Return the least amount that people round to, in minor units: a dollar, a yen, a tenth of a dinar."""
    one: int = 10 ** minor_unit_decimals(currency)
    return min(_WIDEST_STEP, one)


def roughly(cents: int, currency: str) -> int:
    """Return an amount as people say "about" it: from ten steps (see `round_step`) up in whole ones."""
    step = round_step(currency)
    return cents if abs(cents) < 10 * step else round(cents / step) * step


def minor_unit_rate(rate: Decimal, currency: str, into: str) -> Decimal:
    """Return how many minor units of `into` one of `currency` is worth, where one `currency` is worth `rate` `into`."""
    return rate.scaleb(minor_unit_decimals(into) - minor_unit_decimals(currency))


def format_money(cents: int, currency: str, home: str | None = None, language: str = "") -> str:
    """Return an amount in minor units as text: `$1,299.95`, `£2.55`, `¥1,200`, `1.500 KWD`.

    Args:
        cents: minor units of `currency`.
        currency: ISO 4217 code.
        home: the currency of the prices around it, if that is another: yen are `JP¥1,200` in dollars' company.
        language: of the sentence, if it matters: `¥` alone is no yen in Chinese.
    """
    decimals = minor_unit_decimals(currency)
    return _written(f"{major_units(cents, currency):,.{decimals}f}", currency, home or currency, language)


def format_round_money(cents: int, currency: str, home: str | None = None, language: str = "") -> str:
    """Return an amount without empty decimals, for sentences: `$1,300`, `£2.55`, `5 KWD`; arguments as before."""
    amount = major_units(cents, currency)
    if amount != amount.to_integral_value():
        return format_money(cents, currency, home, language)
    return _written(f"{amount:,.0f}", currency, home or currency, language)


def _written(number: str, currency: str, home: str, language: str) -> str:
    sign = currency_sign(currency, home, language)
    return f"{sign}{number}" if sign else f"{number} {currency}"

"""Exchange rates into the shop's base currency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from language.money import minor_unit_decimals
from shop.errors import SettingsError, UnknownCurrencyError


@dataclass(frozen=True)
class ExchangeRates:
    """What one unit of each currency is worth in the shop's base currency, as of a day."""

    base_currency: str
    rates: Mapping[str, Decimal] = field(hash=False)
    as_of: date | None = None

    def to_base(self, cents: int, currency: str) -> int:
        """Convert minor units of `currency` into minor units of the base currency, rounded to the nearest one.

        Raises:
            UnknownCurrencyError: the shop has no rate for it.
        """
        if currency == self.base_currency:
            return cents
        if currency not in self.rates:
            raise UnknownCurrencyError(currency, tuple(sorted(self.rates)))
        shift = minor_unit_decimals(self.base_currency) - minor_unit_decimals(currency)
        exact = (Decimal(cents) * self.rates[currency]).scaleb(shift)
        return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_EVEN))

    @classmethod
    def load(cls, catalogue_dir: Path) -> ExchangeRates:
        """Read `base_currency`, `exchange_rates` and `rates_as_of` from the `shop.yml` of a catalogue.

        Raises:
            SettingsError: the file is missing, is not YAML, or a value is wrong.
        """
        path = catalogue_dir / "shop.yml"
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise SettingsError(
                f"cannot read {path} ({error.strerror}); every catalogue needs a shop.yml with base_currency and "
                "exchange_rates, or set DAOGOU_CATALOGUE_DIR to a folder that has one"
            ) from error
        except yaml.YAMLError as error:
            raise SettingsError(f"{path} is not valid YAML: {error}") from error
        return _parse(content, path)


def _parse(content: Any, path: Path) -> ExchangeRates:
    if not isinstance(content, dict):
        raise SettingsError(f"{path} must hold base_currency and exchange_rates")
    base, given, as_of = content.get("base_currency"), content.get("exchange_rates"), content.get("rates_as_of")
    if not isinstance(base, str):
        raise SettingsError(f"{path}: base_currency must be an ISO 4217 code such as USD, not {base!r}")
    if not isinstance(given, dict):
        raise SettingsError(f"{path}: exchange_rates must map currency codes to their worth in {base}")
    rates = {str(currency): _rate(currency, value, path) for currency, value in given.items()}
    if rates.setdefault(base, Decimal(1)) != 1:
        raise SettingsError(f"{path}: the rate of the base currency {base} must be 1, not {rates[base]}")
    if as_of is not None and not isinstance(as_of, date):
        raise SettingsError(f"{path}: rates_as_of must be a day such as 2026-01-31, not {as_of!r}")
    return ExchangeRates(base, rates, as_of)


def _rate(currency: Any, value: Any, path: Path) -> Decimal:
    try:
        rate = Decimal(str(value))
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or rate <= 0:
        raise SettingsError(f"{path}: the rate of {currency} must be a number above 0, not {value!r}")
    return rate

"""Prices as a shopper reads them."""

from __future__ import annotations

from decimal import Decimal

from shop.currency import minor_unit_decimals

_SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€", "CNY": "¥"}


def money(cents: int, currency: str) -> str:
    """Return an amount in minor units as text: `$1,299.95`, `£2.55`, `1,200 JPY`."""
    decimals = minor_unit_decimals(currency)
    amount = f"{Decimal(cents).scaleb(-decimals):,.{decimals}f}"
    symbol = _SYMBOLS.get(currency)
    return f"{symbol}{amount}" if symbol else f"{amount} {currency}"


def round_money(cents: int, currency: str) -> str:
    """Return an amount without empty decimals, for sentences: `$1,300`, `£2.55`."""
    return money(cents, currency).removesuffix(".00")

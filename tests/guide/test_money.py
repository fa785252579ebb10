"""What currency a conversation speaks, and what a shopper means by a sign or a word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from guide.money import DisplayMoney
from language.currencies import ANY
from shop.currency import ExchangeRates

WORTH = {"USD": "1", "CNY": "0.14", "JPY": "0.0066", "GBP": "1.3"}
RATES = ExchangeRates("USD", {code: Decimal(rate) for code, rate in WORTH.items()})
YUAN = ("CNY", "HKD", "TWD", ANY)
DOLLAR_SIGN, YEN_SIGN = ("USD", "CAD", "HKD"), ("CNY", "JPY")


@pytest.mark.parametrize(
    ("display", "named", "spoken", "meant"),
    [
        ("USD", (), None, "USD"),
        ("CNY", (), None, "CNY"),
        ("USD", (), "GBP", "GBP"),
        ("USD", ("GBP",), "CNY", "GBP"),
        ("USD", YEN_SIGN, None, "CNY"),
        ("JPY", YEN_SIGN, None, "JPY"),
        ("USD", YEN_SIGN, "JPY", "JPY"),
        ("CNY", DOLLAR_SIGN, None, "USD"),
        ("GBP", ("HKD", "USD"), None, "USD"),  # the shop's base currency before others
        ("USD", ("HKD", "GBP"), None, "GBP"),  # what it has a rate for before others
        ("USD", YUAN, None, "CNY"),
        ("USD", YUAN, "HKD", "HKD"),
        ("USD", ("HKD", "TWD"), None, "HKD"),
        ("JPY", ("HKD", "TWD", ANY), None, "JPY"),
    ],
)
def test_the_currency_that_is_meant(display, named, spoken, meant):
    assert DisplayMoney(RATES, display).currency_meant(named, spoken) == meant


def test_a_shop_in_canadian_dollars_means_them_by_the_sign():
    rates = ExchangeRates("CAD", {"CAD": Decimal(1), "USD": Decimal("1.4")})

    assert DisplayMoney(rates, "CAD").currency_meant(DOLLAR_SIGN, None) == "CAD"


@pytest.mark.parametrize(
    ("display", "shown", "amount", "step"),
    [
        ("USD", 255, Decimal("2.55"), 100.0),
        ("JPY", 386, Decimal(386), 0.66),
        ("CNY", 1821, Decimal("18.21"), 14.0),
    ],
)
def test_amounts_are_shown_in_the_display_currency(display, shown, amount, step):
    money = DisplayMoney(RATES, display)

    assert (money.shown(255, "USD"), money.from_base(255.0)) == (shown, shown)
    assert money.amount(255, "USD") == amount
    assert money.step == pytest.approx(step)


def test_what_has_no_rate_stays_as_it_is():
    money = DisplayMoney(RATES, "USD")

    assert money.shown(12_345, "KWD") is None
    assert money.amount(12_345, "KWD") == Decimal("12.345")

"""Prices with the sign, code or name of their currency, as files write them; more stand in the tests of importers."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from language.errors import FigureError
from language.money import minor_unit_decimals
from language.prices import currency_named, read_price


@pytest.mark.parametrize(
    ("name", "preferred", "code"),
    [
        ("$", None, "USD"),
        ("$", "CAD", "CAD"),
        ("$", "EUR", "USD"),
        ("¥", None, "CNY"),
        ("¥", "JPY", "JPY"),
        ("RMB", None, "CNY"),
        ("人民币", None, "CNY"),
        ("Kč", None, None),
        ("Kč", "CZK", "CZK"),
        ("kr", None, None),
        ("kr", "NOK", "NOK"),
        ("₫", None, "VND"),
        ("cents", None, None),
        ("XYZ", None, None),
    ],
)
def test_what_names_a_currency(name, preferred, code):
    assert currency_named(name, preferred) == code


def test_a_price_without_currency_is_in_that_of_the_file_if_it_has_one():
    assert read_price("12,5", "EUR") == (Decimal("12.5"), "EUR")
    assert read_price("12,5") == (Decimal("12.5"), None)


@pytest.mark.parametrize("currency", ["USD", "JPY", "KWD", "EUR", "CHF", "INR"])
def test_a_price_written_with_its_decimals_is_read_back(currency):
    generator = random.Random(20261203)  # noqa: S311  # numbers to read, no secret
    decimals = minor_unit_decimals(currency)
    for _ in range(500):
        amount = Decimal(generator.randrange(10**9)).scaleb(-decimals)
        written = f"{amount:,.{decimals}f}"
        for text in (f"{written} {currency}", f"{currency} {written}", f"{currency}{written}"):
            assert read_price(text) == (amount, currency)


@pytest.mark.parametrize("text", ["", "USD", "€ USD 5", "5 USD 6", "five USD", "5%", "5/6", "1e5"])
def test_what_is_no_price_is_refused(text):
    with pytest.raises(FigureError):
        read_price(text, "EUR")

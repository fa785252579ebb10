"""Prices as a shopper reads them."""

from __future__ import annotations

import pytest

from language.money import format_money


@pytest.mark.parametrize(
    ("cents", "currency", "text"),
    [
        (129995, "USD", "$1,299.95"),
        (255, "GBP", "£2.55"),
        (0, "EUR", "€0.00"),
        (5, "CNY", "¥0.05"),
        (1200, "JPY", "1,200 JPY"),
        (1234567, "KWD", "1,234.567 KWD"),
        (10**20, "USD", "$1,000,000,000,000,000,000.00"),
    ],
)
def test_an_amount_is_written_with_the_decimals_of_its_currency(cents, currency, text):
    assert format_money(cents, currency) == text

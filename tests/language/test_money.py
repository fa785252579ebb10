"""Minor units: made of amounts, made into amounts, and written."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from language.currencies import currency_sign
from language.expressions import PriceExpression, parse
from language.money import (
    PriceRange,
    format_money,
    format_round_money,
    major_units,
    minor_unit_rate,
    minor_units,
    roughly,
    round_step,
)
from language.prices import read_price

CURRENCIES = ["JPY", "USD", "KWD"]


@pytest.mark.parametrize(
    ("cents", "currency", "text"),
    [
        (129995, "USD", "$1,299.95"),
        (255, "GBP", "£2.55"),
        (0, "EUR", "€0.00"),
        (5, "CNY", "¥0.05"),
        (1200, "JPY", "¥1,200"),
        (1234567, "KWD", "1,234.567 KWD"),
        (1200, "SEK", "12.00 SEK"),
        (10**20, "USD", "$1,000,000,000,000,000,000.00"),
    ],
)
def test_an_amount_is_written_with_the_decimals_of_its_currency(cents, currency, text):
    assert format_money(cents, currency) == text


@pytest.mark.parametrize(
    ("cents", "currency", "text"),
    [
        (130000, "USD", "$1,300"),
        (255, "GBP", "£2.55"),
        (100, "JPY", "¥100"),
        (5000, "KWD", "5 KWD"),
        (5500, "KWD", "5.500 KWD"),
        (100000, "SEK", "1,000 SEK"),
    ],
)
def test_a_sentence_leaves_empty_decimals_out_and_no_other_zeros(cents, currency, text):
    assert format_round_money(cents, currency) == text


@pytest.mark.parametrize(
    ("currency", "home", "sign"),
    [
        ("JPY", "JPY", "¥"),
        ("CNY", "CNY", "¥"),
        ("CNY", "USD", "¥"),
        ("JPY", "USD", "JP¥"),
        ("JPY", "CNY", "JP¥"),
        ("CNY", "JPY", "CN¥"),
        ("CAD", "CAD", "$"),
        ("USD", "CAD", "US$"),
        ("CAD", "USD", "CA$"),
        ("GBP", "USD", "£"),
        ("KWD", "KWD", ""),
    ],
)
def test_no_two_currencies_of_one_conversation_have_the_same_sign(currency, home, sign):
    assert currency_sign(currency, home) == sign


@pytest.mark.parametrize(
    ("amount", "currency", "cents"),
    [
        ("12.5", "USD", 1250),
        ("12.5", "KWD", 12500),
        ("12", "JPY", 12),
        ("1500.0", "JPY", 1500),
        ("0.005", "KWD", 5),
        ("1e88", "JPY", 10**88),
    ],
)
def test_an_amount_in_minor_units(amount, currency, cents):
    assert minor_units(Decimal(amount), currency) == cents


@pytest.mark.parametrize(("currency", "step"), [("USD", 100), ("JPY", 1), ("KWD", 100)])
def test_the_least_round_amount(currency, step):
    assert round_step(currency) == step


@pytest.mark.parametrize(
    ("cents", "currency", "rough"),
    [(5499, "USD", 5500), (375, "USD", 375), (60_004, "JPY", 60_004), (62_049, "KWD", 62_000), (349, "KWD", 349)],
)
def test_an_amount_that_was_converted_is_said_roughly(cents, currency, rough):
    assert roughly(cents, currency) == rough


def test_a_rate_between_minor_units_minds_their_decimals():
    assert minor_unit_rate(Decimal("0.0066"), "JPY", "USD") == Decimal("0.66")
    assert minor_unit_rate(Decimal("3.25"), "KWD", "USD") == Decimal("0.325")


def test_ends_of_a_range_are_opened():
    price = PriceRange(100, 200, "JPY")

    assert price.opened(low=True) == PriceRange(None, 200, "JPY")
    assert price.opened(low=True, high=True).is_open
    assert not price.is_open


@pytest.mark.parametrize("currency", CURRENCIES)
def test_minor_units_and_amounts_are_the_same_in_both_directions(currency):
    generator = random.Random(20261204)  # noqa: S311  # amounts, no secret
    for cents in (generator.randrange(10**9) for _ in range(500)):
        assert minor_units(major_units(cents, currency), currency) == cents


@pytest.mark.parametrize("currency", CURRENCIES)
def test_what_is_written_means_the_same_in_an_import_and_in_a_message(currency):
    generator = random.Random(20261205)  # noqa: S311  # amounts, no secret
    for cents in (generator.randrange(1, 10 ** generator.randrange(3, 9)) for _ in range(300)):
        plain = f"{major_units(cents, currency):f} {currency}"
        for text in (plain, format_money(cents, currency), format_money(cents, currency, "EUR")):
            amount, named = read_price(text, currency)
            assert (minor_units(amount, currency), named) == (cents, currency)
        for text in (f"under {plain}", f"under {format_money(cents, currency)}", f"{plain}以内"):
            [said] = parse(text)
            assert isinstance(said, PriceExpression)
            assert currency in said.currencies
            assert minor_units(said.high, currency) == cents

"""What money of one currency is worth in another."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from language.money import PriceRange
from shop.currency import ExchangeRates
from shop.errors import UnknownCurrencyError


def rates(base, **worth):
    return ExchangeRates(base, {base: Decimal(1), **{code: Decimal(rate) for code, rate in worth.items()}})


USD = rates("USD", GBP="1.25", CNY="0.14", JPY="0.0067", KWD="3.25")


def test_converts_minor_units_into_the_base_currency():
    assert USD.to_base(1999, "USD") == 1999
    assert USD.to_base(1999, "GBP") == 2499
    assert USD.to_base(10_000, "CNY") == 1400


@pytest.mark.parametrize(
    ("cents", "currency", "into", "converted"),
    [
        (1000, "JPY", "USD", 670),
        (670, "USD", "JPY", 1000),
        (1000, "KWD", "USD", 325),
        (325, "USD", "KWD", 1000),
        (1000, "KWD", "JPY", 485),
        (100, "GBP", "CNY", 893),
        (255, "GBP", "GBP", 255),
    ],
)
def test_each_currency_has_its_own_decimals(cents, currency, into, converted):
    assert USD.convert(cents, currency, into) == converted


def test_a_currency_without_a_rate_is_named_with_those_known():
    with pytest.raises(UnknownCurrencyError, match=r"'SEK'.*CNY, GBP, JPY, KWD, USD"):
        USD.to_base(100, "SEK")


def test_a_price_in_a_currency_without_a_rate_cannot_be_compared():
    assert USD.base_price(100, "SEK") is None
    assert USD.base_price(None, "USD") is None
    assert USD.base_price(100, "GBP") == 125
    assert (USD.knows("GBP"), USD.knows("SEK")) == (True, False)
    assert USD.known() == ("USD", "CNY", "GBP", "JPY", "KWD")


@pytest.mark.parametrize(
    ("said", "limits"),
    [
        (PriceRange(300, 500), PriceRange(300, 500)),
        (PriceRange(300, 500, "USD"), PriceRange(300, 500)),
        (PriceRange(400, None, "GBP"), PriceRange(500, None)),
        (PriceRange(None, 50_000, "CNY"), PriceRange(None, 7_000)),
        (PriceRange(0, 1000, "JPY"), PriceRange(0, 670)),
    ],
)
def test_limits_in_the_base_currency(said, limits):
    assert USD.base_range(said) == limits


def test_limits_without_a_rate_are_refused():
    with pytest.raises(UnknownCurrencyError, match="'SEK'"):
        USD.base_range(PriceRange(1, 2, "SEK"))


@pytest.mark.parametrize("base", ["JPY", "USD", "KWD"])
@pytest.mark.parametrize("shown", ["JPY", "USD", "KWD", "CNY"])
def test_what_costs_a_limit_as_it_is_shown_is_within_it(base, shown):
    in_usd = {"JPY": "0.0066", "USD": "1", "KWD": "3.25", "CNY": "0.137"}
    own = ExchangeRates(base, {code: Decimal(rate) / Decimal(in_usd[base]) for code, rate in in_usd.items()})
    generator = random.Random(20261206)  # noqa: S311  # prices, no secret
    for _ in range(300):
        price = generator.randrange(1, 10**6)
        cents = own.convert(price, base, shown)
        limits = own.base_range(PriceRange(cents, cents, shown))
        assert limits.low_cents <= price <= limits.high_cents
        assert limits.high_cents - limits.low_cents <= max(1, own.worth(shown, base))

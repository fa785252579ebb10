"""Conditions on buttons: written and read back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from guide.money import DisplayMoney
from guide.search.choices import choice_text, chosen
from guide.search.state import SearchState
from language.money import PriceRange
from recommender.contract import AttributeFilter, Choice, Comparison, Facet, Filters
from shop.currency import ExchangeRates

RATES = ExchangeRates("USD", {"USD": Decimal(1), "CNY": Decimal("0.14"), "JPY": Decimal("0.0066")})
DOLLARS, YUAN, YEN = (DisplayMoney(RATES, code) for code in ("USD", "CNY", "JPY"))
BANDS = tuple(Choice(5, low=low, high=high) for low, high in ((1_000, 30_000), (30_000, 50_000), (50_000, 99_900)))
PRICES = Facet("price", None, 15, 15, BANDS, 1.0)


def _filters(name, unit, choice):
    text = choice_text(Facet(name, unit, 10, 10, (choice,), 1.0), choice, DOLLARS)
    return SearchState(tuple(chosen(text, "label", 1, DOLLARS))).filters()


@pytest.mark.parametrize(
    ("name", "unit", "choice", "filters"),
    [
        ("price", None, Choice(1, low=29900, high=29900), Filters(price=PriceRange(29900, 29900))),
        ("brand", None, Choice(1, value="HP"), Filters(brands=("HP",))),
        ("category", None, Choice(1, value="mugs"), Filters(categories=("mugs",))),
        (
            "colour",
            None,
            Choice(1, value="black"),
            Filters(attributes=(AttributeFilter("colour", Comparison.EQUAL, "black"),)),
        ),
        (
            "wireless",
            None,
            Choice(1, value=True),
            Filters(attributes=(AttributeFilter("wireless", Comparison.EQUAL, True),)),
        ),
        (
            "memory",
            "GB",
            Choice(1, low=8, high=8),
            Filters(attributes=(AttributeFilter("memory", Comparison.EQUAL, 8.0, "GB"),)),
        ),
        (
            "weight",
            "g",
            Choice(1, low=25718.688879, high=25718.688879),
            Filters(attributes=(AttributeFilter("weight", Comparison.EQUAL, 25718.688879, "g"),)),
        ),
        (
            "screen_size",
            "in",
            Choice(1, low=13.3, high=15.6),
            Filters(
                attributes=(
                    AttributeFilter("screen_size", Comparison.AT_LEAST, 13.3, "in"),
                    AttributeFilter("screen_size", Comparison.AT_MOST, 15.6, "in"),
                )
            ),
        ),
    ],
)
def test_a_choice_means_the_same_after_its_button(name, unit, choice, filters):
    assert _filters(name, unit, choice) == filters


@pytest.mark.parametrize(
    ("money", "band", "text", "filters"),
    [
        (DOLLARS, 0, "price=..300.00 USD", PriceRange(None, 30_000)),
        (DOLLARS, 1, "price=300.00..500.00 USD", PriceRange(30_000, 50_000)),
        (DOLLARS, 2, "price=500.00.. USD", PriceRange(50_000, None)),
        (YUAN, 1, "price=2142.86..3571.43 CNY", PriceRange(30_000, 50_000)),
        (YEN, 1, "price=45455..75758 JPY", PriceRange(30_000, 50_000)),
    ],
)
def test_a_band_of_prices_means_what_its_button_says(money, band, text, filters):
    assert choice_text(PRICES, BANDS[band], money) == text
    [condition] = chosen(text, "label", 1, money)

    assert condition.price == filters
    assert condition.said.currency == money.currency
    assert condition.unit is None


def test_a_band_pressed_in_another_language_keeps_its_currency():
    [condition] = chosen("price=..300.00 USD", "up to $300", 1, YUAN)

    assert (condition.unit, condition.said) == ("USD", PriceRange(None, 30_000, "USD"))


@pytest.mark.parametrize(
    "text",
    ["price", "", "price=a..b", "price=a..b USD", "price=1..2", "price=1..2 SEK", "price=.. USD", "price=nan..1 USD"],
)
def test_other_texts_choose_nothing(text):
    assert chosen(text, "label", 1, DOLLARS) == []

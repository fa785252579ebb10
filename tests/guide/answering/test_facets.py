"""Choices in words: what a button says is what pressing it does, and what the search then says."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from guide.answering.descriptions import describe
from guide.answering.facets import choice_label
from guide.money import DisplayMoney
from guide.search.choices import choice_text, chosen
from guide.search.state import SearchState
from recommender.contract import Choice, Facet
from shop.currency import ExchangeRates

WORTH = {"USD": "1", "CNY": "0.14", "JPY": "0.0066", "KWD": "3.25"}
IN_DOLLARS = ExchangeRates("USD", {code: Decimal(rate) for code, rate in WORTH.items()})
BANDS = tuple(Choice(5, low=low, high=high) for low, high in ((1_995, 28_000), (28_000, 49_000), (49_000, 99_900)))
ONE_PRICE = Choice(5, low=1_995, high=1_995)


@pytest.mark.parametrize(
    ("currency", "labels"),
    [
        ("USD", ["up to $280", "$280 to $490", "$490 and more"]),
        ("CNY", ["up to ¥2,000", "¥2,000 to ¥3,500", "¥3,500 and more"]),
        ("JPY", ["up to ¥42,424", "¥42,424 to ¥74,242", "¥74,242 and more"]),
        ("KWD", ["up to 86.154 KWD", "86.154 KWD to 150.769 KWD", "150.769 KWD and more"]),
    ],
)
def test_bands_of_prices_are_said_in_the_money_of_the_conversation(wording, currency, labels):
    own = replace(wording(), display=DisplayMoney(IN_DOLLARS, currency))
    facet = Facet("price", None, 15, 15, BANDS, 1.0)

    assert [choice_label(facet, band, own) for band in BANDS] == labels


@pytest.mark.parametrize("currency", ["USD", "CNY", "JPY", "KWD"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_pressed_price_is_said_back_as_the_button_said_it(wording, currency, language):
    own = replace(wording(language), display=DisplayMoney(IN_DOLLARS, currency))
    for choices in (BANDS, (ONE_PRICE,)):
        facet = Facet("price", None, 15, 15, choices, 1.0)
        for choice in choices:
            conditions = chosen(choice_text(facet, choice, own.display), "label", 1, own.display)
            said = describe(SearchState(tuple(conditions)), own)
            words = re.split(r"\s|到|以[内上]", choice_label(facet, choice, own))
            amounts = [word for word in words if any(map(str.isdigit, word))]
            assert all(amount in said for amount in amounts)
            [condition] = conditions
            assert condition.low_cents is None or condition.low_cents <= choice.low + 1
            assert condition.high_cents is None or condition.high_cents >= choice.high - 1

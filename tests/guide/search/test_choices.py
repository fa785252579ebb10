"""Conditions on buttons: written and read back."""

from __future__ import annotations

import pytest

from guide.search.choices import choice_text, chosen
from guide.search.state import SearchState
from language.money import PriceRange
from recommender.contract import AttributeFilter, Choice, Comparison, Facet, Filters


def _filters(name, unit, choice):
    text = choice_text(Facet(name, unit, 10, 10, (choice,), 1.0), choice)
    return SearchState(tuple(chosen(text, "label", 1))).filters()


@pytest.mark.parametrize(
    ("name", "unit", "choice", "filters"),
    [
        ("price", None, Choice(1, low=100, high=29900), Filters(price=PriceRange(100, 29900))),
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


@pytest.mark.parametrize("text", ["price", "", "price=a..b"])
def test_other_texts_choose_nothing(text):
    assert chosen(text, "label", 1) == []

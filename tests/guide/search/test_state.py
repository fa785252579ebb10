"""The search as one record: JSON there and back, and the filters it stands for."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from guide.memory import Memory
from guide.search.state import Condition, ConditionKind, SearchState
from language.money import PriceRange
from recommender.contract import AttributeFilter, Comparison, Filters, Sort, TextFilter

CATEGORY = Condition(ConditionKind.CATEGORY, "laptops", "laptop", 1)
HP = Condition(ConditionKind.BRAND, "HP", "hp", 1)
NOT_DELL = Condition(ConditionKind.BRAND, "Dell", "dell", 2, negated=True)
FROM_300 = Condition(ConditionKind.PRICE, "", "300", 2, price=PriceRange(low_cents=30000))
UP_TO_500 = Condition(ConditionKind.PRICE, "", "500", 2, price=PriceRange(high_cents=50000))
MEMORY = Condition(ConditionKind.ATTRIBUTE, "memory", "16 GB", 3, 16.0, Comparison.AT_LEAST, "GB")
NOT_RED = Condition(ConditionKind.ATTRIBUTE, "colour", "red", 3, "red", Comparison.NOT_EQUAL, negated=True)
EVERYTHING = SearchState(
    (CATEGORY, HP, NOT_DELL, FROM_300, UP_TO_500, MEMORY, NOT_RED),
    words=("laptop", "gaming", "laptop"),
    topic="gaming laptop",
    sort=Sort.NEWEST,
    shown=(3, 1),
    seen=(3, 1, 2),
)


@pytest.mark.parametrize("state", [SearchState(), EVERYTHING])
def test_the_search_survives_the_conversations_store(state):
    stored = json.loads(json.dumps(Memory(search=state).to_json()))

    assert Memory.from_json(stored).search == state


def test_nothing_stored_is_an_empty_search():
    assert Memory.from_json(None).search == SearchState()
    assert SearchState().is_empty()
    assert not EVERYTHING.is_empty()
    assert not SearchState(words=("mug",)).is_empty()


def test_the_filters_hold_every_condition():
    assert EVERYTHING.filters(exclude=(9,)) == Filters(
        categories=("laptops",),
        brands=("HP",),
        not_brands=("Dell",),
        price=PriceRange(30000, 50000),
        attributes=(
            AttributeFilter("memory", Comparison.AT_LEAST, 16.0, "GB"),
            AttributeFilter("colour", Comparison.NOT_EQUAL, "red"),
        ),
        exclude_ids=(9,),
    )


def test_a_category_ruled_out_is_no_category_wanted():
    bags = Condition(ConditionKind.CATEGORY, "laptop-bags", "bag", 1, negated=True)

    assert SearchState((CATEGORY, bags)).filters() == Filters(categories=("laptops",), not_categories=("laptop-bags",))


def test_a_word_said_twice_is_searched_once():
    assert EVERYTHING.text() == "laptop gaming"


def test_conditions_are_dropped_by_kind_or_one_by_one():
    assert EVERYTHING.without(ConditionKind.BRAND).conditions == (CATEGORY, FROM_300, UP_TO_500, MEMORY, NOT_RED)
    left = EVERYTHING.without(ConditionKind.ATTRIBUTE, "colour").conditions
    assert left == (CATEGORY, HP, NOT_DELL, FROM_300, UP_TO_500, MEMORY)


def test_of_each_end_of_the_price_what_was_said_last_holds():
    later = Condition(ConditionKind.PRICE, "", "300 to 400", 3, unit="GBP", price=PriceRange(30100, 40000))

    assert SearchState((FROM_300, UP_TO_500)).price == PriceRange(30000, 50000)
    assert SearchState((UP_TO_500, later)).price == PriceRange(30100, 40000)
    assert SearchState((CATEGORY,)).price is None


def test_the_currency_spoken_is_that_of_the_highest_price():
    in_pounds = replace(UP_TO_500, unit="GBP")
    in_euros = replace(FROM_300, unit="EUR")

    assert SearchState((in_pounds, in_euros)).currency == "GBP"
    assert SearchState((UP_TO_500, in_euros)).currency == "EUR"
    assert SearchState((FROM_300,)).currency is None


def test_what_is_an_unwanted_value_under_another_name_is_unwanted_as_well():
    no_plastic = replace(NOT_RED, key="material", label="plastic", value="plastic", narrower=("abs",))

    assert TextFilter(("abs",), negated=True) in SearchState((no_plastic,)).filters().texts

"""The search as one slot: JSON there and back, and the filters it stands for."""

from __future__ import annotations

import json

import pytest

from guide.search.state import Constraint, ConstraintKind, SearchState
from language.money import PriceRange
from recommender.contract import AttributeFilter, Comparison, Filters, Sort

CATEGORY = Constraint(ConstraintKind.CATEGORY, "laptops", "laptop", 1)
HP = Constraint(ConstraintKind.BRAND, "HP", "hp", 1)
NOT_DELL = Constraint(ConstraintKind.BRAND, "Dell", "dell", 2, negated=True)
FROM_300 = Constraint(ConstraintKind.MIN_PRICE, "", "300", 2, 30000)
UP_TO_500 = Constraint(ConstraintKind.MAX_PRICE, "", "500", 2, 50000)
MEMORY = Constraint(ConstraintKind.ATTRIBUTE, "memory", "16 GB", 3, 16.0, Comparison.AT_LEAST, "GB")
NOT_RED = Constraint(ConstraintKind.ATTRIBUTE, "colour", "red", 3, "red", Comparison.NOT_EQUAL, negated=True)
EVERYTHING = SearchState(
    (CATEGORY, HP, NOT_DELL, FROM_300, UP_TO_500, MEMORY, NOT_RED),
    words=("laptop", "gaming", "laptop"),
    topic="gaming laptop",
    sort=Sort.NEWEST,
    shown=(3, 1),
    seen=(3, 1, 2),
)


@pytest.mark.parametrize("state", [SearchState(), EVERYTHING])
def test_the_slot_survives_the_conversations_store(state):
    assert SearchState.from_slot(json.loads(json.dumps(state.to_slot()))) == state


def test_no_slot_is_an_empty_search():
    assert SearchState.from_slot(None) == SearchState()
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
    bags = Constraint(ConstraintKind.CATEGORY, "laptop-bags", "bag", 1, negated=True)

    assert SearchState((CATEGORY, bags)).filters() == Filters(categories=("laptops",), not_categories=("laptop-bags",))


def test_a_word_said_twice_is_searched_once():
    assert EVERYTHING.text() == "laptop gaming"


def test_conditions_are_dropped_by_kind_or_one_by_one():
    assert EVERYTHING.without(ConstraintKind.BRAND).constraints == (CATEGORY, FROM_300, UP_TO_500, MEMORY, NOT_RED)
    left = EVERYTHING.without(ConstraintKind.ATTRIBUTE, "colour").constraints
    assert left == (CATEGORY, HP, NOT_DELL, FROM_300, UP_TO_500, MEMORY)

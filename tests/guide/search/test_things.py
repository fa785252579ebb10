"""Several things of which any will do, some known by what titles call them."""

from __future__ import annotations

from guide.search.mixing import mixed
from guide.search.state import Condition, ConditionKind, SearchState, TextRole
from recommender.contract import Filters, Hit, TextFilter


def _kind(key):
    return Condition(ConditionKind.CATEGORY, key, key, 1)


def _name(word, *kinds):
    return Condition(ConditionKind.TEXT, word, word, 1, phrases=(word,), role=TextRole.THING, kinds=kinds)


def test_of_several_named_things_each_is_enough_in_its_own_categories():
    balloon, bunting = _name("balloon", "party"), _name("bunting", "party", "wall")
    filters = SearchState((_kind("party"), balloon, _kind("wall"), bunting, _kind("plates"))).filters()

    assert filters.texts == ()
    assert filters.either == (
        (
            Filters(categories=("party",), texts=(TextFilter(("balloon",), in_title=True),)),
            Filters(categories=("party", "wall"), texts=(TextFilter(("bunting",), in_title=True),)),
            Filters(categories=("plates",)),
        ),
    )


def test_one_named_thing_alone_is_looked_for_in_titles():
    filters = SearchState((_kind("party"), _name("balloon", "party"))).filters()

    assert (filters.texts, filters.either) == ((TextFilter(("balloon",), in_title=True),), ())


def test_lists_are_mixed_and_nothing_comes_twice():
    lists = [[Hit(1, 1.0), Hit(2, 0.9)], [Hit(1, 1.0), Hit(3, 0.8)]]

    assert [hit.product_id for hit in mixed(lists)] == [1, 2, 3]

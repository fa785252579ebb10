"""Which condition to give up when nothing fits."""

from __future__ import annotations

from guide.search import editing
from guide.search.relaxing import Relaxation, relaxations


def test_where_two_conditions_stand_in_the_way_giving_one_up_helps_nothing(read, services):
    state = editing.start(read("a blue HP laptop under 300 dollars"))
    assert services.recommender.count(state.filters()) == 0

    assert relaxations(state, services.recommender.count) == []


def test_each_helpful_condition_tells_how_many_products_it_gives(read, services):
    state = editing.start(read("a blue HP laptop"))
    assert services.recommender.count(state.filters()) == 0

    assert relaxations(state, services.recommender.count) == [Relaxation("colour", 3), Relaxation("brand", 1)]


def test_the_kind_of_product_is_never_given_up(read, services):
    state = editing.start(read("a laptop under 30 dollars"))

    found = relaxations(state, services.recommender.count)

    assert [item.what for item in found] == ["price"]
    assert found[0].count == 6


def test_no_more_than_asked_for(read, services):
    state = editing.start(read("a blue HP laptop"))

    assert relaxations(state, services.recommender.count, limit=1) == [Relaxation("colour", 3)]

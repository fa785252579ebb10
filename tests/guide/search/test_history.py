"""Earlier searches: steps undone, and other searches returned to."""

from __future__ import annotations

from dataclasses import replace

from guide.search.history import remember, return_to, step_back
from guide.search.state import Condition, ConditionKind, SearchState


def _search(category, *shown, words=()):
    conditions = (Condition(ConditionKind.CATEGORY, category, category, 1),) if category else ()
    return SearchState(conditions, words=words, topic=category, shown=shown)


def _named(topic):
    return lambda state: state.topic == topic


LAPTOPS, MICE, MUGS = _search("laptops", 1, 2), _search("mice", 3), _search("mugs", 4)


def test_only_a_change_of_something_is_a_step():
    assert remember((), LAPTOPS, LAPTOPS) == ()
    assert remember((), SearchState(), LAPTOPS) == ()
    assert remember((), LAPTOPS, MICE) == (LAPTOPS,)


def test_the_oldest_steps_are_forgotten():
    history = ()
    for number in range(20):
        history = remember(history, replace(LAPTOPS, seen=(number,)), MICE)

    assert [state.seen for state in history] == [(number,) for number in range(12, 20)]


def test_a_step_back_takes_the_newest():
    assert step_back((LAPTOPS, MICE)) == (MICE, (LAPTOPS,))
    assert step_back(()) is None


def test_a_return_swaps_the_searches():
    assert return_to((LAPTOPS, MICE), MUGS, _named("laptops")) == (LAPTOPS, (MICE, MUGS))
    assert return_to((LAPTOPS, MICE), MUGS, _named("mice")) == (MICE, (LAPTOPS, MUGS))


def test_nothing_to_return_to():
    assert return_to((LAPTOPS,), MICE, _named("mugs")) is None
    assert return_to((LAPTOPS,), LAPTOPS, _named("laptops")) is None

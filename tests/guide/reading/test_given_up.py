"""What a message gives up of the running search, in its own words."""

from __future__ import annotations

import pytest

from guide.reading.reader import MessageReader
from guide.search import editing
from guide.search.editing import OnScreen


@pytest.fixture
def after(services, new_message):
    """What says two messages and returns the search after them in short."""
    reader = MessageReader(services.vocabulary, services.kinds, services.money_in("en"), services.recommender)

    def run(first, second):
        state = editing.start(reader.read(new_message(first), 1))
        state = editing.refine(state, reader.read(new_message(second), 2, state), OnScreen())
        return {(item.kind.value, item.key, item.negated) for item in state.conditions}

    return run


LAPTOPS, PRICE = ("category", "laptops", False), ("price", "", False)


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("a laptop with touch under 900 dollars", "it need not have touch", {LAPTOPS, PRICE}),
        ("a black laptop", "I can live without black", {LAPTOPS}),
        ("a black laptop", "没有黑色也可以", {LAPTOPS}),
        ("黑色的笔记本电脑", "不要黑色了", {LAPTOPS}),
        ("黑色的笔记本电脑", "黑色就算了", {LAPTOPS}),
        ("笔记本电脑", "不要黑色了", {LAPTOPS, ("attribute", "colour", True)}),  # was never wanted
        ("a black laptop", "this is no laptop, not a laptop", {LAPTOPS, ("attribute", "colour", False)}),
        ("a black laptop", "start again", set()),
        ("黑色的笔记本电脑", "重新来", set()),
    ],
)
def test_what_is_not_wanted_any_more_is_given_up(after, first, second, left):
    assert after(first, second) == left

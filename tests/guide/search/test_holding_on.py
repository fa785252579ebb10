"""What holds on of a search where a message begins another one."""

from __future__ import annotations

import pytest

from guide.search import editing


@pytest.fixture
def searched(read, services):
    """What goes through messages that each begin a search and returns the conditions of the last in short."""

    def run(*texts):
        state = editing.start(read(texts[0]))
        for text in texts[1:]:
            request = read(text)
            state = editing.start(request, editing.holding_on(state, request, services.recommender.count))
        return {(item.kind.value, item.key, item.negated) for item in state.conditions}

    return run


LAPTOPS, MUGS = ("category", "laptops", False), ("category", "mugs", False)
PRICE, NOT_RED, BLACK = ("price", "", False), ("attribute", "colour", True), ("attribute", "colour", False)


@pytest.mark.parametrize(
    ("texts", "held"),
    [
        (["a laptop, not red", "mugs"], {MUGS, NOT_RED}),
        (["a black laptop", "mugs"], {MUGS}),
        (["a laptop under 500 dollars", "mugs"], {MUGS}),  # any mug costs less
        (["mugs under 3 dollars", "a laptop"], {LAPTOPS}),  # and no laptop does
        (["a black laptop", "a laptop"], {LAPTOPS, BLACK}),
        (["a laptop under 600 dollars", "a laptop"], {LAPTOPS, PRICE}),
        (["a laptop, not red", "forget the colour, a laptop"], {LAPTOPS}),
    ],
)
def test_a_price_that_tells_apart_and_refusals_hold_on_and_all_of_a_kind_named_again(searched, texts, held):
    assert searched(*texts) == held

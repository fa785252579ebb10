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


LAPTOPS, MUGS, PRINTERS = (("category", key, False) for key in ("laptops", "mugs", "printers"))
PRICE, NOT_RED = ("price", "", False), ("attribute", "colour", True)
BLACK = RED = ("attribute", "colour", False)


@pytest.mark.parametrize(
    ("texts", "held"),
    [
        (["a laptop, not red", "mugs"], {MUGS}),
        (["not red", "mugs"], {MUGS, NOT_RED}),  # said of nothing in particular
        (["a laptop under 600 dollars", "a printer"], {PRINTERS}),
        (["a laptop under 600 dollars", "same budget, a printer"], {PRINTERS, PRICE}),
        (["a red mug", "no, a laptop"], {LAPTOPS, RED}),
        (["600美元以内的打印机", "我说的是笔记本电脑"], {LAPTOPS, PRICE}),
        (["a laptop under 600 dollars", "start again, a laptop"], {LAPTOPS}),
        (["600美元以内的笔记本电脑", "重新来，笔记本电脑"], {LAPTOPS}),
        (["a black laptop", "mugs"], {MUGS}),
        (["a laptop under 500 dollars", "mugs"], {MUGS}),  # any mug costs less
        (["mugs under 3 dollars", "a laptop"], {LAPTOPS}),  # and no laptop does
        (["a black laptop", "a laptop"], {LAPTOPS, BLACK}),
        (["a laptop under 600 dollars", "a laptop"], {LAPTOPS, PRICE}),
        (["a laptop, not red", "forget the colour, a laptop"], {LAPTOPS}),
    ],
)
def test_all_of_a_kind_named_again_or_meant_holds_on_and_of_another_thing_only_what_is_to_be_kept(
    searched, texts, held
):
    assert searched(*texts) == held

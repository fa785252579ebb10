"""Messages that are nothing but words for one product on the screen."""

from __future__ import annotations

import pytest

from guide.memory import Memory
from guide.reading.picking import picked
from guide.search.state import Condition, ConditionKind, SearchState


@pytest.fixture
def pick(new_message, shop, product_id):
    """What gives the key of the product that is picked of those on the screen."""

    def run(keys, text, *learnt, **parts):
        kind = Condition(ConditionKind.CATEGORY, "laptops" if keys == LAPTOPS else "mugs", "", 1)
        memory = Memory(SearchState((kind,), shown=tuple(map(product_id, keys))))
        product = picked(new_message(text, *learnt, **parts), memory, shop)
        return product and product.external_id

    return run


LAPTOPS = ["hp-250", "dell-xps", "hp-elite", "lenovo"]
MUGS = ["red-mug", "blue-mug", "retro-mug"]


@pytest.mark.parametrize(
    ("keys", "text", "key"),
    [
        (MUGS, "the blue one", "blue-mug"),
        (LAPTOPS, "lenovo那台", "lenovo"),
        (LAPTOPS, "2", "dell-xps"),
        (LAPTOPS, "4", "lenovo"),
        (LAPTOPS, "399", "hp-250"),
    ],
)
def test_what_only_one_of_them_is_picks_it(pick, keys, text, key):
    assert pick(keys, text) == key


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (LAPTOPS, "hp"),
        (LAPTOPS, "asus"),
        (LAPTOPS, "5"),
        (LAPTOPS, "16"),
        (MUGS, "blue"),
        (MUGS, "红色的"),
        (LAPTOPS, "Dell"),
        (MUGS, "in blue"),
        (MUGS, "not blue"),
        (MUGS, "only blue"),
        (MUGS, "do you have it in blue"),
        (MUGS, "不要红色"),
        (MUGS, "under 5"),
        (MUGS, "please"),
        (MUGS, ""),
        (["blue-mug"], "blue"),
        ([], "blue"),
    ],
)
def test_what_several_or_none_are_or_what_says_more_picks_none(pick, keys, text):
    assert pick(keys, text) is None


def test_a_quick_reply_that_brings_a_condition_picks_none(pick):
    assert pick(MUGS, "blue", conditions=("colour=blue",)) is None

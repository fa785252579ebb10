"""A running search edited by what a shopper says next."""

from __future__ import annotations

import pytest

from guide.search import editing
from guide.search.editing import OnScreen
from language.money import PriceRange
from recommender.contract import Comparison, Sort

SCREEN = OnScreen((40000, 60000, 80000), ("HP", "Dell"), {"size": ("screen_size", "in", (13.3, 15.6, 17.3))})


@pytest.fixture
def said(read):
    """What goes through a conversation of several messages and returns the search at its end."""

    def run(*texts, on_screen=SCREEN):
        state = editing.start(read(texts[0], turn=1))
        for turn, text in enumerate(texts[1:], start=2):
            state = editing.refine(state, read(text, turn=turn, currency=state.currency), on_screen)
        return state

    return run


def _in_short(state):
    filters = state.filters()
    price = filters.price or PriceRange()
    return {
        "categories": filters.categories,
        "brands": filters.brands,
        "not_brands": filters.not_brands,
        "price": (price.low_cents, price.high_cents),
        "attributes": {
            (item.name, item.comparison, item.value)
            for each in (filters, *(each for group in filters.either for each in group))
            for item in each.attributes
        },
    }


NOTHING = {"categories": (), "brands": (), "not_brands": (), "price": (None, None), "attributes": set()}
LAPTOPS = {**NOTHING, "categories": ("laptops",)}
BLACK = ("colour", Comparison.EQUAL, "black")


@pytest.mark.parametrize(
    ("texts", "search"),
    [
        (["a laptop", "under 800 dollars"], {"price": (None, 80000)}),
        (["a laptop under 800 dollars", "under 500 dollars"], {"price": (None, 50000)}),
        (["a laptop under 800 dollars", "over 300 dollars"], {"price": (30000, 80000)}),
        (["a laptop under 800 dollars", "between 900 and 1000 dollars"], {"price": (90000, 100000)}),
        (["a laptop between 300 and 900 dollars", "under 400 dollars"], {"price": (30000, 40000)}),
        (["a laptop between 300 and 900 dollars", "under 200 dollars"], {"price": (None, 20000)}),
        (["a laptop between 300 and 900 dollars", "no, I meant 500"], {"price": (42500, 57500)}),
        (["a laptop between 300 and 900 dollars", "half the price"], {"price": (30000, 30000)}),
        (["a laptop between 300 and 900 dollars", "forget the price"], {}),
        (["a laptop", "only HP"], {"brands": ("HP",)}),
        (["an HP laptop", "Dell instead"], {"brands": ("Dell",)}),
        (["an HP or Dell laptop", "not Dell"], {"brands": ("HP",), "not_brands": ("Dell",)}),
        (["a laptop, not HP", "not Dell"], {"not_brands": ("HP", "Dell")}),
        (["a laptop, not HP", "HP after all"], {"brands": ("HP",)}),
        (["a black laptop", "in blue instead"], {"attributes": {("colour", Comparison.EQUAL, "blue")}}),
        (["a black laptop", "with at least 16 GB"], {"attributes": {BLACK, ("memory", Comparison.AT_LEAST, 16.0)}}),
        (["a black HP laptop under 800 dollars", "forget the price"], {"brands": ("HP",), "attributes": {BLACK}}),
        (["a black laptop", "forget the colour"], {}),
        (["an HP laptop under 800 dollars", "any brand is fine"], {"price": (None, 80000)}),
        (["a black HP laptop under 800 dollars", "remove all the filters"], {}),
        (["an HP laptop", "any other brand"], {"not_brands": ("HP",)}),
        (["a laptop", "any other brand"], {"not_brands": ("HP", "Dell")}),
        (["800美元以内的笔记本电脑", "不要惠普"], {"price": (None, 80000), "not_brands": ("HP",)}),
        (["笔记本电脑", "只要惠普的", "换个牌子"], {"not_brands": ("HP",)}),
        (["a laptop under 800 dollars", "no, I meant 300"], {"price": (None, 30000)}),
        (["a laptop under 800 dollars", "no, I meant 300, and HP"], {"price": (None, 30000), "brands": ("HP",)}),
        (["a laptop over 300 dollars", "make it 500"], {"price": (50000, None)}),
        (["800美元以内的笔记本电脑", "不对，我说的是500"], {"price": (None, 50000)}),
        (["a laptop under £800", "no, I meant 400"], {"price": (None, 50000)}),
        (["a laptop", "half the price"], {"price": (None, 30000)}),
        (["笔记本电脑", "一半价钱的"], {"price": (None, 30000)}),
        (["a laptop", "bigger please"], {"attributes": {("screen_size", Comparison.AT_LEAST, 15.912)}}),
    ],
)
def test_each_message_edits_the_search(said, texts, search):
    assert _in_short(said(*texts)) == {**LAPTOPS, **search}


def test_cheaper_means_below_the_middle_of_what_is_shown(said):
    assert _in_short(said("a laptop", "cheaper"))["price"] == (None, 59999)
    assert _in_short(said("a laptop", "便宜点"))["price"] == (None, 59999)


def test_dearer_means_above_it(said):
    assert _in_short(said("a laptop", "something more expensive"))["price"] == (60001, None)


def test_cheaper_twice_goes_down_twice(read):
    state = editing.start(read("a laptop"))
    state = editing.refine(state, read("cheaper"), OnScreen([40000, 60000, 80000]))
    state = editing.refine(state, read("even cheaper"), OnScreen([20000, 40000, 59000]))

    assert _in_short(state)["price"] == (None, 39999)


def test_cheaper_without_a_price_on_the_screen_changes_nothing(said):
    assert _in_short(said("a laptop", "cheaper", on_screen=OnScreen())) == LAPTOPS


def test_a_new_search_keeps_nothing(read):
    assert _in_short(editing.start(read("mugs"))) == {**NOTHING, "categories": ("mugs",)}


def test_an_order_stays_until_another_is_asked_for(said):
    assert said("the newest laptops", "only HP").sort is Sort.NEWEST
    assert said("laptops", "the cheapest").sort is Sort.PRICE_ASCENDING


def test_an_edited_search_is_shown_from_its_beginning(read):
    state = editing.refine(editing.start(read("a laptop")), read("only HP"), OnScreen())

    assert (state.shown, state.seen) == ((), ())


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("longer", ("cable_length", Comparison.AT_LEAST, 3.06)),
        ("长一点的", ("cable_length", Comparison.AT_LEAST, 3.06)),
        ("too long", ("cable_length", Comparison.AT_MOST, 2.94)),
        ("宽一点", ("width", Comparison.AT_LEAST, 0.51)),
    ],
)
def test_a_measure_is_compared_with_the_screen(said, text, bound):
    screen = OnScreen(measures={"length": ("cable_length", "m", (3.0,)), "width": ("width", "m", (0.5,))})

    assert _in_short(said("a laptop", text, on_screen=screen))["attributes"] == {bound}


def test_twice_the_budget_is_twice_the_limit(said):
    assert _in_short(said("a laptop under 500 dollars", "double the budget"))["price"] == (None, 100000)

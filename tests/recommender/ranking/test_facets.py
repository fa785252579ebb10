"""In what the products of a list differ."""

from __future__ import annotations

import pytest

from recommender.contract import Choice, Filters, Query

LAPTOPS, MICE = Query(filters=Filters(categories=("laptops",))), Query(filters=Filters(categories=("mice",)))


@pytest.fixture
def facet(recommender):
    """What returns one facet of a query, or None."""
    return lambda query, name: next(iter(recommender.facets(query, [name])), None)


def test_few_numbers_are_choices_themselves(facet):
    memory = facet(LAPTOPS, "memory")

    assert (memory.unit, memory.total, memory.known) == ("GB", 8, 8)
    assert memory.choices == tuple(Choice(2, low=size, high=size) for size in (4.0, 8.0, 12.0, 16.0))
    assert memory.gain == pytest.approx(2.0)  # four equally likely answers


def test_many_numbers_are_bands_that_meet(facet):
    price = facet(LAPTOPS, "price")

    assert [choice.count for choice in price.choices] == [2, 2, 2, 2]
    assert price.choices[0].low == 50_000
    assert price.choices[-1].high == 120_000
    assert all(one.high == two.low for one, two in zip(price.choices, price.choices[1:], strict=False))


@pytest.mark.parametrize(
    ("price_step", "edges"), [(100.0, [68_000, 85_000, 100_000]), (14.0, [67_200, 85_400, 102_200])]
)
def test_prices_are_cut_at_round_steps(recommender, price_step, edges):
    [price] = recommender.facets(LAPTOPS, ["price"], price_step)

    assert [choice.high for choice in price.choices[:-1]] == edges


def test_values_come_by_how_common_they_are(facet):
    assert facet(LAPTOPS, "brand").choices == (Choice(4, value="Dell"), Choice(4, value="HP"))
    assert facet(LAPTOPS, "touchscreen").choices == (Choice(6, value=False), Choice(2, value=True))


def test_what_half_do_not_state_tells_half(facet, recommender):
    price, everything = facet(MICE, "price"), Query()

    assert price.known == 5  # one mouse has no price
    colour = facet(everything, "colour")
    assert (colour.total, colour.known) == (26, 6)
    assert colour.gain == pytest.approx(6 / 26)


def test_the_most_telling_comes_first_and_unknown_ones_not_at_all(recommender):
    names = [found.name for found in recommender.facets(LAPTOPS, ["touchscreen", "memory", "brand", "weight"])]

    assert names == ["memory", "brand", "touchscreen"]


def test_a_text_alone_speaks_of_its_best_hits(recommender):
    (category,) = recommender.facets(Query(text="coffee mug"), ["category"])

    assert category.choices[0].value in {"mugs", "candles", "mice", "laptops"}
    assert category.total <= 26

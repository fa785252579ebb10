"""Numbers without a unit, in the measure that is searched for."""

from __future__ import annotations

import pytest

from guide.reading.bare_figures import with_figure, with_measure
from guide.search.editing import start
from language.expressions import Operator, PriceExpression, QuantityExpression


@pytest.fixture
def measured(read, services, new_message):
    """What gives the measures of a message after a search: (least, unit)."""

    def run(search, text):
        message = with_measure(new_message(text), start(read(search)), services.recommender.count)
        return [(said.min, said.unit) for said in message.all(QuantityExpression)]

    return run


@pytest.mark.parametrize("text", ["make it 16", "16 instead", "要16的", "16 is enough"])
def test_a_number_alone_is_in_the_unit_of_the_search(measured, text):
    assert measured("a laptop with 8 GB memory", text) == [(16.0, "GB")]


@pytest.mark.parametrize(
    ("search", "text"),
    [
        ("a laptop", "make it 16"),
        ("a laptop with 8 GB memory", "make it $16"),
        ("a laptop with 8 GB memory", "less than 16"),
        ("a laptop with 8 GB memory", "make it 700"),
        ("a laptop with 8 GB memory, 15 inch", "make it 16"),
        ("a laptop with 8 GB memory under $18", "make it 17"),
        ("a laptop with 8 GB memory", "compare 1 and 2"),
    ],
)
def test_any_other_number_stays_what_it_is(measured, search, text):
    assert measured(search, text) == []


def test_a_number_far_from_the_price_is_a_measure_all_the_same(measured):
    assert measured("a laptop with 8 GB memory under $900", "make it 16") == [(16.0, "GB")]


@pytest.fixture
def alone(read, services, new_message):
    """What gives the expressions of a message after a search; `is_price` where a price was asked for."""

    def run(search, text, *, is_price=False):
        before = start(read(search))
        return with_figure(new_message(text), before, services.recommender, is_price=is_price).entities

    return run


@pytest.mark.parametrize(("text", "least"), [("16", 16.0), ("16?", 16.0), ("16的", 16.0), ("8", 8.0)])
def test_a_number_that_is_all_of_a_message_is_what_the_kind_is_measured_by(alone, text, least):
    (said,) = alone("a laptop", text)

    assert isinstance(said, QuantityExpression)
    assert (said.min, said.unit) == (least, "GB")


def test_what_the_kind_is_not_measured_by_is_money(alone):
    (said,) = alone("a laptop", "700")

    assert isinstance(said, PriceExpression)
    assert (said.op, said.low, said.high) == (Operator.EQUAL, 700, 700)


def test_to_who_was_asked_for_a_price_a_number_is_the_most_to_spend(alone):
    (said,) = alone("a laptop", "16", is_price=True)

    assert isinstance(said, PriceExpression)
    assert (said.op, said.low, said.high) == (Operator.AT_MOST, None, 16)


@pytest.mark.parametrize(("search", "text"), [("a laptop", "compare 1 and 2"), ("a laptop", "the 2nd"), ("", "16")])
def test_a_number_beside_other_words_or_without_a_search_is_none(alone, search, text):
    assert not any(isinstance(said, (PriceExpression, QuantityExpression)) for said in alone(search, text))

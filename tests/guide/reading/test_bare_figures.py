"""Numbers without a unit, in the measure that is searched for."""

from __future__ import annotations

import pytest

from guide.reading.bare_figures import with_measure
from guide.search.editing import start
from language.expressions import QuantityExpression


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

"""How far a refusal reaches."""

from __future__ import annotations

import pytest

from guide.reading.background import with_use_as_thing
from guide.reading.linker import Link
from guide.reading.phrasing import Phrasing
from language.expressions import NegatedSpan


def refused(request):
    return [item.label for item in request.conditions if item.negated]


@pytest.mark.parametrize(
    ("text", "learnt", "unwanted"),
    [
        ("mug no handle red", [("handle red", "attribute")], ["handle"]),
        ("laptops, no mugs red", [], ["mugs"]),
        ("a mug, not red inside", [], ["red"]),
        ("不要红色内胆的杯子", [("内胆", "attribute")], ["红色"]),
        ("a mug, no red or blue", [], ["red", "blue"]),
        ("a mug, not blue yeti", [], ["blue yeti"]),
    ],
)
def test_a_value_ends_what_a_thing_begins_and_takes_what_it_is_of(read, text, learnt, unwanted):
    request = read(text, *learnt)

    assert refused(request) == unwanted
    assert not request.unmet


def test_what_something_is_not_for_is_no_thing(services):
    found, phrasing = Link(0, 7, "laptops", None, "use"), Phrasing("laptops")
    unwanted = NegatedSpan(0, 7, "laptops")

    assert with_use_as_thing([found], [], services.vocabulary, services.kinds, phrasing)[0].span == "product"
    assert with_use_as_thing([found], [unwanted], services.vocabulary, services.kinds, phrasing) == [found]

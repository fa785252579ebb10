"""How far a refusal reaches."""

from __future__ import annotations

import pytest


def refused(request):
    return [item.label for item in request.conditions if item.negated]


@pytest.mark.parametrize(
    ("text", "learnt", "unwanted"),
    [
        ("mug no handle red", [("handle red", "attribute")], ["handle"]),
        ("a mug, not red inside", [], ["red"]),
        ("不要红色内胆的杯子", [("内胆", "attribute")], ["红色"]),
        ("a mug, no red or blue", [], ["red", "blue"]),
    ],
)
def test_a_value_ends_what_a_thing_begins_and_takes_what_it_is_of(read, text, learnt, unwanted):
    request = read(text, *learnt)

    assert refused(request) == unwanted
    assert not request.unmet


def test_what_a_gift_is_not_for_is_no_kind_that_is_refused(read):
    request = read("need it for a girl, not laptops", ("laptops", "use"))

    assert not [item for item in request.conditions if item.negated and item.kind.value == "category"]

"""What stands beside the wanted thing only to say more of it is none that is wanted."""

from __future__ import annotations

import pytest

from guide.search.state import ConditionKind


def _kinds(request):
    return [item.key for item in request.conditions if item.kind is ConditionKind.CATEGORY]


@pytest.mark.parametrize(
    ("text", "products", "kinds"),
    [
        ("a mug with 3 printers", ["mug", "printers"], ["mugs"]),
        ("a mug for my printer", ["mug", "printer"], ["mugs"]),
        ("something for my printer, a mug", ["printer", "mug"], ["mugs"]),
        ("惠普打印机用的杯子", ["打印机", "杯子"], ["mugs"]),
        ("带两个打印机的杯子", ["打印机", "杯子"], ["mugs"]),
        ("a printer, red, mugs that flip up", ["printer", "mugs"], ["printers"]),
        ("a snuffer, red, mugs that flip up", ["snuffer", "mugs"], []),
        ("能放杯子的虚构物", ["杯子", "虚构物"], []),
        ("a mug 2 printers", ["mug", "printers"], ["mugs"]),
        ("a laptop which can hold a mug and printer", ["laptop", "mug", "printer"], ["laptops"]),
    ],
)
def test_what_says_more_of_the_wanted_thing_is_not_wanted(read, text, products, kinds):
    assert _kinds(read(text, *((word, "product") for word in products))) == kinds


def test_only_what_is_wished_for_is_wanted_behind_what_is_not_sold(read):
    request = read("snuffer smells. I need a mug", ("snuffer", "product"), ("mug", "product"))

    assert _kinds(request) == ["mugs"]
    assert not request.unsold


def test_where_a_thing_shall_stand_is_not_wanted(read):
    assert not _kinds(read("something warm on my printer"))


def test_a_refused_thing_is_not_what_a_story_names(read):
    request = read("my son needs a mug who likes red but no printers", ("mug", "product"), ("printers", "attribute"))

    assert "mugs" in _kinds(request)


def test_what_broke_is_wanted_anew_where_only_a_property_follows(read):
    assert _kinds(read("the printer broke. a red one, mug", ("printer", "product"), ("mug", "attribute"))) == [
        "printers"
    ]

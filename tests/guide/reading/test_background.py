"""What stands beside the wanted thing only to say more of it is none that is wanted."""

from __future__ import annotations

import pytest

from guide.reading.linker import Link
from guide.reading.phrasing import Phrasing
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
    assert _kinds(read("a mug that fits in the laptop", ("mug", "product"), ("laptop", "product"))) == ["mugs"]
    assert _kinds(read("i'm interested in the laptop", ("laptop", "product"))) == ["laptops"]
    assert _kinds(read("桌上放的打印机", ("打印机", "product"))) == ["printers"]


def test_a_refused_thing_is_not_what_a_story_names(read):
    request = read("my son needs a mug who likes red but no printers", ("mug", "product"), ("printers", "attribute"))

    assert "mugs" in _kinds(request)


def test_what_broke_is_wanted_anew_where_only_a_property_follows(read):
    assert _kinds(read("the printer broke. a red one, mug", ("printer", "product"), ("mug", "attribute"))) == [
        "printers"
    ]


@pytest.mark.parametrize(
    ("text", "products", "kinds"),
    [
        ("the laptop is sorted, now a mug", ["laptop", "mug"], ["mugs"]),
        ("the laptop is sorted, now a cup holder", ["laptop", "cup holder"], []),
        ("printer can wait, got any mugs", ["printer", "mugs"], ["mugs"]),
        ("打印机看好了，杯子也帮我找找", ["打印机", "杯子"], ["mugs"]),
        ("打印机差不多定了，再挑个杯子", ["打印机", "杯子"], ["mugs"]),
        ("打印机先放一边，有杯子吗", ["打印机", "杯子"], ["mugs"]),
        ("打印机已经买好了", ["打印机"], ["printers"]),
        ("the printer died, for my laptop", ["printer", "laptop"], ["printers"]),
    ],
)
def test_what_is_settled_or_put_aside_is_not_wanted_beside_another_thing(read, text, products, kinds):
    assert _kinds(read(text, *((word, "product") for word in products))) == kinds


@pytest.mark.parametrize(
    ("text", "products", "kinds"),
    [
        ("连笔记本就能用的打印机", ["笔记本", "打印机"], ["printers"]),
        ("能放在打印机上的杯子", ["打印机", "杯子"], ["mugs"]),
        ("笔记本和打印机", ["笔记本", "打印机"], ["laptops", "printers"]),
        ("i carry a laptop, need laptop bags", ["laptop", "laptop bags"], ["laptop-bags"]),
    ],
)
def test_a_thing_in_a_relative_clause_or_in_the_name_of_the_next_only_describes(read, text, products, kinds):
    assert _kinds(read(text, *((word, "product") for word in products))) == kinds


@pytest.mark.parametrize(
    ("text", "before", "after", "describes"),
    [
        ("要打标签，找一台标签打印机", "标签", "标签打印机", True),
        ("标签，标签打印机", "标签", "标签打印机", False),
        ("标签和标签打印机", "标签", "标签打印机", False),
        ("print many labels, so a label printer", "labels", "label printer", True),
        ("labels and a label printer", "labels", "label printer", False),
    ],
)
def test_a_thing_that_begins_the_name_of_the_next_describes_it_unless_both_are_named(text, before, after, describes):
    links = [
        Link(start, start + len(name), name, None, "product")
        for name in (before, after)
        for start in [text.rindex(name) if name == after else text.index(name)]
    ]

    assert Phrasing(text).describes(*links) is describes

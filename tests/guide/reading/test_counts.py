"""Figures without a unit: how many are to be bought, and what the next word counts."""

from __future__ import annotations

import pytest

from guide.reading.counts import with_counts
from guide.reading.leftovers import MODEL
from guide.reading.linker import Link
from guide.search.state import ConditionKind
from shop.catalogue.records import TermKind, TermRecord

_CATEGORY = TermRecord(TermKind.CATEGORY, "laptops", "en", "Laptops")
_BRAND = TermRecord(TermKind.BRAND, "HP", "any", "HP")


def _links(text, *pieces):
    found = []
    for said, term, span in pieces:
        start = text.index(said)
        found.append(Link(start, start + len(said), said, term, span))
    return found


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        ("5 laptops", [("5", None, None), ("laptops", _CATEGORY, "product")], ["laptops"]),
        (
            "5 identical laptops",
            [("5 identical", None, "attribute"), ("laptops", _CATEGORY, "product")],
            ["identical", "laptops"],
        ),
        (
            "4 slice toaster",
            [("4", None, None), ("slice", None, "attribute"), ("toaster", None, "product")],
            ["4 slice", "toaster"],
        ),
        ("paper, 5 reams", [("paper", None, "product"), ("5 reams", None, "attribute")], ["paper"]),
        (
            "nas 4盘位",
            [("nas", _CATEGORY, "product"), ("4", None, None), ("盘位", None, "attribute")],
            ["nas", "4盘位"],
        ),
        ("HP 305 ink", [("HP", _BRAND, "brand"), ("305", None, None), ("ink", _CATEGORY, "product")], None),
        ("iphone 15", [("iphone", _CATEGORY, "product"), ("15", None, None)], None),
        ("windows 11", [("windows", None, "attribute"), ("11", None, None)], ["windows 11"]),
    ],
)
def test_a_figure_is_read_with_what_it_counts_or_belongs_to(text, pieces, expected):
    read = [found.text for found in with_counts(text, _links(text, *pieces))]

    assert read == (expected or [said for said, _, _ in pieces])


@pytest.mark.parametrize("text", ["we need 3 laptops", "3 black laptops", "要3台笔记本电脑"])
def test_how_many_shall_be_bought_is_no_condition(read, text):
    request = read(text)

    assert request.categories == ("laptops",)
    assert not [item for item in request.conditions if item.kind is ConditionKind.TEXT]
    assert not request.unmet


def test_a_figure_with_what_it_counts_is_told_whole(read):
    request = read("a mug for a boy, 4 yrs", ("4 yrs", "attribute"))

    assert [unmet.words for unmet in request.unmet] == ["4 yrs"]


@pytest.mark.parametrize("text", ["2x CF410X", "need 2x CF410X", "CF410X x 2"])
def test_how_many_are_bought_is_no_word_of_a_product(text):
    links = [
        Link(text.index(said), text.index(said) + len(said), said, None, MODEL)
        for said in ("2x", "CF410X")
        if said in text
    ]

    assert [found.text for found in with_counts(text, links)] == ["CF410X"]

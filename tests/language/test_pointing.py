"""Words that point at products shown, and where a description of one stands."""

from __future__ import annotations

import pytest

from language.pointing import Pointing, Side, closes, is_linking, marks, may_open, pointers


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("the other one", [Pointing.OTHER]),
        ("both of them", [Pointing.BOTH]),
        ("compare these two", [Pointing.BOTH]),
        ("all of them please", [Pointing.ALL]),
        ("the one in the middle", [Pointing.MIDDLE]),
        ("the one we looked at first", [Pointing.LOOKED_AT_FIRST]),
        ("the previous one", [Pointing.LOOKED_AT_BEFORE]),
        ("the second one from the first list", [Pointing.FIRST_LIST]),
        ("the last one of the previous page", [Pointing.LIST_BEFORE]),
        ("the tent you showed before", [Pointing.EARLIER]),
        ("is it heavy", [Pointing.THIS]),
        ("另一个多少钱", [Pointing.OTHER]),
        ("这两个哪个好", [Pointing.BOTH]),
        ("这几款都有货吗", [Pointing.ALL]),
        ("中间那个", [Pointing.MIDDLE]),
        ("最先看的那个", [Pointing.LOOKED_AT_FIRST]),
        ("上一个", [Pointing.LOOKED_AT_BEFORE]),
        ("第一页的第三个", [Pointing.FIRST_LIST]),
        ("上一页第二个", [Pointing.LIST_BEFORE]),
        ("刚才那个粉色壳", [Pointing.EARLIER, Pointing.THIS]),
        ("它多重", [Pointing.THIS]),
        ("a red laptop for two people", []),
        ("前两个对比一下", []),
    ],
)
def test_what_is_pointed_at(text, kinds):
    assert [pointer.kind for pointer in pointers(text)] == kinds


@pytest.mark.parametrize(
    ("text", "side", "words", "several"),
    [
        ("is the nomad waterproof", Side.FOLLOWS, "the", False),
        ("how heavy are those tents", Side.FOLLOWS, "those", True),
        ("LG那个多少流明", Side.AROUND, "那个", False),
        ("红色的那几款", Side.AROUND, "那几款", True),
        ("惠普的多少钱", Side.BEHIND, "的", False),
    ],
)
def test_where_a_description_stands(text, side, words, several):
    mark = next(mark for mark in marks(text) if mark.side is side)

    assert (text[mark.start : mark.end], mark.several) == (words, several)


def test_what_ends_with_a_mark_begins_a_clause_or_stands_behind_what_opens_it():
    assert may_open("惠普的多少钱", 0)
    assert may_open("看看惠普的", 2)
    assert not may_open("是防水的吗", 1)


def test_words_inside_a_description():
    assert (closes("one"), closes("ones"), closes("tent")) == (False, True, None)
    assert is_linking("with")
    assert not is_linking("tent")

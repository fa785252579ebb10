"""Misspelt words of limits, currencies, refusals and comparisons."""

from __future__ import annotations

import pytest

from language.expressions import Operator, PriceExpression, parse


@pytest.mark.parametrize(
    ("text", "op", "said"),
    [
        ("laptop less then 1000$", Operator.AT_MOST, "less then 1000$"),
        ("laptop undr 1000", Operator.AT_MOST, "undr 1000"),
        ("laptop under 500 dollers", Operator.AT_MOST, "under 500 dollers"),
        ("laptop bellow 500 please", Operator.AT_MOST, "bellow 500"),
        ("uner $500", Operator.AT_MOST, "uner $500"),
        ("moar then 500", Operator.AT_LEAST, "moar then 500"),
        ("not moar then 500", Operator.AT_MOST, "not moar then 500"),
        ("at moast 500", Operator.AT_MOST, "at moast 500"),
        ("at lest 500", Operator.AT_LEAST, "at lest 500"),
        ("upto 500", Operator.AT_MOST, "upto 500"),
        ("arround 500", Operator.ABOUT, "arround 500"),
        ("undr two hundred", Operator.AT_MOST, "undr two hundred"),
        ("budjet of 500", Operator.AT_MOST, "budjet of 500"),
        ("500 eruos", Operator.EQUAL, "500 eruos"),
        ("500一下", Operator.AT_MOST, "500一下"),
        ("五百一下的", Operator.AT_MOST, "五百一下"),
        ("500块已内", Operator.AT_MOST, "500块已内"),
        ("低与500", Operator.AT_MOST, "低与500"),
        ("500左佑", Operator.ABOUT, "500左佑"),
    ],
)
def test_a_misspelt_limit_is_read_and_keeps_its_place(text: str, op: Operator, said: str) -> None:
    [price] = [item for item in parse(text) if isinstance(item, PriceExpression)]

    assert (price.op, price.text) == (op, said)
    assert text[price.start : price.end] == said


def test_findings_after_a_misspelt_word_stand_where_they_were_typed() -> None:
    text = "lessthan 500, withuot bluetooth, not red"

    assert [(item.entity, item.text) for item in parse(text)] == [
        ("price", "lessthan 500"),
        ("negated", "bluetooth"),
        ("negated", "red"),
    ]
    assert all(text[item.start : item.end] == item.text for item in parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "asus 1000",
        "acer 500",
        "benq 27",
        "logitech 185",
        "cover 20",
        "hunter 500",
        "wander 500",
        "500大地色",
        "canon 80d",
        "air purifier",
        "hair dryer",
        "similiar items",
        "somthing funny",
    ],
)
def test_names_and_words_of_their_own_are_not_mended(text: str) -> None:
    assert parse(text) == []

"""From an expression to a Rasa entity and back."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from language.expressions import Operator, PriceExpression, from_entity, parse, phrasing

MESSAGES = [
    "laptops between $300 and 500 bucks",
    "at least 16 GB, under 2 kg",
    "compare the first two",
    "not samsung or apple",
    "the cheapest",
    "half the price",
    "the lighter one",
    "the one from yesterday",
    "上次看的那个",
    "forget the colour",
    "换个牌子",
    "-5元",
    "same budget",
    "5号电池",
    "exactly 16 GB",
]


@pytest.mark.parametrize("text", MESSAGES)
def test_an_entity_becomes_the_expression_it_was(text: str) -> None:
    found = parse(text)

    stored = json.loads(json.dumps([expression.as_entity() for expression in found]))

    assert found
    assert [from_entity(entity) for entity in stored] == found


@pytest.mark.parametrize("text", ["red or blue for my wife", "带键盘的和不带的都行，手机太慢了，"])
def test_joints_and_marks_become_entities_as_well(text):
    found = phrasing(text)

    assert len(found) > 1
    assert [from_entity(json.loads(json.dumps(item.as_entity()))) for item in found] == found


def test_a_price_keeps_its_exact_figures_and_the_currencies_it_may_mean() -> None:
    [found] = parse("under £0.1")

    read = from_entity(json.loads(json.dumps(found.as_entity())))

    assert isinstance(read, PriceExpression)
    assert (read.op, read.low, read.high, read.currencies) == (Operator.AT_MOST, None, Decimal("0.1"), ("GBP",))


@pytest.mark.parametrize(
    "entity",
    [
        {},
        {"entity": "product", "start": 0, "end": 6, "value": "laptop", "text": "laptop"},
        {"entity": "price"},
        {"entity": "price", "start": 0, "end": 3, "text": "300", "value": None},
        {"entity": "price", "start": 0, "end": 3, "text": "300", "value": {"op": "eq"}},
        {"entity": "price", "start": 0, "end": 3, "text": "300", "value": {"op": "near", "low": "3", "high": "3"}},
        {"entity": "price", "start": 0, "end": 3, "text": "300", "value": {"op": "eq", "price": {"low_cents": 300}}},
        {"entity": "ordinal", "start": 0, "end": 3, "text": "1st", "value": {"index": "first"}},
        {"entity": "ordinal", "start": None, "end": 3, "text": "1st", "value": {"index": 1}},
        {"entity": ["price"], "value": {}},
    ],
)
def test_what_is_no_expression_is_none(entity: dict[str, Any]) -> None:
    assert from_entity(entity) is None

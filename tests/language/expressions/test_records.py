"""From an expression to a Rasa entity and back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from language.expressions import Operator, PriceExpression, from_entity, parse
from language.money import PriceRange

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
]


@pytest.mark.parametrize("text", MESSAGES)
def test_an_entity_becomes_the_expression_it_was(text: str) -> None:
    found = parse(text)

    stored = json.loads(json.dumps([expression.as_entity() for expression in found]))

    assert found
    assert [from_entity(entity) for entity in stored] == found


def test_a_price_is_one_type_on_both_sides() -> None:
    [found] = parse("under £300")

    read = from_entity(found.as_entity())

    assert isinstance(read, PriceExpression)
    assert (read.op, read.price) == (Operator.AT_MOST, PriceRange(high_cents=30000, currency="GBP"))


@pytest.mark.parametrize(
    "entity",
    [
        {},
        {"entity": "product", "start": 0, "end": 6, "value": "laptop", "text": "laptop"},
        {"entity": "price"},
        {"entity": "price", "start": 0, "end": 3, "text": "300", "value": None},
        {"entity": "price", "start": 0, "end": 3, "text": "300", "value": {"op": "eq"}},
        {"entity": "price", "start": 0, "end": 3, "text": "300", "value": {"op": "near", "price": {}}},
        {"entity": "price", "start": 0, "end": 3, "text": "300", "value": {"op": "eq", "price": "300"}},
        {"entity": "ordinal", "start": 0, "end": 3, "text": "1st", "value": {"index": "first"}},
        {"entity": "ordinal", "start": None, "end": 3, "text": "1st", "value": {"index": 1}},
        {"entity": ["price"], "value": {}},
    ],
)
def test_what_is_no_expression_is_none(entity: dict[str, Any]) -> None:
    assert from_entity(entity) is None

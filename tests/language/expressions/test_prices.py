"""What the parser reads as money, and what it must not."""

from __future__ import annotations

from typing import Any

import pytest

from language.expressions import PriceExpression, parse
from language.money import PriceRange

NONE = None


def prices(text: str) -> list[PriceExpression]:
    return [expression for expression in parse(text) if isinstance(expression, PriceExpression)]


@pytest.mark.parametrize(
    ("text", "op", "low", "high", "currency"),
    [
        ("$500", "eq", 50000, 50000, "USD"),
        ("500 dollars", "eq", 50000, 50000, "USD"),
        ("a $19.99 mug", "eq", 1999, 1999, "USD"),
        ("US$80", "eq", 8000, 8000, "USD"),
        ("80 usd", "eq", 8000, 8000, "USD"),
        ("£20", "eq", 2000, 2000, "GBP"),
        ("twenty quid", "eq", 2000, 2000, "GBP"),
        ("€1,299.50", "eq", 129950, 129950, "EUR"),
        ("50 cents", "eq", 50, 50, "USD"),
        ("2 grand", "eq", 200000, 200000, None),
        ("under 500", "lte", NONE, 50000, None),
        ("a laptop under $800 please", "lte", NONE, 80000, "USD"),
        ("below 40 euros", "lte", NONE, 4000, "EUR"),
        ("less than 1,500 dollars", "lte", NONE, 150000, "USD"),
        ("up to £90", "lte", NONE, 9000, "GBP"),
        ("max 80", "lte", NONE, 8000, None),
        ("80 max", "lte", NONE, 8000, None),
        ("at most 500", "lte", NONE, 50000, None),
        ("no more than 500", "lte", NONE, 50000, None),
        ("nothing over £250", "lte", NONE, 25000, "GBP"),
        ("I don't want to spend more than 80", "lte", NONE, 8000, None),
        ("within 500", "lte", NONE, 50000, None),
        ("my budget is 500", "lte", NONE, 50000, None),
        ("budget of at most $500", "lte", NONE, 50000, "USD"),
        ("500 or less", "lte", NONE, 50000, None),
        ("cheaper than $500", "lte", NONE, 50000, "USD"),
        ("sub-$50 earbuds", "lte", NONE, 5000, "USD"),
        ("under a hundred", "lte", NONE, 10000, None),
        ("under two hundred and fifty dollars", "lte", NONE, 25000, "USD"),
        ("under 1.5k", "lte", NONE, 150000, None),
        ("over 300", "gte", 30000, NONE, None),
        ("at least $300", "gte", 30000, NONE, "USD"),
        ("from 300", "gte", 30000, NONE, None),
        ("not less than 300", "gte", 30000, NONE, None),
        ("$300 and up", "gte", 30000, NONE, "USD"),
        ("300+", "gte", 30000, NONE, None),
        ("around 40", "approx", 4000, 4000, None),
        ("roughly $40", "approx", 4000, 4000, "USD"),
        ("budget is about 40", "approx", 4000, 4000, None),
        ("$40 or so", "approx", 4000, 4000, "USD"),
        ("500ish", "approx", 50000, 50000, None),
        ("between 300 and 500", "between", 30000, 50000, None),
        ("between one hundred and two hundred", "between", 10000, 20000, None),
        ("from 300 to 500", "between", 30000, 50000, None),
        ("300-500", "between", 30000, 50000, None),
        ("$300-500", "between", 30000, 50000, "USD"),
        ("€50-€80 headphones", "between", 5000, 8000, "EUR"),
        ("300 to 500 dollars", "between", 30000, 50000, "USD"),
        ("1-2k", "between", 100000, 200000, None),
        ("¥2000", "eq", 200000, 200000, "CNY"),
        ("￥２０００", "eq", 200000, 200000, "CNY"),
        ("2000元", "eq", 200000, 200000, "CNY"),
        ("2000块钱", "eq", 200000, 200000, "CNY"),
        ("两千块", "eq", 200000, 200000, "CNY"),
        ("一百块", "eq", 10000, 10000, "CNY"),
        ("兩千塊", "eq", 200000, 200000, "CNY"),
        ("5块5", "eq", 550, 550, "CNY"),
        ("9块9包邮的手机壳", "eq", 990, 990, "CNY"),
        ("100美元", "eq", 10000, 10000, "USD"),
        ("50英镑", "eq", 5000, 5000, "GBP"),
        ("人民币300", "eq", 30000, 30000, "CNY"),
        ("3万", "eq", 3000000, 3000000, None),
        ("1.5k", "eq", 150000, 150000, None),
        ("两千五的手机", "eq", 250000, 250000, None),
        ("500以内", "lte", NONE, 50000, None),
        ("五百块以内", "lte", NONE, 50000, "CNY"),
        ("500以下的", "lte", NONE, 50000, None),
        ("不超过500", "lte", NONE, 50000, None),
        ("低于 500", "lte", NONE, 50000, None),
        ("不要超过￥400", "lte", NONE, 40000, "CNY"),
        ("最多五百", "lte", NONE, 50000, None),
        ("预算5000", "lte", NONE, 500000, None),
        ("预算改成三千", "lte", NONE, 300000, None),
        ("一千五以下", "lte", NONE, 150000, None),
        ("1万2以内", "lte", NONE, 1200000, None),
        ("500以上", "gte", 50000, NONE, None),
        ("至少500元", "gte", 50000, NONE, "CNY"),
        ("不低于300块", "gte", 30000, NONE, "CNY"),
        ("500左右", "approx", 50000, 50000, None),
        ("差不多两百块", "approx", 20000, 20000, "CNY"),
        ("预算五千左右", "approx", 500000, 500000, None),
        ("300到500", "between", 30000, 50000, None),
        ("300-500元之间", "between", 30000, 50000, "CNY"),
        ("在300和500之间", "between", 30000, 50000, None),
        ("3到5百", "between", 30000, 50000, None),
        ("两三百块", "between", 20000, 30000, "CNY"),
        ("八百多的显示器", "between", 80000, 90000, None),
        ("有没有 under 500 的 laptop", "lte", NONE, 50000, None),
        ("phone 500以内", "lte", NONE, 50000, None),
    ],
)
def test_money(text: str, op: str, low: int | None, high: int | None, currency: str | None) -> None:
    [price] = prices(text)

    assert (price.op.value, price.price) == (op, PriceRange(low, high, currency))
    assert not price.swapped
    assert not price.invalid


@pytest.mark.parametrize(
    "text",
    [
        "iPhone 7 case",
        "rtx 2060",
        "hp 364 ink",
        "2 pieces",
        "galaxy s9+",
        "iphone 12 pro max",
        "air max 90",
        "windows 10 or higher",
        "usb 3 or better",
        "4k monitor",
        "5g phone",
        "at least 4 stars",
        "over 20 players",
        "within 2 days",
        "laptops from 2019",
        "2019-2020",
        "call 555-1234-99",
        "24/7",
        "50% off",
        "version 1.2.3",
        "I <3 this",
        "tell me about 2",
        "under 2 kg",
        "一块手表",
        "一块看看",
        "千万不要红色的",
        "万一不合适呢",
        "三星",
        "第三个",
        "至少4个",
        "3岁以上",
        "360度",
        "一个人用",
    ],
)
def test_no_money(text: str) -> None:
    assert prices(text) == []


@pytest.mark.parametrize("text", ["between 500 and 300", "500-300", "500到300", "from $500 to $300"])
def test_swapped_ends_are_put_right_and_told(text: str) -> None:
    [price] = prices(text)

    assert (price.price.low_cents, price.price.high_cents, price.swapped) == (30000, 50000, True)


@pytest.mark.parametrize("text", ["-5", "under -5", "a price of -5", "-$5", "$-5", "预算-5", "-5元", "minus 5 dollars"])
def test_negative_money_is_invalid(text: str) -> None:
    [price] = prices(text)

    assert price.invalid
    assert -500 in (price.price.low_cents, price.price.high_cents)


def test_two_bounds_stay_two_expressions() -> None:
    found = [(price.op.value, price.price) for price in prices("over 300 but not above 450")]

    assert found == [("gte", PriceRange(30000, None)), ("lte", PriceRange(None, 45000))]


def test_span_covers_comparator_and_currency() -> None:
    text = "我想要 至少５００元 的手机"
    [price] = prices(text)

    assert price.text == "至少５００元"
    assert text[price.start : price.end] == price.text


def test_as_entity_is_plain_json() -> None:
    expected: dict[str, Any] = {
        "entity": "price",
        "start": 8,
        "end": 18,
        "text": "under $800",
        "value": {
            "op": "lte",
            "price": {"low_cents": None, "high_cents": 80000, "currency": "USD"},
            "swapped": False,
            "invalid": False,
        },
    }

    assert [expression.as_entity() for expression in parse("laptops under $800")] == [expected]

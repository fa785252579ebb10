"""What the parser reads as money, and what it must not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from language.expressions import PriceExpression, parse

NONE = None


def prices(text: str) -> list[PriceExpression]:
    return [expression for expression in parse(text) if isinstance(expression, PriceExpression)]


@pytest.mark.parametrize(
    ("text", "op", "low", "high", "currency"),
    [
        ("$500", "eq", 500, 500, "USD"),
        ("500 dollars", "eq", 500, 500, "USD"),
        ("a $19.99 mug", "eq", "19.99", "19.99", "USD"),
        ("US$80", "eq", 80, 80, "USD"),
        ("80 usd", "eq", 80, 80, "USD"),
        ("£20", "eq", 20, 20, "GBP"),
        ("twenty quid", "eq", 20, 20, "GBP"),
        ("below 4000 rs", "lte", NONE, 4000, "INR"),
        ("5000 rs.", "eq", 5000, 5000, "INR"),
        ("预算每份20", "lte", NONE, 20, None),
        ("at least 1999", "gte", 1999, NONE, None),
        ("€1,299.50", "eq", "1299.50", "1299.50", "EUR"),
        ("50 cents", "eq", "0.50", "0.50", "USD"),
        ("2 grand", "eq", 2000, 2000, None),
        ("under 500", "lte", NONE, 500, None),
        ("a laptop under $800 please", "lte", NONE, 800, "USD"),
        ("below 40 euros", "lte", NONE, 40, "EUR"),
        ("less than 1,500 dollars", "lte", NONE, 1500, "USD"),
        ("up to £90", "lte", NONE, 90, "GBP"),
        ("max 80", "lte", NONE, 80, None),
        ("80 max", "lte", NONE, 80, None),
        ("at most 500", "lte", NONE, 500, None),
        ("no more than 500", "lte", NONE, 500, None),
        ("nothing over £250", "lte", NONE, 250, "GBP"),
        ("I don't want to spend more than 80", "lte", NONE, 80, None),
        ("within 500", "lte", NONE, 500, None),
        ("my budget is 500", "lte", NONE, 500, None),
        ("budget of at most $500", "lte", NONE, 500, "USD"),
        ("500 or less", "lte", NONE, 500, None),
        ("cheaper than $500", "lte", NONE, 500, "USD"),
        ("sub-$50 earbuds", "lte", NONE, 50, "USD"),
        ("under a hundred", "lte", NONE, 100, None),
        ("under two hundred and fifty dollars", "lte", NONE, 250, "USD"),
        ("under 1.5k", "lte", NONE, 1500, None),
        ("over 300", "gte", 300, NONE, None),
        ("at least $300", "gte", 300, NONE, "USD"),
        ("from 300", "gte", 300, NONE, None),
        ("not less than 300", "gte", 300, NONE, None),
        ("$300 and up", "gte", 300, NONE, "USD"),
        ("300+", "gte", 300, NONE, None),
        ("around 40", "approx", 40, 40, None),
        ("roughly $40", "approx", 40, 40, "USD"),
        ("budget is about 40", "approx", 40, 40, None),
        ("$40 or so", "approx", 40, 40, "USD"),
        ("500ish", "approx", 500, 500, None),
        ("between 300 and 500", "between", 300, 500, None),
        ("between one hundred and two hundred", "between", 100, 200, None),
        ("from 300 to 500", "between", 300, 500, None),
        ("300-500", "between", 300, 500, None),
        ("$300-500", "between", 300, 500, "USD"),
        ("€50-€80 headphones", "between", 50, 80, "EUR"),
        ("300 to 500 dollars", "between", 300, 500, "USD"),
        ("1-2k", "between", 1000, 2000, None),
        ("¥2000", "eq", 2000, 2000, "CNY"),
        ("￥２０００", "eq", 2000, 2000, "CNY"),
        ("2000元", "eq", 2000, 2000, "CNY"),
        ("2000块钱", "eq", 2000, 2000, "CNY"),
        ("两千块", "eq", 2000, 2000, "CNY"),
        ("一百块", "eq", 100, 100, "CNY"),
        ("兩千塊", "eq", 2000, 2000, "CNY"),
        ("5块5", "eq", "5.50", "5.50", "CNY"),
        ("9块9包邮的手机壳", "eq", "9.90", "9.90", "CNY"),
        ("100美元", "eq", 100, 100, "USD"),
        ("50英镑", "eq", 50, 50, "GBP"),
        ("人民币300", "eq", 300, 300, "CNY"),
        ("3万", "eq", 30000, 30000, None),
        ("1.5k", "eq", 1500, 1500, None),
        ("两千五的手机", "eq", 2500, 2500, None),
        ("500以内", "lte", NONE, 500, None),
        ("五百块以内", "lte", NONE, 500, "CNY"),
        ("500以下的", "lte", NONE, 500, None),
        ("不超过500", "lte", NONE, 500, None),
        ("低于 500", "lte", NONE, 500, None),
        ("不要超过￥400", "lte", NONE, 400, "CNY"),
        ("最多五百", "lte", NONE, 500, None),
        ("预算5000", "lte", NONE, 5000, None),
        ("预算改成三千", "lte", NONE, 3000, None),
        ("一千五以下", "lte", NONE, 1500, None),
        ("1万2以内", "lte", NONE, 12000, None),
        ("500以上", "gte", 500, NONE, None),
        ("至少500元", "gte", 500, NONE, "CNY"),
        ("不低于300块", "gte", 300, NONE, "CNY"),
        ("500左右", "approx", 500, 500, None),
        ("差不多两百块", "approx", 200, 200, "CNY"),
        ("预算五千左右", "approx", 5000, 5000, None),
        ("300到500", "between", 300, 500, None),
        ("300-500元之间", "between", 300, 500, "CNY"),
        ("在300和500之间", "between", 300, 500, None),
        ("3到5百", "between", 300, 500, None),
        ("两三百块", "between", 200, 300, "CNY"),
        ("八百多的显示器", "between", 800, 900, None),
        ("有没有 under 500 的 laptop", "lte", NONE, 500, None),
        ("phone 500以内", "lte", NONE, 500, None),
        ("a watch under 0.1 million dollars", "lte", NONE, 100_000, "USD"),
        ("laptop under 0.002 million", "lte", NONE, 2000, None),
        ("a $1.5m watch", "eq", 1_500_000, 1_500_000, "USD"),
        ("two fifty max for a phone case", "lte", NONE, 250, None),
        ("laptop for a couple of hundred bucks", "approx", 200, 200, "USD"),
        ("under a couple hundred", "lte", NONE, 200, None),
        ("two hundred-ish", "approx", 200, 200, None),
        ("around 40ish", "approx", 40, 40, None),
        ("two or three hundred", "between", 200, 300, None),
        ("a hundred or two", "between", 100, 200, None),
        ("200-odd pounds", "between", 200, 300, "GBP"),
        ("mug under a fiver", "lte", NONE, 5, None),
        ("under a grand", "lte", NONE, 1000, None),
        ("two and a half grand", "eq", 2500, 2500, None),
        ("sub-500 phones", "lte", NONE, 500, None),
        ("60 tops", "lte", NONE, 60, None),
        ("no more than 2 pounds each", "lte", NONE, 2, "GBP"),
        ("10 quid limit", "lte", NONE, 10, "GBP"),
        ("1.000 dollar laptop max", "lte", NONE, 1000, "USD"),
        ("500 is my limit", "lte", NONE, 500, None),
        ("500 at the very most", "lte", NONE, 500, None),
        ("not a penny over 500", "lte", NONE, 500, None),
        ("in the region of 500", "approx", 500, 500, None),
        ("一两百块的耳机", "between", 100, 200, "CNY"),
        ("三四十万的表", "between", 300_000, 400_000, None),
        ("2、3百元的键盘", "between", 200, 300, "CNY"),
        ("2,3百元", "between", 200, 300, "CNY"),
        ("七、八千", "between", 7000, 8000, None),
        ("2-3百", "between", 200, 300, None),
        ("三十几元的杯子", "between", 30, 40, "CNY"),
        ("几百块的耳机", "between", 200, 1000, "CNY"),
        ("二百余元", "between", 200, 300, "CNY"),
        ("两百多块钱", "between", 200, 300, "CNY"),
        ("三十块多一点", "between", 30, 35, "CNY"),
        ("一百出头", "between", 100, 150, None),
        ("千儿八百的手机", "approx", 1000, 1000, None),
        ("百把块", "approx", 100, 100, "CNY"),
        ("五十来块", "approx", 50, 50, "CNY"),
        ("四千左右", "approx", 4000, 4000, None),
        ("小一千", "approx", 1000, 1000, None),
        ("上千块的", "gte", 1000, NONE, "CNY"),
        ("五百不到", "lte", NONE, 500, None),
        ("不到一千", "lte", NONE, 1000, None),
        ("撑死五百", "lte", NONE, 500, None),
        ("五百块打住", "lte", NONE, 500, "CNY"),
        ("三百五的包", "eq", 350, 350, None),
        ("一百二十的杯子", "eq", 120, 120, None),
        ("一块五以下的贺卡", "lte", NONE, "1.5", "CNY"),
        ("九块九的东西", "eq", "9.9", "9.9", "CNY"),
        ("九块九毛九", "eq", "9.99", "9.99", "CNY"),
        ("三毛五", "eq", "0.35", "0.35", "CNY"),
        ("5元5角", "eq", "5.5", "5.5", "CNY"),
        ("三块半", "eq", "3.5", "3.5", "CNY"),
        ("壹佰元", "eq", 100, 100, "CNY"),
        ("under two or three hundred", "lte", NONE, 300, None),
        ("三四百以内", "lte", NONE, 400, None),
        ("200 to 300 max", "between", 200, 300, None),
        ("15 or 20 dollars", "between", 15, 20, "USD"),
        ("i can stretch to 120", "lte", NONE, 120, None),
        ("at the very least 50", "gte", 50, NONE, None),
        ("手机一千多点", "between", 1000, 1500, None),
        ("十几二十块的数据线", "between", 10, 20, "CNY"),
        ("a tent for a garden, 80 and under", "lte", NONE, 80, None),
        ("2w以内的笔记本", "lte", NONE, 20_000, None),
        ("预算1.5w的电脑", "lte", NONE, 15_000, None),
        ("2w多的电脑", "between", 20_000, 30_000, None),
        ("2w元以内", "lte", NONE, 20_000, "CNY"),
        ("2w5的电脑", "eq", 25_000, 25_000, None),
    ],
)
def test_money(text: str, op: str, low: int | str | None, high: int | str | None, currency: str | None) -> None:
    [price] = prices(text)

    assert (price.op.value, price.low, price.high) == (op, *(end and Decimal(end) for end in (low, high)))
    assert next(iter(price.currencies), None) == currency
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
        "open 24/7",
        "a grand piano",
        "second half of the year",
        "4k monitor",
        "一千零一夜",
        "百事可乐",
        "covers about 4000 sq ft",
        "at least 500 square feet",
        "over 8000 BTU",
        "under 0.7 cu ft",
        "20w的充电器",
        "18w以内的充电头",
        "一块五花肉",
        "显卡 4060以上",
        "an rs232 cable",
        "100+ micron pouches",
        "at least 3 HDMI",
    ],
)
def test_no_money(text: str) -> None:
    assert prices(text) == []


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("under $50", {"USD", "CAD", "HKD"}),
        ("under 50 dollars", {"USD", "AUD", "SGD"}),
        ("CA$50", {"CAD"}),
        ("Canadian dollars", set()),
        ("50 Canadian dollars", {"CAD"}),
        ("¥3000", {"CNY", "JPY"}),
        ("JP¥3000", {"JPY"}),
        ("3000円以内", {"JPY"}),
        ("3000日元以内", {"JPY"}),
        ("五百块", {"CNY", "TWD"}),
        ("五百块人民币", {"CNY"}),
        ("5 dinars", {"KWD", "BHD"}),
        ("5 KWD", {"KWD"}),
        ("5第纳尔", {"KWD"}),
        ("99 cents", {"USD", "CAD"}),
        ("500 fils", {"KWD"}),
    ],
)
def test_a_sign_or_word_that_currencies_share_may_mean_each(text: str, currencies: set[str]) -> None:
    found = prices(text)

    assert {code for price in found for code in price.currencies} >= currencies
    assert len(currencies) != 1 or found[0].currencies[0] in currencies


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1,980 yen", "1980", "1980"),
        ("3万日元", "30000", "30000"),
        ("under 1.500 KWD", None, "1.500"),
        ("750 fils", "0.750", "0.750"),
        ("50 cents to 2 dollars", "0.50", "2"),
        ("1.5毛", "0.15", "0.15"),
    ],
)
def test_an_amount_is_kept_as_it_was_said(text: str, low: str | None, high: str | None) -> None:
    [price] = prices(text)

    assert (price.low, price.high, price.swapped) == (low and Decimal(low), high and Decimal(high), False)


@pytest.mark.parametrize("text", ["between 500 and 300", "500-300", "500到300", "from $500 to $300"])
def test_swapped_ends_are_put_right_and_told(text: str) -> None:
    [price] = prices(text)

    assert (price.low, price.high, price.swapped) == (300, 500, True)


@pytest.mark.parametrize("text", ["-5", "under -5", "a price of -5", "-$5", "$-5", "预算-5", "-5元", "minus 5 dollars"])
def test_negative_money_is_invalid(text: str) -> None:
    [price] = prices(text)

    assert price.invalid
    assert -5 in (price.low, price.high)


def test_two_bounds_stay_two_expressions() -> None:
    found = [(price.op.value, price.low, price.high) for price in prices("over 300 but not above 450")]

    assert found == [("gte", 300, None), ("lte", None, 450)]


def test_span_covers_comparator_and_currency() -> None:
    text = "我想要 至少５００元 的手机"
    [price] = prices(text)

    assert price.text == "至少５００元"
    assert text[price.start : price.end] == price.text


def test_as_entity_is_plain_json() -> None:
    expected: dict[str, Any] = {
        "entity": "price",
        "start": 8,
        "end": 25,
        "text": "under 1.50 dinars",
        "value": {
            "op": "lte",
            "low": None,
            "high": "1.50",
            "currencies": ["KWD", "BHD"],
            "swapped": False,
            "invalid": False,
            "is_too_much": False,
        },
    }

    assert [expression.as_entity() for expression in parse("laptops under 1.50 dinars")] == [expected]


@pytest.mark.parametrize(
    "text", ["别跟我推几千块的", "不要500块的", "don't show me $1000 ones", "anything but a 20 dollar one"]
)
def test_a_sum_that_is_refused_is_no_price_to_pay(text):
    assert not [item for item in parse(text) if isinstance(item, PriceExpression)]


@pytest.mark.parametrize("text", ["not more than 500 dollars", "别超过500块", "no more than $500", "no, 500 dollars"])
def test_a_limit_that_is_put_as_a_refusal_is_one(text):
    assert [item for item in parse(text) if isinstance(item, PriceExpression)]


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("$109 is a bit much", [(109, True)]),
        ("$109 is a bit much. Anything under 60?", [(109, True), (60, False)]),
        ("200 is more than I want to spend", [(200, True)]),
        ("109有点贵了 60以内有吗", [(109, True), (60, False)]),
        ("45太贵了", [(45, True)]),
    ],
)
def test_a_price_may_be_refused(text: str, prices: list[tuple[int, bool]]) -> None:
    found = [item for item in parse(text) if isinstance(item, PriceExpression)]

    assert [(item.high, item.is_too_much) for item in found] == prices
    assert all(item.low is None for item in found)

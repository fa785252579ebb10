"""What the shopper rules out, word for word."""

from __future__ import annotations

import pytest

from language.expressions import NegatedSpan, parse


def negated(text: str) -> list[str]:
    found = [constraint for constraint in parse(text) if isinstance(constraint, NegatedSpan)]
    assert all(text[constraint.start : constraint.end] == constraint.text for constraint in found)
    return [constraint.text for constraint in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not Samsung or Apple", ["Samsung", "Apple"]),
        ("not samsung, apple or hp please", ["samsung", "apple", "hp"]),
        ("neither HP nor Dell", ["HP", "Dell"]),
        ("no apple", ["apple"]),
        ("no apple products", ["apple"]),
        ("no green, no yellow", ["green", "yellow"]),
        ("anything but red", ["red"]),
        ("any brand except HP", ["HP"]),
        ("without bluetooth", ["bluetooth"]),
        ("other than Sony", ["Sony"]),
        ("Logitech instead of HP", ["HP"]),
        ("exclude refills and accessories", ["refills", "accessories"]),
        ("I don't want a touch screen", ["touch screen"]),
        ("I don’t like leather", ["leather"]),
        ("nothing from Targus", ["Targus"]),
        ("not the red one", ["red"]),
        ("remove the pink ones", ["pink"]),
        ("a non-leather wallet", ["leather"]),
        ("A3 rather than A4", ["A4"]),
        ("not red and under $50", ["red"]),
        ("must be leather, not plastic, I want it soon", ["plastic"]),
        ("not 三星", ["三星"]),
        ("不要苹果的", ["苹果"]),
        ("不要红色和黑色的", ["红色", "黑色"]),
        ("不要苹果、三星的手机", ["苹果", "三星"]),
        ("不要绿色也不要黄色", ["绿色", "黄色"]),
        ("除了三星", ["三星"]),
        ("除了三星和华为以外的手机", ["三星", "华为"]),
        ("除爱普生外都行", ["爱普生"]),
        ("不是塑料的", ["塑料"]),
        ("不要不锈钢的", ["不锈钢"]),
        ("不要HP", ["HP"]),
        ("不要 New Balance 的", ["New Balance"]),
        ("不要苹果,要三星", ["苹果"]),
        ("不要红色只要黑色", ["红色"]),
        ("别给我推荐塑料的", ["塑料"]),
        ("无线耳机不带麦克风", ["麦克风"]),
        ("苹果的不考虑", ["苹果"]),
        ("把粉色的去掉", ["粉色"]),
        ("三星除外", ["三星"]),
        ("不要蘋果的", ["蘋果"]),
    ],
)
def test_negated(text: str, expected: list[str]) -> None:
    assert negated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "no thanks",
        "not really",
        "not this one",
        "not interested in the third",
        "no more than 500",
        "not too expensive",
        "no, cheaper please",
        "no price limit",
        "why not",
        "I still have no idea",
        "white or silver, nothing else",
        "cannot",
        "notebook",
        "有没有蓝牙的",
        "要不要买",
        "是不是真的",
        "第一个带不带数据线",
        "不要太贵的",
        "不要超过500",
        "不要第二个",
        "不喜欢这个",
        "不要了",
        "不是",
        "没有了",
        "除了这个还有别的吗",
        "没问题",
    ],
)
def test_nothing_negated(text: str) -> None:
    assert negated(text) == []

"""Sizes and resolutions that go by several names."""

from __future__ import annotations

import pytest

from language.expressions import PriceExpression, SizeName, parse


def names(text: str) -> list[str]:
    """The name that each size is known by."""
    found = [item for item in parse(text) if isinstance(item, SizeName)]
    assert all(text[item.start : item.end] == item.text for item in found)
    return [item.names[0] for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AA batteries", ["AA"]),
        ("double a batteries", ["AA"]),
        ("5号电池", ["AA"]),
        ("有五号可充电电池没", ["AA"]),
        ("电池 7号的", ["AAA"]),
        ("a 4k tv", ["3840 x 2160"]),
        ("a mouse for a left handed person", ["left-handed"]),
        ("左撇子用的鼠标", ["left-handed"]),
        ("双人帐篷", ["2-person"]),
        ("27 inch monitor, 2560x1440 or 4k", ["2560 x 1440", "3840 x 2160"]),
        ("27寸显示器 2k 做设计用", ["2560 x 1440"]),
        ("1080p", ["1920 x 1080"]),
        ("full-hd", ["1920 x 1080"]),
        ("全高清电视", ["1920 x 1080"]),
        ("蓝牙5.0耳机", ["Bluetooth 5"]),
        ("安全座椅 0到4岁", ["ages 0"]),
        ("a wifi 6 router", ["Wi-Fi 6"]),
        ("wifi6e路由器", ["Wi-Fi 6E"]),
        ("1366*768", ["1366 x 768"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a puzzle for a 3 year old", "ages 3"),
        ("smth to keep 2yo busy", "ages 2"),
        ("my 6-year-old daughter", "ages 6"),
        ("toys, ages 4+", "ages 4"),
        ("shes turning 5 soon", "ages 5"),
        ("给3岁孩子的拼图", "ages 3"),
    ],
)
def test_the_age_of_a_child_is_named_as_products_name_it(text: str, expected: str) -> None:
    assert names(text) == [expected]


def test_what_is_for_somewhat_younger_children_will_do_as_well() -> None:
    (size,) = (item for item in parse("for a 6 year old") if isinstance(item, SizeName))

    assert {"ages 4", "aged 5", "6岁"} < set(size.names)
    assert not {"ages 3", "ages 7"} & set(size.names)


@pytest.mark.parametrize("text", ["my 30 year old brother", "3 years of warranty", "5 year warranty", "over the ages"])
def test_no_age_of_a_child(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["canon r6", "AAX", "第5号", "5号多少钱", "14k", "2 x 4"])
def test_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["under 4k", "预算2k", "2k左右", "$4k"])
def test_a_sum_is_no_resolution(text: str) -> None:
    assert names(text) == []
    assert any(isinstance(item, PriceExpression) for item in parse(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("内存条 32gx2", "2 x 32 GB"),
        ("ddr4 2x8gb kit", "2 x 8 GB"),
        ("2 x 16 GB", "2 x 16 GB"),
        ("支持4k60", "4K 60Hz"),
        ("a cable that does 4k at 60", "4K 60Hz"),
    ],
)
def test_kits_of_memory_and_rates_are_names(text, name):
    assert any(name in found.names for found in parse(text) if isinstance(found, SizeName))


def test_of_several_children_the_youngest_decides():
    said = [found for found in parse("for a 10 year old and a 6 year old") if isinstance(found, SizeName)]

    assert [found.text for found in said] == ["6 year old"]

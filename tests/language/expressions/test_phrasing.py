"""What joins the things of a message, and how each is meant."""

from __future__ import annotations

import pytest

from language.expressions import Joint, RoleMark, phrasing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in red or orange", [("or", "or")]),
        ("red, blue or green", [(", ", "or"), ("or", "or")]),
        ("red, blue and green", [(", ", "and"), ("and", "and")]),
        ("red and blue are both fine", [("and", "or"), ("are both fine", "each")]),
        ("red/blue", [("/", "or")]),
        ("logitech is fine too", [("is fine too", "also")]),
        ("logitech would do as well", [("would do as well", "also")]),
        ("a tent and a sleeping bag", [("and a", "and")]),
        ("a black or a white mouse", [("or a", "or")]),
        ("白色的也要一个", [("的也要一个", "more")]),
        ("I also need a blue one", [("also need", "more")]),
        ("between 300 and 500", []),
        ("500 or less", []),
        ("two or three hundred", []),
        ("红色或者蓝色", [("或者", "or")]),
        ("红色和蓝色都行", [("和", "or"), ("都行", "each")]),
        ("红色、蓝色都可以", [("、", "or"), ("都可以", "each")]),
        ("红色黑色都可以", [("都可以", "each")]),
        ("要么红色要么蓝色", [("要么", "or"), ("要么", "or")]),
        ("红色还是蓝色好", [("还是", "or")]),
        ("罗技也行", [("也行", "also")]),
        ("帐篷和睡袋", [("和", "and")]),
        ("算了还是买个电视吧", []),
        ("300和500之间", []),
    ],
)
def test_joints(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.text, item.kind.value) for item in phrasing(text) if isinstance(item, Joint)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("case for my iphone", [("for my", "fits", False)]),
        ("ink compatible with the MG5750", [("compatible with the", "fits", False)]),
        ("HP compatible ink", [("compatible", "fits", True)]),
        ("laptop with a camera", [("with a", "has", False)]),
        ("I'm looking for a bag", [("looking for", "wish", False)]),
        ("my computer is slow, I need an SSD", [("slow,", "trouble", False), ("need", "wish", False)]),
        ("适用于佳能MG5750的墨盒", [("适用于", "fits", False)]),
        ("iphone6s用的手机壳", [("用的", "fits", True)]),
        ("带键盘的保护套", [("带", "has", False)]),
        ("手机太慢了，想换个新的", [("太慢了，", "trouble", False), ("想换", "wish", False)]),
        ("给我推荐一下", [("推荐", "wish", False)]),
    ],
)
def test_roles(text: str, expected: list[tuple[str, str, bool]]) -> None:
    marks = [item for item in phrasing(text) if isinstance(item, RoleMark)]

    assert [(item.text, item.role.value, item.of_before) for item in marks] == expected
    assert all(text[item.start : item.end] == item.text for item in marks)

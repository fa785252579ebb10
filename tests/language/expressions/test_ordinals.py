"""References to the products shown."""

from __future__ import annotations

import pytest

from language.expressions import OrdinalReference, parse


def places(text: str) -> list[int]:
    return [constraint.index for constraint in parse(text) if isinstance(constraint, OrdinalReference)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the second one", [2]),
        ("2nd", [2]),
        ("second", [2]),
        ("number 3", [3]),
        ("number two", [2]),
        ("#2", [2]),
        ("option 4 please", [4]),
        ("the last one", [-1]),
        ("the second to last one", [-2]),
        ("compare the first and third", [1, 3]),
        ("first vs second", [1, 2]),
        ("the 1st and the 3rd one", [1, 3]),
        ("the first two", [1, 2]),
        ("the last two", [-2, -1]),
        ("compare 1 and 3", [1, 3]),
        ("which is better, 1 or 2", [1, 2]),
        ("contrast 1, 2 and 4 for me", [1, 2, 4]),
        ("tell me more about 2", [2]),
        ("not interested in the third", [3]),
        ("第二个", [2]),
        ("第2款", [2]),
        ("第十二个", [12]),
        ("最后一个", [-1]),
        ("倒数第二个", [-2]),
        ("前两个", [1, 2]),
        ("最后两款", [-2, -1]),
        ("第一个和第三个比较一下", [1, 3]),
        ("第1、3个", [1, 3]),
        ("3号多少钱", [3]),
        ("哪个更好，1还是3", [1, 3]),
        ("compare 一下第一和第三个", [1, 3]),
        ("the top one", [1]),
        ("the one at the top", [1]),
        ("the bottom one", [-1]),
        ("the one at the end of the list", [-1]),
        ("最上面那个", [1]),
        ("最下面的那款", [-1]),
        ("头一个", [1]),
    ],
)
def test_places(text: str, expected: list[int]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "first aid kit",
        "second hand laptop",
        "second-hand phone",
        "wait one second",
        "for the first time",
        "the first generation",
        "first of all",
        "my last one died",
        "last year",
        "the last two weeks",
        "phone number 55512345",
        "order number 12345",
        "the first list",
        "the last page",
        "top of the range",
        "a ring with a stone on top of it",
        "第一页",
        "第一批",
        "第一次来",
        "第三方卖家",
        "小一号的",
        "五号电池",
        "compare iphone 7 and 8",
        "三星",
    ],
)
def test_no_place(text: str) -> None:
    assert places(text) == []

"""Traditional characters written simply, each at its place."""

from __future__ import annotations

import pytest

from language.han import simplify


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("請問有沒有筆記本電腦", "请问有没有笔记本电脑"),
        ("藍牙耳機 under $50", "蓝牙耳机 under $50"),
        ("已经是简体", "已经是简体"),
        ("plain English", "plain English"),
        ("", ""),
    ],
)
def test_characters_keep_their_places(text, plain):
    assert simplify(text) == plain
    assert len(simplify(text)) == len(text)

"""What is Chinese in a text, and Traditional characters written simply, each at its place."""

from __future__ import annotations

import pytest

from language.han import cjk_part, contains_han, is_han, latin_part, simplify


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


def test_the_two_scripts_are_parted():
    text = "want 无线 mouse 鼠标"
    assert contains_han(text)
    assert not contains_han("mouse")
    assert cjk_part(text) == "无线 鼠标"
    assert latin_part(text) == "want mouse"


@pytest.mark.parametrize(
    ("text", "has", "only"), [("鼠标", True, True), ("HP 鼠标", True, False), ("HP", False, False), ("", False, False)]
)
def test_what_is_han(text, has, only):
    assert (contains_han(text), is_han(text)) == (has, only)

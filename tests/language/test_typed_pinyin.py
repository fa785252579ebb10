"""Pinyin typed instead of characters, and all that only looks like it."""

from __future__ import annotations

import pytest

from language.typed_pinyin import TypedPinyin, said_words

EXAMPLES = ["想买个蓝牙音箱", "我想买一个手机", "有没有便宜一点的", "不要罗技的", "笔记本电脑3000以内", "27寸的显示器"]
NAMES = [
    "蓝牙音箱",
    "空调",
    "键盘",
    "pan",
    "手机壳",
    "笔记本电脑",
    "耳机",
    "显示器",
    "罗技",
    "Huawei",
    "bose",
    "case",
    "iPhone",
]


@pytest.fixture(scope="module")
def pinyin():
    """What knows a shop and its shoppers."""
    return TypedPinyin(said_words(EXAMPLES), NAMES)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("xiang mai ge lanya yinxiang", "想买个蓝牙音箱"),
        ("shouji ke", "手机壳"),
        ("bijiben diannao 3000 yinei", "笔记本电脑 3000 以内"),
        ("you mei you erji", "有没有耳机"),
        ("xianshiqi 27cun", "显示器 27寸"),
        ("huawei shouji", "huawei 手机"),
        ("iphone shouji ke", "iphone 手机壳"),
        ("wo xiang mai yi ge shouji", "我想买一个手机"),
        ("kong tiao", "空调"),
        ("kong tiao jian pan", "空调键盘"),
        ("有没有 shouji ke", "有没有 手机壳"),
    ],
)
def test_pinyin_is_read_as_the_words_of_the_shop_and_its_shoppers(pinyin, typed, read):
    assert pinyin.read(typed) == read


@pytest.mark.parametrize(
    "text",
    [
        "can you",
        "bose",
        "pan",
        "can a pan",
        "a long fan",
        "delete my account",
        "mini case",
        "nike or puma",
        "I want a lemonade that is not too sweet",
        "how has the price of the gazebo moved over the year",
        "iPhone 6s",
        "MDR-V150",
        "笔记本电脑",
        "",
    ],
)
def test_what_is_english_a_name_or_a_model_stays(pinyin, text):
    assert pinyin.read(text) == text


def test_words_that_follow_one_another_are_counted_as_one_too():
    assert said_words(["蓝牙耳机"])["蓝牙耳机"] == 1
    assert said_words(["27寸 laptop"]) == {"寸": 1}

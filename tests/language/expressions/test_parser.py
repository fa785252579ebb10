"""The parser as a whole: findings together, their spans, and texts nobody planned for."""

from __future__ import annotations

import json
import random
from itertools import pairwise

import pytest

from language.expressions import parse

_EN = "under over not no without between and or first second last number compare any other brand forget the cheaper"
_HAN = "不要 除了 以内 以上 左右 到 第 二 个 三 千 万 块 元 便宜 最 贵 牌子 颜色 都行 不限 别的 苹果 米 寸 的 和 ， 。"
_SIGNS = "budget dollars GB inch max $ £ ¥ ￥ 500 -5 1,000 16 0.5 1.5k # - . , \" ' １２３ \x00 \u200b 😀 é İ ﬁ ½ ①"
WORDS = [*_EN.split(" "), *_HAN.split(" "), *_SIGNS.split(" "), "\n", "\ud83d"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a laptop under $800 with at least 16 GB, not HP or Dell",
            [("price", "under $800"), ("quantity", "at least 16 GB"), ("negated", "HP"), ("negated", "Dell")],
        ),
        (
            "想买一台两千块以内的笔记本，至少16GB内存，不要惠普的",
            [("price", "两千块以内"), ("quantity", "至少16GB"), ("negated", "惠普")],
        ),
        ("the second one is too expensive", [("ordinal", "second one"), ("relative", "too expensive")]),
        ("any brand except HP", [("drop", "any brand"), ("negated", "HP")]),
        ("有没有 under 500 的 laptop 不要HP", [("price", "under 500"), ("negated", "HP")]),
        ("how are you", []),
        ("", []),
        ("😀😀", []),
        ("<b>5</b>", []),
        ('/find_products{"price": 5}', []),
    ],
)
def test_findings_in_the_order_of_the_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.entity, item.text) for item in parse(text)] == expected


def assert_sound(text: str) -> None:
    found = parse(text)
    for finding in found:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert json.loads(json.dumps(finding.as_entity())) == finding.as_entity()
    spans = sorted({(finding.start, finding.end) for finding in found})
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize("seed", range(40))
def test_any_mixture_of_known_words_gives_sound_spans(seed: int) -> None:
    source = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(50):
        separator = source.choice(["", " ", "  "])
        assert_sound(separator.join(source.choices(WORDS, k=source.randrange(1, 25))))


@pytest.mark.parametrize("seed", range(10))
def test_any_characters_give_sound_spans(seed: int) -> None:
    source = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(50):
        assert_sound("".join(chr(source.randrange(0x3000 if source.random() < 0.7 else 0x110000)) for _ in range(60)))


@pytest.mark.parametrize(
    "unit",
    ["9", " ", "not ", "不要", "1 ", "1-", "the first and ", "forget the ", '1"', "under ", "a, ", "万", "$", "是"],
)
def test_ten_thousand_characters_of_anything_are_read(unit: str) -> None:
    assert_sound((unit * 10_000)[:10_000])

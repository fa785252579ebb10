"""Numbers in words, checked against cn2an, which writes Chinese ones."""

from __future__ import annotations

import random
import re
from decimal import Decimal

import cn2an
import pytest

from language.folders import languages
from language.numerals import Numerals

NUMERALS = Numerals(languages())
SCALES = (("百", 100), ("千", 1000), ("万", 10_000))


def numbers(count):
    """Numbers of all lengths up to eight digits, those with zeros inside among them."""
    generator = random.Random(20261129)  # noqa: S311  # numbers to read, no secret
    for _ in range(count):
        number = generator.randrange(1, 10 ** generator.randrange(1, 9))
        yield number if generator.random() < 0.5 else number // 100 * 100 + generator.randrange(1, 10)


def test_chinese_numbers_are_read_as_cn2an_writes_them():
    written = {cn2an.an2cn(number, "low"): number for number in (*range(1, 121), *numbers(3000))}

    assert {text: NUMERALS.read(text).value for text in written} == written


def test_figures_before_a_scale_are_read():
    written = {
        f"{number % 10_000}{scale}": number % 10_000 * value for number in numbers(300) for scale, value in SCALES
    }

    assert {text: NUMERALS.read(text).value for text in written} == written


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("1,500", 1500, None),
        ("1.5k", 1500, None),
        ("2 k", 2000, None),
        ("两千五", 2500, None),
        ("一百二", 120, None),
        ("一百零二", 102, None),
        ("1万2", 12000, None),
        ("五六百", 500, 600),
        ("三四十", 30, 40),
        ("two hundred and fifty", 250, None),
        ("a thousand", 1000, None),
        ("twenty-five", 25, None),
        ("three thousand two hundred", 3200, None),
    ],
)
def test_spoken_numbers(text, value, upper):
    numeral = NUMERALS.read(text)

    assert (numeral.value, numeral.upper) == (Decimal(value), upper and Decimal(upper))
    assert re.fullmatch(NUMERALS.source, text)


@pytest.mark.parametrize("text", ["", "and", "2.", "1.2.3", "hundredth", "a few"])
def test_what_is_no_number(text):
    assert not re.fullmatch(NUMERALS.source, text)

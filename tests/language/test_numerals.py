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
RANDOM = random.Random(20261129)  # noqa: S311  # numbers to read, no secret
LARGEST = 99_999_999


def numbers(count):
    """Numbers of all lengths, those with zeros inside among them."""
    for _ in range(count):
        number = RANDOM.randrange(1, 10 ** RANDOM.randrange(1, 9))
        yield number if RANDOM.random() < 0.5 else number // 100 * 100 + RANDOM.randrange(10)


@pytest.mark.parametrize("number", [*range(1, 121), *(n for n in numbers(2000) if 0 < n <= LARGEST)])
def test_chinese_numbers_are_read_as_cn2an_writes_them(number):
    written = cn2an.an2cn(number, "low")

    assert NUMERALS.read(written).value == number


@pytest.mark.parametrize("number", [n for n in numbers(300) if 0 < n <= LARGEST])
def test_figures_before_a_scale_are_read_as_cn2an_writes_them(number):
    written = cn2an.transform(f"{number}", "an2cn") if number < 10 else f"{number}万"

    assert NUMERALS.read(written).value == (number if number < 10 else number * 10_000)


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

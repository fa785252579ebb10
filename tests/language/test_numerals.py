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
        ("0.1 million", 100_000, None),
        ("2 hundred", 200, None),
        ("half a million", 500_000, None),
        ("two and a half thousand", 2500, None),
        ("three point five", "3.5", None),
        ("a couple of hundred", 200, None),
        ("a few hundred", 200, 500),
        ("several thousand", 3000, 10_000),
        ("five six hundred", 500, 600),
        ("thirty forty", 30, 40),
        ("two fifty", 250, None),
        ("twelve fifty", 1250, None),
        ("twenty nine ninety nine", "29.99", None),
        ("一两百", 100, 200),
        ("三四十万", 300_000, 400_000),
        ("十七八", 17, 18),
        ("一百二三十", 120, 130),
        ("一千五六", 1500, 1600),
        ("一万两三千", 12_000, 13_000),
        ("三五百", 300, 500),
        ("七八", 7, 8),
        ("几百", 200, 1000),
        ("大几千", 5000, 10_000),
        ("三十几", 30, 40),
        ("十几万", 100_000, 200_000),
        ("一百几十", 110, 200),
        ("千儿八百", 1000, None),
        ("百八十", 100, None),
        ("一百八十", 180, None),
        ("壹佰", 100, None),
        ("六点七", "6.7", None),
        ("三分之二", "0.666667", None),
        ("2w5", 25_000, None),
        ("1千5", 1500, None),
        ("1/4", "0.25", None),
        ("2 1/2", "2.5", None),
        ("2½", "2.5", None),
        ("¾", "0.75", None),
    ],
)
def test_spoken_numbers(text, value, upper):
    numeral = NUMERALS.read(text)

    assert (numeral.value, numeral.upper) == (Decimal(value), upper and Decimal(upper))
    assert re.fullmatch(NUMERALS.source, text)


@pytest.mark.parametrize(
    ("text", "vague", "partial", "elided"),
    [
        ("a couple hundred", True, False, False),
        ("万儿八千", True, False, False),
        ("half", False, True, False),
        ("two and a half", False, True, False),
        ("半", False, True, False),
        ("四分之一", False, True, False),
        ("3/8", False, True, False),
        ("三百五", False, False, True),
        ("三百五十", False, False, False),
        ("250", False, False, False),
    ],
)
def test_what_kind_of_number_it_is(text, vague, partial, elided):
    numeral = NUMERALS.read(text)

    assert (numeral.vague, numeral.partial, numeral.elided) == (vague, partial, elided)


@pytest.mark.parametrize(
    "text", ["", "and", "2.", "1.2.3", "hundredth", "a few", "几", "数", "24/7", "1/2/2026", "点五"]
)
def test_what_is_no_number(text):
    assert not re.fullmatch(NUMERALS.source, text)

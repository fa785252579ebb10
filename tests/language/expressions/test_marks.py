"""Numbers of messages with the marks of other countries, and marks that belong to the sentence."""

from __future__ import annotations

import random
import sys
import unicodedata

import pytest

from language.expressions import PriceExpression, QuantityExpression, parse
from language.money import minor_units


def amounts(text):
    """(low, high) of the prices in minor units (a bare number's in dollars'), and of the measures in base units."""
    found = parse(text)
    prices = [
        tuple(
            None if end is None else minor_units(end, next(iter(item.currencies), "USD"))
            for end in (item.low, item.high)
        )
        for item in found
        if isinstance(item, PriceExpression)
    ]
    return prices + [(item.min, item.max) for item in found if isinstance(item, QuantityExpression)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("under 1,299", None, 129900),
        ("1,299以内", None, 129900),
        ("under 1.299,00 euros", None, 129900),
        ("under 1.299 euros", None, 129900),
        ("€1.299", 129900, 129900),
        ("1.000 dollar laptop", 100000, 100000),
        ("1.299 JPY", 1299, 1299),
        ("1 299,00 €", 129900, 129900),
        ("a laptop under 1 299 euros", None, 129900),
        ("€ 1 299", 129900, 129900),
        ("under 1\u202f299 please", None, 129900),
        ("1\u00a0299 €以下", None, 129900),
        ("under 1'299", None, 129900),
        ("under 1’299 CHF", None, 129900),
        ("mugs under 5,50 €", None, 550),
        ("under 19,99 please", None, 1999),
        ("under Rs. 1,23,456", None, 12345600),
        ("under $.99", None, 99),
        ("３００元以内", None, 30000),
        ("under ٣٠٠", None, 30000),
        ("a mouse under ٣k", None, 300000),
        ("under १,२९९", None, 129900),
        ("1.299 to 1.599 euros", 129900, 159900),
        ("€1.299 - 1.599", 129900, 159900),
        ("between 1 299 and 1 500 euros", 129900, 150000),
        ("between 1,299 and 1,500", 129900, 150000),
        ("between 1,299 euros and 1,500 euros", 129900, 150000),
        ("1,299元到1,599元之间", 129900, 159900),
        ("under $1.299k", None, 129900),
        ("1.299万元以内", None, 1299000),
    ],
)
def test_prices_in_every_form(text, low, high):
    assert amounts(text) == [(low, high)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5 kg", 12500),
        ("12,5公斤", 12500),
        ("1.299 kg", 1299),
        ("1,299 g", 1299),
        ("0,33 l", 330),
        ("1,75米", 1.75),
        ("１．５米", 1.5),
        ("a ٥ litre pot", 5000),
    ],
)
def test_measures_in_every_form(text, value):
    assert amounts(text) == [(value, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 13, 14 or 15 inch laptop", [(14, 15)]),
        ("a 13,14 or 15 inch laptop", [(14, 15)]),
        ("between 100,200", [(10000, 20000)]),
        ("100,200之间", [(10000, 20000)]),
        ("100，200元之间", [(10000, 20000)]),
        ("under 500,16gb", [(None, 50000), (16, 16)]),
        ("预算5000，16g内存", [(None, 500000), (16, 16)]),
        ("less than 500, 16gb", [(None, 50000), (16, 16)]),
        ("under 300.", [(None, 30000)]),
        ("iphone 12 128 gb", [(128, 128)]),
        ("iphone 12 500 euros", [(50000, 50000)]),
        ("under 1.2.3", []),
        ("under 1,2345", []),
    ],
)
def test_marks_of_the_sentence_join_no_numbers(text, expected):
    assert amounts(text) == expected


def test_no_text_raises_and_every_character_keeps_its_place():
    generator = random.Random(20261204)  # noqa: S311  # messages to read, no secret
    figures = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in ("Nd", "No", "Nl")]
    others = [
        *"kKwgm万千百十亿一二两三五半零多块元毛斤米寸 .,'’，、。٬٫-~+$€¥%/\"\u00a0\u202f",
        "under ",
        "between ",
        " and ",
        *(
            "之间",
            "以内",
            "一下",
            "左右",
            "gb",
            "undr ",
            "less then ",
            "half ",
            "couple of hundred",
            " and a half",
            "not ",
            "-HP",
        ),
        *("½", "/", "w", "m", "4k", "x1080", "千儿八百", "分之", "米二", "块五", "同价位", "5号电池", "\ud83d"),
    ]
    for _ in range(3000):
        pieces = (generator.choice(generator.choice((figures, others, "0123456789"))) for _ in range(12))
        text = "".join(pieces)
        for found in parse(text):
            assert 0 <= found.start < found.end <= len(text), text

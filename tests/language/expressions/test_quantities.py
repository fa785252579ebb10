"""Numbers with units, normalised."""

from __future__ import annotations

import pytest

from language.expressions import PriceExpression, QuantityExpression, parse


def quantities(text: str) -> list[QuantityExpression]:
    return [found for found in parse(text) if isinstance(found, QuantityExpression)]


@pytest.mark.parametrize(
    ("text", "op", "low", "high", "unit"),
    [
        ("16 GB", "eq", 16, 16, "GB"),
        ("ssd 1tb", "eq", 1000, 1000, "GB"),
        ("2T硬盘", "eq", 2000, 2000, "GB"),
        ("16G内存", "eq", 16, 16, "GB"),
        ("128g storage", "eq", 128, 128, "GB"),
        ("500g of tea", "eq", 500, 500, "g"),
        ("at least 16 GB", "gte", 16, None, "GB"),
        ("16GB or more", "gte", 16, None, "GB"),
        ("16GB以上", "gte", 16, None, "GB"),
        ("至少要512G", "gte", 512, None, "GB"),
        ("8 to 16 GB", "between", 8, 16, "GB"),
        ("iphone 12 pro max 256gb", "eq", 256, 256, "GB"),
        ('a 15.6" laptop', "eq", 15.6, 15.6, "in"),
        ("15-inch", "eq", 15, 15, "in"),
        ("13 to 15 inches", "between", 13, 15, "in"),
        ("27寸以上", "gte", 27, None, "in"),
        ("15英寸", "eq", 15, 15, "in"),
        ("3m cable", "eq", 3, 3, "m"),
        ("3 米的网线", "eq", 3, 3, "m"),
        ("两米", "eq", 2, 2, "m"),
        ("150cm", "eq", 1.5, 1.5, "m"),
        ("22mm", "eq", 0.022, 0.022, "m"),
        ("10 ft", "eq", 3.048, 3.048, "m"),
        ("6' cable", "eq", 1.8288, 1.8288, "m"),
        ("under 2 kg", "lte", None, 2000, "g"),
        ("2公斤以下", "lte", None, 2000, "g"),
        ("lighter than 900 grams", "lte", None, 900, "g"),
        ("1.5 litres", "eq", 1500, 1500, "ml"),
        ("四五十升", "between", 40000, 50000, "ml"),
        ("500毫升", "eq", 500, 500, "ml"),
        ("10000 mah", "eq", 10000, 10000, "mAh"),
        ("2万毫安充电宝", "eq", 20000, 20000, "mAh"),
        ("65w charger", "eq", 65, 65, "W"),
        ("800瓦", "eq", 800, 800, "W"),
        ("144hz", "eq", 144, 144, "Hz"),
        ("4800万像素", "eq", 48, 48, "MP"),
        ("2 pieces", "eq", 2, 2, "pcs"),
        ("set of 6", "eq", 6, 6, "pcs"),
        ("10-pack", "eq", 10, 10, "pcs"),
        ("10片装", "eq", 10, 10, "pcs"),
        ("at least 4 ports", "gte", 4, None, "port"),
    ],
)
def test_quantity(text: str, op: str, low: float | None, high: float | None, unit: str) -> None:
    [quantity] = quantities(text)

    assert (quantity.op.value, quantity.min, quantity.max, quantity.unit) == (op, low, high, unit)
    assert not any(isinstance(found, PriceExpression) for found in parse(text))


@pytest.mark.parametrize(
    "text", ["5g phone", "3M tape", "2060ti", "1080p", "15 in black", 'the "rtx 2060" card', "mp3", "一件红色的T恤"]
)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == []

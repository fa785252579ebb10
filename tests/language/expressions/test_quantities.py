"""Numbers with units, normalised."""

from __future__ import annotations

import pytest

from language.expressions import PERSON, Operator, PriceExpression, QuantityExpression, parse


def quantities(text: str) -> list[QuantityExpression]:
    return [found for found in parse(text) if isinstance(found, QuantityExpression)]


@pytest.mark.parametrize(
    ("text", "op", "low", "high", "unit"),
    [
        ("16 GB", "eq", 16, 16, "GB"),
        ("ssd 1tb", "eq", 1000, 1000, "GB"),
        ("2T硬盘", "eq", 2000, 2000, "GB"),
        ("16G内存", "eq", 16, 16, "GB"),
        ("512固态", "eq", 512, 512, "GB"),
        ("128g storage", "eq", 128, 128, "GB"),
        ("手机 128g", "eq", 128, 128, "GB"),
        ("u盘 64g", "eq", 64, 64, "GB"),
        ("咖啡豆 250g", "eq", 250, 250, "g"),
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
        ("4 or more ports", "gte", 4, None, "port"),
        ("8 or more outlets", "gte", 8, None, ""),
        ("16gb ram at least", "gte", 16, None, "GB"),
        ("24 or 27 inch monitor", "between", 24, 27, "in"),
        ("2米或3米的网线", "between", 2, 3, "m"),
        ("a metre and a half", "eq", 1.5, 1.5, "m"),
        ("two metres and a half", "eq", 2.5, 2.5, "m"),
        ("2w毫安的充电宝", "eq", 20000, 20000, "mAh"),
        ("a tent that sleeps 2", "eq", 2, 2, "person"),
        ("a table seating six people", "eq", 6, 6, "person"),
        ("两个人的帐篷", "eq", 2, 2, "person"),
        ("能睡4个人的帐篷", "eq", 4, 4, "person"),
        ("7个口的集线器", "eq", 7, 7, "port"),
        ("at least 4 ports", "gte", 4, None, "port"),
        ("at least 3 usb ports", "gte", 3, None, "port"),
        ("a 1/4 inch hose", "eq", 0.25, 0.25, "in"),
        ("2½ inch", "eq", 2.5, 2.5, "in"),
        ("between 1/4 and 1/2 inch", "between", 0.25, 0.5, "in"),
        ("a two and a half metre cable", "eq", 2.5, 2.5, "m"),
        ("half a kilo of coffee", "eq", 500, 500, "g"),
        ("a quarter of an inch", "eq", 0.25, 0.25, "in"),
        ("three point five inches", "eq", 3.5, 3.5, "in"),
        ("两米半的线", "eq", 2.5, 2.5, "m"),
        ("两米六的沙发", "eq", 2.6, 2.6, "m"),
        ("一米八五的床", "eq", 1.85, 1.85, "m"),
        ("1米75", "eq", 1.75, 1.75, "m"),
        ("三斤半的", "eq", 1750, 1750, "g"),
        ("一斤二两", "eq", 600, 600, "g"),
        ("半斤装的茶叶", "eq", 250, 250, "g"),
        ("四分之一英寸", "eq", 0.25, 0.25, "in"),
        ("六点七英寸的手机", "eq", 6.7, 6.7, "in"),
        ("十寸", "eq", 10, 10, "in"),
        ("电视 43寸的", "eq", 43, 43, "in"),
        ("20w的充电器", "eq", 20, 20, "W"),
        ("65w以上", "gte", 65, None, "W"),
        ("3000 ANSI lumens", "eq", 3000, 3000, "lm"),
        ("3000流明以上", "gte", 3000, None, "lm"),
        ("1600 dpi mouse", "eq", 1600, 1600, "dpi"),
        ("24 megapixels", "eq", 24, 24, "MP"),
        ("60fps", "eq", 60, 60, "fps"),
        ("120帧", "eq", 120, 120, "fps"),
        ("六十分贝以下", "lte", None, 60, "dB"),
        ("20平米", "eq", 20, 20, "m2"),
        ("at least 100 sq ft", "gte", 9.290304, None, "m2"),
        ("under 1 cu ft", "lte", None, 28316.846592, "ml"),
        ("for a tall guy 6'4", "eq", 1.9304, 1.9304, "m"),
        ("6'4\" tall", "eq", 1.9304, 1.9304, "m"),
        ("a TV with at least 3 HDMI", "gte", 3, None, "port"),
        ("至少3个hdmi的电视", "gte", 3, None, "port"),
        ("显示器 2个hdmi 黑色", "eq", 2, 2, "port"),
        ("5个网口的交换机", "eq", 5, 5, "port"),
        ("a tent for 4, waterproof", "eq", 4, 4, "person"),
        ("2.4 GHz", "eq", 2_400_000_000, 2_400_000_000, "Hz"),
    ],
)
def test_quantity(text: str, op: str, low: float | None, high: float | None, unit: str) -> None:
    [quantity] = quantities(text)

    assert (quantity.op.value, quantity.min, quantity.max, quantity.unit) == (op, low, high, unit)
    assert not any(isinstance(found, PriceExpression) for found in parse(text))


def test_two_sizes_of_memory_stand_beside_a_plus():
    assert [(said.unit, said.min) for said in quantities("16+512的笔记本")] == [("GB", 16), ("GB", 512)]
    assert quantities("3+2的笔记本") == []


@pytest.mark.parametrize(
    ("text", "bare", "tolerance"),
    [
        ("16 GB memory", Operator.AT_LEAST, 0),
        ("256GB的手机", Operator.AT_LEAST, 0),
        ("5000毫安", Operator.AT_LEAST, 0),
        ("3000流明", Operator.AT_LEAST, 0),
        ("a 144hz monitor", Operator.AT_LEAST, 0),
        ("30分贝", Operator.AT_MOST, 0),
        ("1ms monitor", Operator.AT_MOST, 0),
        ("15.6 inch laptop", Operator.EQUAL, 0.02),
        ("3米的线", Operator.EQUAL, 0.02),
        ("a 65w charger", Operator.EQUAL, 0.05),
        ("exactly 16 GB", Operator.EQUAL, 0),
        ("刚好16G内存", Operator.EQUAL, 0),
        ("15.6 inch exactly", Operator.EQUAL, 0),
    ],
)
def test_what_a_measure_means_without_a_comparing_word(text: str, bare: Operator, tolerance: float) -> None:
    [quantity] = quantities(text)

    assert (quantity.op, quantity.bare, quantity.tolerance) == (Operator.EQUAL, bare, tolerance)


@pytest.mark.parametrize(
    "text",
    [
        "5g phone",
        "3M tape",
        "2060ti",
        "1080p",
        "15 in black",
        "one's black",
        'the "rtx 2060" card',
        "mp3",
        "一件红色的T恤",
    ],
)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_the_speed_of_a_network_is_no_storage():
    assert quantities("千兆路由器") == []


@pytest.mark.parametrize(
    "text", ["3 usb sticks", "4 hdmi cables", "2.5g网口", "a 10g switch", "mugs for 50", "3个usb盘"]
)
def test_what_follows_a_figure_need_not_be_its_unit(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("a dishwasher that is only 45 cm wide", ["width"]),
        ("宽度不能超过45公分", ["width"]),
        ("高度小于1米8的衣柜", ["height"]),
        ("宽45cm高1.8米的柜子", ["width", "height"]),
        ("a desk at least 120cm in width and 60 cm deep", ["width", "depth"]),
        ("a shelf no higher than 1.5m", ["height"]),
        ("a desk not wider than 120 cm", ["width"]),
        ("a 3m cable", [""]),
        ("a chair, i'm 6'3 and weigh 110 kg", [PERSON, PERSON]),
        ("a 24 inch wide monitor", [""]),
        ("a chair, i am 1.95m and 120 kg", [PERSON, PERSON]),
        ("我身高1米95,体重120公斤", [PERSON, PERSON]),
        ("a tripod under 2 kg", [""]),
    ],
)
def test_a_length_is_of_a_side_and_a_measure_may_be_of_a_person(text: str, of: list[str]) -> None:
    assert [said.of for said in quantities(text)] == of

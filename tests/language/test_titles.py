"""Measures in titles; what is a model's number, a limit or another thing's is none of the product's."""

import pytest

from language.titles import TitleMeasure, title_measures


def measures(title):
    return [(item.name, item.value, item.unit) for item in title_measures(title)]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("云纹实木床1.8米", [("size", 1.8, "m")]),
        ("Steel wok 30 cm", [("size", 0.3, "m")]),
        ("20寸登机箱", [("size", 20.0, "in")]),
        ("27英寸显示器", [("screen_size", 27.0, "in")]),
        ('Fogtown laptop 14" silver', [("screen_size", 14.0, "in")]),
        ('Fogtown monitor 61 cm (24")', [("screen_size", 24.0, "in")]),
        ("保温杯500ml", [("capacity", 500.0, "ml")]),
        ("Trail backpack 45L", [("capacity", 45000.0, "ml")]),
        ("东山大米2斤", [("weight", 1000.0, "g")]),
        ("绿茶酥 200克/4枚入", [("weight", 200.0, "g")]),
        ("毛巾3件装", [("pack_quantity", 3.0, None)]),
        ("纯棉四件套", [("pack_quantity", 4.0, None)]),
        ("Reusable ties (8-Pack)", [("pack_quantity", 8.0, None)]),
        ("电饭煲220V 800W", [("power", 800.0, "W"), ("voltage", 220.0, "V")]),
        ("20000mAh充电宝", [("battery_capacity", 20000.0, "mAh")]),
        ("野营帐篷3-4人", [("persons", 3.0, None), ("persons", 4.0, None)]),
        ("Two-room tent 2-person", [("persons", 2.0, None)]),
        ("云朵手机8GB+256GB", [("memory", 8.0, "GB"), ("storage", 256.0, "GB")]),
        ("云朵手机 8G+256G", [("memory", 8.0, "GB"), ("storage", 256.0, "GB")]),
        ("Fogtown PC 16 GB DDR4 512 GB SSD", [("memory", 16.0, "GB"), ("storage", 512.0, "GB")]),
        ("Patch cable 7ft 2.13 m", [("size", 2.1336, "m")]),
        ("小厨宝6.6L出水36L", [("capacity", 6600.0, "ml")]),
        ("14升燃气热水器【优于13L】", [("capacity", 14000.0, "ml")]),
    ],
)
def test_what_a_title_states(title, found):
    assert measures(title) == found


@pytest.mark.parametrize(
    "title",
    [
        "Fogtown 255 G7 notebook",
        "Fogtown Laser 1500L colour",
        "Fogtown 2009v lamp",
        "P-touch 2430PC",
        "Chassis 523L-410B",
        "5k-L power bank",
        "lens f/4.0L",
        "网线 5G",
        "适用1.5米床的床垫套",
        "Strap for a watch, fits watch 42mm",
        "Case for a 15 inch laptop",
        "满2件8折毛巾",
        "双人床1.5m*2m",
        "Rug 120 x 80 cm",
        "最大承重50kg书架",
        "Washing machine 6 kg",
        "Mug 11oz",
        "Adapter 3.5mm",
        "Tablet 2-in-1",
        "Paper A4 80 g/m²",
        "1 pc",
        "Two kettles of 1 L and 2 L",
        "Phone 128GB",
        "I can only please one person sign",
        "",
    ],
)
def test_what_is_none_or_could_be_of_two_things(title):
    assert measures(title) == []


def test_a_measure_is_a_plain_record():
    assert title_measures("保温杯500ml") == [TitleMeasure("capacity", 500.0, "ml")]

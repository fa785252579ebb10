import pytest

from shop.catalogue.records import AttributeRecord
from shop.importers.typed_values import measured_attribute, typed_attribute, weight


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("Memory", "16 GB", AttributeRecord("memory", 16.0, "GB")),
        ("Storage", "1TB", AttributeRecord("storage", 1000.0, "GB")),
        ("Screen Size", '15.6"', AttributeRecord("screen_size", 15.6, "in")),
        ("Screen size", "39.624 cm", AttributeRecord("screen_size", 15.6, "in")),
        ("Length", "150 cm", AttributeRecord("length", 1.5, "m")),
        ("Weight", "1.5 kg", AttributeRecord("weight", 1500.0, "g")),
        ("Diameter", "1/4 inch", AttributeRecord("diameter", 0.00635, "m")),
        ("Screen size", '2½"', AttributeRecord("screen_size", 2.5, "in")),
        ("Brightness", "3000 ANSI lumens", AttributeRecord("brightness", 3000.0, "lm")),
        ("Aspect", "16/9", AttributeRecord("aspect", "16/9")),
        ("Wireless", "Yes", AttributeRecord("wireless", True)),
        ("Wireless", "否", AttributeRecord("wireless", False)),
        ("Color", "Navy  blue", AttributeRecord("colour", "Navy blue")),
        ("Resolution", "1920 x 1080", AttributeRecord("resolution", "1920 x 1080")),
        ("Size", "40", AttributeRecord("size", "40")),
        ("Volume", "1.5 L", AttributeRecord("volume", 1500.0, "ml")),
        ("Volume", "1,5 l", AttributeRecord("volume", 1500.0, "ml")),
        ("Volume", "1.5 litres", AttributeRecord("volume", 1500.0, "ml")),
        ("Volume", "33 cl", AttributeRecord("volume", 330.0, "ml")),
        ("容量", "500毫升", AttributeRecord("容量", 500.0, "ml")),
        ("Weight", "2 lbs.", AttributeRecord("weight", 907.18474, "g")),
        ("Weight", "12 oz", AttributeRecord("weight", 340.194277, "g")),
        ("重量", "两 kg", AttributeRecord("重量", "两 kg")),
        ("重量", "1.5公斤", AttributeRecord("重量", 1500.0, "g")),
        ("Depth", "396 mm", AttributeRecord("depth", 0.396, "m")),
        ("Width", "12 inches", AttributeRecord("width", 0.3048, "m")),
        ("Length", "6 ft", AttributeRecord("length", 1.8288, "m")),
        ("Length", "2 yards", AttributeRecord("length", 1.8288, "m")),
        ("屏幕尺寸", "15.6英寸", AttributeRecord("屏幕尺寸", 15.6, "in")),
        ("Memory size", "16 GB", AttributeRecord("memory_size", 16.0, "GB")),
        ("Battery", "10,000 mAh", AttributeRecord("battery", 10000.0, "mAh")),
        ("Clock", "2.13 GHz", AttributeRecord("clock", 2130000000.0, "Hz")),
        ("Camera", "4800万像素", AttributeRecord("camera", "4800万像素")),
        ("Camera", "48 MP", AttributeRecord("camera", 48.0, "MP")),
        ("Weight", "1,500 kg", AttributeRecord("weight", "1,500 kg")),
        ("Pack", "6 pieces", AttributeRecord("pack", "6 pieces")),
        ("Network", "5G", AttributeRecord("network", "5G")),
        ("Load", "2 t", AttributeRecord("load", "2 t")),
        ("Note", "5 stars", AttributeRecord("note", "5 stars")),
    ],
)
def test_values_get_their_type_and_the_units_of_the_shop(label, text, expected):
    assert typed_attribute(label, text) == expected


@pytest.mark.parametrize("label", ["Size", "Sizes", "US Size", "Shoe size", "Größe", "Schuhgröße", "Taille", "尺码"])
@pytest.mark.parametrize("text", ["8 M", "8 W", "8 m", "10 L", "12 g"])
def test_a_letter_beside_a_size_is_no_unit(label, text):
    assert typed_attribute(label, text).value == text


@pytest.mark.parametrize("label", ["Size", "size", "Größe", "尺码", "EU_size"])
def test_a_size_by_itself_is_never_a_measure(label):
    assert typed_attribute(label, "11oz").value == "11oz"


@pytest.mark.parametrize(
    ("name", "number", "unit", "expected"),
    [
        ("capacity", 1.7, "l", AttributeRecord("capacity", 1700.0, "ml")),
        ("capacity", 1.7, "L", AttributeRecord("capacity", 1700.0, "ml")),
        ("storage", 2, "TB", AttributeRecord("storage", 2000.0, "GB")),
        ("width", 45.0, "mm", AttributeRecord("width", 0.045, "m")),
        ("length", 6.0, "in", AttributeRecord("length", 0.1524, "m")),
        ("screen_size", 39.624, "cm", AttributeRecord("screen_size", 15.6, "in")),
        ("load", 1704.0, "kg", AttributeRecord("load", 1704000.0, "g")),
        ("pack_quantity", 6.0, "pcs", AttributeRecord("pack_quantity", 6.0)),
        ("brightness", 250.0, "cd/m2", AttributeRecord("brightness", 250.0, "cd/m2")),
        ("ratio", 1.5, None, AttributeRecord("ratio", 1.5)),
        ("clock", 1e305, "GHz", AttributeRecord("clock", 1e305, "GHz")),
    ],
)
def test_a_number_with_its_unit_apart_comes_into_the_base_unit(name, number, unit, expected):
    assert measured_attribute(name, number, unit) == expected


def test_an_empty_label_or_value_is_no_property():
    assert typed_attribute("", "red") is None
    assert typed_attribute("Colour", "  ") is None


def test_a_weight_of_zero_is_not_known():
    assert weight("0", "g") is None
    assert weight("2", "kg") == AttributeRecord("weight", 2000.0, "g")


def test_a_share_in_chinese_is_written_in_one_way():
    assert typed_attribute("材质", "100% 棉") == typed_attribute("材质", "100%棉") == AttributeRecord("材质", "100%棉")
    assert typed_attribute("material", "100% cotton") == AttributeRecord("material", "100% cotton")

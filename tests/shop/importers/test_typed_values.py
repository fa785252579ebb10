import pytest

from shop.catalogue.records import AttributeRecord
from shop.importers.typed_values import typed_attribute, weight


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("Memory", "16 GB", AttributeRecord("memory", 16.0, "GB")),
        ("Storage", "1TB", AttributeRecord("storage", 1000.0, "GB")),
        ("Screen Size", '15.6"', AttributeRecord("screen_size", 15.6, "in")),
        ("Screen size", "39.624 cm", AttributeRecord("screen_size", 15.6, "in")),
        ("Length", "150 cm", AttributeRecord("length", 1.5, "m")),
        ("Weight", "1.5 kg", AttributeRecord("weight", 1500.0, "g")),
        ("Wireless", "Yes", AttributeRecord("wireless", True)),
        ("Wireless", "否", AttributeRecord("wireless", False)),
        ("Color", "Navy  blue", AttributeRecord("colour", "Navy blue")),
        ("Resolution", "1920 x 1080", AttributeRecord("resolution", "1920 x 1080")),
        ("Size", "40", AttributeRecord("size", "40")),
    ],
)
def test_values_get_their_type_and_the_units_of_the_shop(label, text, expected):
    assert typed_attribute(label, text) == expected


def test_an_empty_label_or_value_is_no_property():
    assert typed_attribute("", "red") is None
    assert typed_attribute("Colour", "  ") is None


def test_a_weight_of_zero_is_not_known():
    assert weight("0", "g") is None
    assert weight("2", "kg") == AttributeRecord("weight", 2000.0, "g")

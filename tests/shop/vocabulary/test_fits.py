from __future__ import annotations

from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.vocabulary.fits import fitted


def product(title, description="", **attributes):
    records = tuple(AttributeRecord(name, value) for name, values in attributes.items() for value in values)
    return ProductRecord("toy", title, title, (), 1, "USD", description=description, attributes=records)


def test_properties_titles_and_descriptions_say_what_fits():
    item = product("Toner for LaserJet 1300", "Also fits the P2055.", compatibility=["Designjet 5000", "5500"])
    assert fitted(item) == ["designjet 5000", "designjet 5500", "laserjet 1300", "the p2055"]
    assert fitted(product("手机壳 适用于iPhone 6s")) == ["iphone 6s"]


def test_what_a_product_is_it_does_not_fit():
    item = product("Apple iPhone 6s 32GB", "The screen replaces the iPhone 6. A case for iPhone 6s is sold apart.")
    assert fitted(item) == ["the iphone 6"]


def test_most_products_fit_nothing():
    assert fitted(product("Red mug", "A cup of ceramic.", colour=["red"])) == []

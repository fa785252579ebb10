"""A product's properties as a shopper reads them."""

from __future__ import annotations

import pytest

from guide.answering.facts import attribute_label, attribute_value, short_facts, telling_first


@pytest.mark.parametrize(
    ("name", "value", "unit", "language", "text"),
    [
        ("memory", 16.0, "GB", "en", "16 GB"),
        ("screen_size", 15.6, "in", "en", "15.6″"),
        ("pack_quantity", 12.0, None, "en", "12 pcs"),
        ("pack_quantity", 12.0, None, "zh", "12 件"),
        ("weight", 1234567.0, "g", "en", "1234.567 kg"),
        ("capacity", 1500.0, "ml", "zh", "1.5 L"),
        ("storage", 2048.0, "GB", "en", "2 TB"),
        ("ratio", 1.5, None, "en", "1.5"),
        ("touchscreen", True, None, "en", "yes"),
        ("touchscreen", False, None, "zh", "否"),
        ("also_in", "mugs", None, "zh", "马克杯"),
        ("colour", "black", None, "en", "black"),
        ("colour", "Black", None, "zh", "黑色"),
        ("colour", "Midnight Blue", None, "zh", "Midnight Blue"),
        ("processor", "Intel Core i5", None, "en", "Intel Core i5"),
        ("cover", "x" * 70, None, "en", "x" * 59 + "…"),
    ],
)
def test_a_value_is_written_with_its_unit_in_the_shoppers_words(services, name, value, unit, language, text):
    assert attribute_value(name, value, unit, services.vocabulary, language) == text


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [("memory", "en", "Memory"), ("memory", "zh", "内存"), ("battery_life", "en", "Battery life")],
)
def test_a_property_has_a_name(services, name, language, label):
    assert attribute_label(name, services.vocabulary, language) == label


def test_the_most_telling_come_first(uow, product_id):
    laptop = uow.products.get(product_id("hp-elite"))

    assert [item.name for item in telling_first(laptop.attributes)] == ["screen_size", "memory", "storage", "colour"]


def test_a_card_has_a_few_facts_and_names_a_yes(services, uow, product_id):
    omen = uow.products.get(product_id("hp-omen"))

    assert short_facts(omen, services.vocabulary, "en") == ["15.6″", "16 GB", "red"]
    assert short_facts(omen, services.vocabulary, "zh", limit=3) == ["15.6″", "16 GB", "红色"]
    assert short_facts(uow.products.get(product_id("thing")), services.vocabulary, "en") == []

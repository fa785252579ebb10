"""Tags: which are properties, which are words to choose by, and which are none of a shopper's business."""

from __future__ import annotations

import pytest

from shop.catalogue.records import TAG, AttributeRecord
from shop.importers.tags import tags


@pytest.mark.parametrize(
    ("tag", "name", "value"),
    [
        ("women", "gender", "women"),
        ("Black", "colour", "Black"),
        ("linen", "material", "linen"),
        ("striped", "pattern", "striped"),
        ("纯棉", "material", "纯棉"),
        ("Color: red", "colour", "red"),
        ("Size_XL", "size", "XL"),
        ("Material:Oak", "material", "Oak"),
        ("Bedroom", TAG, "Bedroom"),
        ("home office", TAG, "home office"),
        ("cruelty-free", TAG, "cruelty-free"),
        ("Déco", TAG, "Déco"),
        ("送礼", TAG, "送礼"),
    ],
)
def test_a_word_is_the_property_that_it_is_a_value_of_or_else_a_tag(tag, name, value):
    assert tags(tag) == (AttributeRecord(name, value),)


@pytest.mark.parametrize(
    "tag",
    [
        *("_label:new", "_badge", "__with", "YGroup", "spo-default", "badge:new", "filter_x_1", "SS20", "2024-05-01"),
        *("1234567", "sale", "On Sale", "New arrivals", "bestseller", "clearance", "新品", "n/a", "A1-77", ""),
    ],
)
def test_ids_days_codes_and_sales_are_no_tags(tag):
    assert tags(tag) == ()


def test_a_list_is_parted_by_any_mark_and_says_nothing_twice():
    found = tags("Garden, Wood; garden|Wood，&amp;, Tom &amp; Jerry")
    assert [item.value for item in found] == ["Garden", "Wood", "garden", "Tom & Jerry"]

"""Brands and heads of titles as shops write them."""

import pytest

from language.shop_words import brand_names, title_brand, title_head


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Oak table with drawer, 120 cm", "oak table"),
        ("月牙（Crescent）【新款】台灯（大号）", "台灯"),
        ("【新款】月牙台灯", "月牙台灯"),
        ("", ""),
    ],
)
def test_the_head_of_a_title(title, head):
    assert title_head(title) == head


@pytest.mark.parametrize(
    ("title", "brand"),
    [
        ("月牙（Crescent）台灯", "月牙（Crescent）"),
        ("月牙(Crescent & Co) 台灯", "月牙(Crescent & Co)"),
        ("台灯（大号）", None),
        ("Crescent 台灯", None),
    ],
)
def test_a_brand_in_both_scripts_at_the_beginning_of_a_title(title, brand):
    assert title_brand(title) == brand


def test_the_names_of_a_brand():
    assert brand_names("月牙（Crescent）") == ["月牙（Crescent）", "月牙", "Crescent"]
    assert brand_names("Crescent") == ["Crescent"]

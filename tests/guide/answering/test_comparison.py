"""Products side by side."""

from __future__ import annotations

import pytest

from guide.answering.comparison import comparison


@pytest.fixture
def table(shop, wording, product_id):
    """What compares products of the small shop by their keys."""

    def compare(*keys, language="en"):
        return comparison(shop.products([product_id(key) for key in keys]), wording(language))

    return compare


def test_price_and_brand_come_first_then_what_differs(table):
    rows = table("hp-250", "hp-elite").rows

    assert [(row.label, row.values, row.differs) for row in rows] == [
        ("Price", ["$399.00", "$999.00"], True),
        ("Brand", ["HP", "HP"], False),
        ("Memory", ["8 GB", "16 GB"], True),
        ("Screen size", ["15.6″", "15.6″"], False),
        ("Colour", ["black", "black"], False),
        ("Storage", [None, "512 GB"], True),
    ]


def test_what_only_one_product_states_is_left_out_and_what_two_of_three_state_stays(table):
    labels = {row.label: row.values for row in table("hp-250", "hp-omen", "dell-xps").rows}

    assert labels["Touchscreen"] == [None, "yes", "yes"]
    four = {row.label for row in table("hp-250", "hp-omen", "dell-xps", "hp-elite").rows}
    assert "Touchscreen" in four
    assert "Storage" not in four


def test_products_of_different_departments_share_price_and_brand_only(table):
    rows = table("laser", "red-mug").rows

    assert [(row.label, row.values) for row in rows] == [
        ("Price", ["$159.00", "≈ $3.69 (£2.95)"]),
        ("Brand", ["Brother", None]),
    ]


def test_a_comparison_speaks_chinese(table):
    rows = table("hp-250", "dell-in", language="zh").rows

    assert [row.label for row in rows[:2]] == ["价格", "品牌"]
    assert {"内存", "颜色"} <= {row.label for row in rows}


def test_the_products_stand_in_the_order_asked_for(table, product_id):
    keys = ["lenovo", "hp-250", "dell-xps", "hp-elite"]
    made = table(*keys)

    assert [product.id for product in made.products] == [product_id(key) for key in keys]
    assert all(len(row.values) == 4 for row in made.rows)

"""Cells that name several categories: which is the product's own, and which it stands in beside."""

from __future__ import annotations

import pytest

from shop.catalogue.records import AttributeRecord
from shop.importers.categories import CategoryReader, listed


@pytest.mark.parametrize(
    ("cell", "categories"),
    [
        ("Boys; Shirts; New", ["Boys", "Shirts", "New"]),
        ("Boys|Shirts", ["Boys", "Shirts"]),
        ("Home > Garden, Sport > Balls", ["Home > Garden", "Sport > Balls"]),
        ("Home > Sofas, chairs", ["Home > Sofas, chairs"]),
        ("Jackets, coats and vests", ["Jackets, coats and vests"]),
        ("Boys; Jackets,coats", ["Boys", "Jackets,coats"]),
        ("Home &amp; Garden", ["Home & Garden"]),
        ("  ", []),
    ],
)
def test_a_cell_is_parted_where_it_names_several(cell, categories):
    assert listed(cell) == categories


def test_where_a_program_parts_by_commas_it_marks_those_of_names():
    assert listed(r"Clothing > Hoodies, Sofas\, chairs", by_commas=True) == ["Clothing > Hoodies", "Sofas, chairs"]


@pytest.mark.parametrize(
    ("texts", "own", "others"),
    [
        (["Boys", "Shirts"], ("boys",), ["shirts"]),
        (["Sale", "Shirts", "Boys"], ("shirts",), ["boys"]),
        (["Home", "Home > Lamps", "Gifts > For her"], ("home", "home.lamps"), ["gifts", "gifts.for-her"]),
        (["Sale"], ("sale",), []),
        ([], (), []),
    ],
)
def test_the_deepest_that_says_what_it_is_is_the_products_own(texts, own, others):
    reader = CategoryReader()
    assert reader.places(texts) == (own, tuple(AttributeRecord("also_in", key) for key in others))
    assert {category.key for category in reader.take_new()} == {*own, *others}

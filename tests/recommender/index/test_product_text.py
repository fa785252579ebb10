"""What of a product becomes search words."""

from __future__ import annotations

import pytest

from recommender.index.product_text import lexical_words
from shop.catalogue.records import ProductRecord


@pytest.mark.parametrize(
    ("title", "brand", "times"),
    [
        ("Logitech M185 mouse", "Logitech", 2),
        ("M185 mouse", "Logitech", 1),
        ("罗技无线鼠标", "罗技", 2),
        ("无线鼠标", "罗技", 1),
        ("Mouse", None, 0),
    ],
)
def test_a_brand_weighs_as_its_title_says_it(title, brand, times):
    words = lexical_words(ProductRecord("s", "1", title, (), None, "USD", brand=brand))
    assert sum(word in ("logitech", "罗技") for word in words) == times

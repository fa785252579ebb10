"""The words for brands, from the brands of products and what CC-CEDICT calls them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from language.chinese_dictionary import chinese_words_by_proper_name
from language.shop_words import brand_names, is_no_brand
from shop.catalogue.records import TermKind, TermRecord


def brand_terms(brands: Mapping[str, int], products: int, shop_names: Collection[str]) -> Iterator[TermRecord]:
    """Yield the words for brands that tell products apart: no "Vendor", nor the shop itself or what all products have.

    Args:
        brands: how many products each has.
        products: how many there are.
        shop_names: what the shop is called.
    """
    own = {name.casefold() for name in shop_names}
    for brand, count in brands.items():
        if count < products and brand.casefold() not in own and not is_no_brand(brand):
            for name in brand_names(brand):
                yield TermRecord(TermKind.BRAND, brand, "any", name)
            for word in chinese_words_by_proper_name().get(brand.casefold(), ()):
                yield TermRecord(TermKind.BRAND, brand, "zh", word)

"""The words for brands, from the brands of products: their own names, and those that people give them in Chinese."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from language.chinese_dictionary import chinese_names_of_makers
from language.shop_words import brand_names, is_no_brand
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.taxonomy import Taxonomy


def brand_terms(
    brands: Mapping[str, int], products: int, shop_names: Collection[str], taxonomy: Taxonomy
) -> Iterator[TermRecord]:
    """Yield the words for brands that tell products apart: no "Vendor", nor the shop itself or what all products have.

    Args:
        brands: how many products each has.
        products: how many there are.
        shop_names: what the shop is called.
        taxonomy: knows what people call some brands.
    """
    own = {name.casefold() for name in shop_names}
    for brand, count in brands.items():
        if count < products and brand.casefold() not in own and not is_no_brand(brand):
            names = brand_names(brand)
            for name in names:
                yield TermRecord(TermKind.BRAND, brand, "any", name)
            for name in dict.fromkeys(word for own_name in names for word in _chinese(own_name, taxonomy)):
                yield TermRecord(TermKind.BRAND, brand, "zh", name)


def _chinese(name: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    return (*taxonomy.brand_names(name), *chinese_names_of_makers().get(name.casefold(), ()))

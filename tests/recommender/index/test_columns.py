"""Filters are exact: compared with a plain reading of the contract on random catalogues and random filters."""

from __future__ import annotations

import random

import pytest

from language.money import PriceRange
from recommender.contract import AttributeFilter, Comparison, Filters
from recommender.errors import UnknownProductError
from recommender.index.columns import CatalogueColumns
from recommender.index.offers import Offers
from shop.catalogue.records import AttributeRecord
from shop.pricing import offers
from tests.recommender.toy_shop import NOW, RATES, product

PATHS = [("a", "b", "c"), ("a", "b", "d"), ("a", "e"), ("f",), ()]
BRANDS = ["HP", "Dell", "İpek", None]
VALUES = [4.0, 8.0, 8.5, "Black", "black", "RED", "8", True, False]
UNITS = ["GB", "in", None]


def random_attribute(draw):
    value = draw.choice(VALUES)
    return AttributeRecord(draw.choice("xyz"), value, draw.choice(UNITS) if isinstance(value, float) else None)


def random_product(draw, product_id):
    return product(
        product_id,
        "title",
        draw.choice(PATHS),
        draw.choice([None, 0, 100, 200, 300]),
        currency=draw.choice(["USD", "EUR"]),
        brand=draw.choice(BRANDS),
        stock=draw.choice([None, 0, 3]),
        attributes=tuple(random_attribute(draw) for _ in range(draw.randint(0, 4))),
    )


def test_what_stands_in_a_category_beside_its_own_is_in_it():
    also = tuple(AttributeRecord("also_in", key) for key in ("sets", "a"))
    columns = CatalogueColumns.build(
        [product(1, "x", ("f",), 100, attributes=also), product(2, "y", ("a", "e"), 100), product(3, "z", (), 100)]
    )

    def ids(**filters):
        return columns.ids[columns.mask(Filters(**filters))].tolist()

    assert ids(categories=("a",)) == [1, 2]
    assert ids(categories=("sets",)) == [1]
    assert ids(not_categories=("sets",)) == [2, 3]
    assert columns.category_keys(0) == ["f"]


def some(draw, choices):
    return tuple(draw.sample(choices, draw.choice([0, 0, 0, 1, 2])))


def random_price(draw):
    return PriceRange(draw.choice([None, 0, 110, 250]), draw.choice([None, 0, 200, 220]))


def random_filters(draw):
    attributes = [random_attribute(draw) for _ in range(draw.choice([0, 0, 1, 2]))]
    return Filters(
        categories=some(draw, ["a", "b", "c", "e", "f", "nothing"]),
        not_categories=some(draw, ["b", "d", "nothing"]),
        brands=some(draw, ["hp", "DELL", "nobody"]),
        not_brands=some(draw, ["Hp", "İPEK"]),
        price=draw.choice([None, random_price(draw), random_price(draw)]),
        attributes=tuple(AttributeFilter(a.name, draw.choice(list(Comparison)), a.value, a.unit) for a in attributes),
        in_stock=draw.choice([True, False]),
        exclude_ids=some(draw, [1, 2, 3, 999]),
    )


def same(value, wanted):
    if isinstance(value, str) or isinstance(wanted, str):
        return isinstance(value, str) and isinstance(wanted, str) and value.casefold() == wanted.casefold()
    return isinstance(value, bool) == isinstance(wanted, bool) and value == wanted


def satisfies(attribute, wanted):
    if isinstance(attribute.value, str) != isinstance(wanted.value, str):
        return False
    if isinstance(wanted.value, str):
        return wanted.comparison in (Comparison.EQUAL, Comparison.NOT_EQUAL) and same(attribute.value, wanted.value)
    if isinstance(attribute.value, bool) != isinstance(wanted.value, bool) or attribute.unit != wanted.unit:
        return False
    if wanted.comparison is Comparison.AT_LEAST:
        return attribute.value >= wanted.value
    if wanted.comparison is Comparison.AT_MOST:
        return attribute.value <= wanted.value
    return attribute.value == wanted.value


def has(item, wanted):
    found = any(a.name == wanted.name and satisfies(a, wanted) for a in item.attributes)
    return not found if wanted.comparison is Comparison.NOT_EQUAL else found


def naive(item, filters):
    price = None if item.price_cents is None else RATES.to_base(item.price_cents, item.currency)
    brand = None if item.brand is None else item.brand.casefold()
    wanted_price = filters.price or PriceRange()
    return (
        (not filters.categories or bool(set(filters.categories) & set(item.category_path)))
        and not set(filters.not_categories) & set(item.category_path)
        and (not filters.brands or brand in {name.casefold() for name in filters.brands})
        and brand not in {name.casefold() for name in filters.not_brands}
        and not (filters.price is not None and price is None)
        and not (wanted_price.low_cents is not None and price < wanted_price.low_cents)
        and not (wanted_price.high_cents is not None and price > wanted_price.high_cents)
        and all(has(item, wanted) for wanted in filters.attributes)
        and not (filters.in_stock and item.stock == 0)
        and item.id not in filters.exclude_ids
    )


@pytest.mark.parametrize("seed", range(20))
def test_the_mask_is_what_the_contract_says(seed):
    draw = random.Random(seed)  # noqa: S311
    items = [random_product(draw, product_id) for product_id in range(1, 61)]
    columns = CatalogueColumns.build(items)
    current = Offers.unknown(len(items)).changed(dict(enumerate(offers(items, RATES))), ()).at(NOW)
    for _ in range(50):
        filters = random_filters(draw)
        expected = [item.id for item in items if naive(item, filters)]
        found = columns.mask(filters) & current.mask(filters)
        assert columns.ids[found].tolist() == expected, filters


def test_columns_survive_the_disk(products, tmp_path):
    built = CatalogueColumns.build(products)
    built.save(tmp_path / "columns.npz")
    loaded = CatalogueColumns.load(tmp_path / "columns.npz")
    draw = random.Random(1)  # noqa: S311
    for _ in range(50):
        filters = random_filters(draw)
        assert (loaded.mask(filters) == built.mask(filters)).all()
    row = loaded.row(102)
    assert loaded.brand(row) == "HP"
    assert loaded.category_keys(row) == ["electronics", "computers", "laptops"]


def test_an_unknown_product_is_named(products):
    with pytest.raises(UnknownProductError, match="daogou train"):
        CatalogueColumns.build(products).row(5)


def test_a_catalogue_without_attributes_and_brands_can_be_filtered():
    columns = CatalogueColumns.build([product(1, "t", (), None)])
    assert columns.mask(Filters()).tolist() == [True]
    assert columns.mask(Filters(categories=("x",))).tolist() == [False]
    assert columns.mask(Filters(not_brands=("x",))).tolist() == [True]

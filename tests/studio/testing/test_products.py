"""Products are checked by the shop's database."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.currency import ExchangeRates
from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory
from studio.shopper import Answer
from studio.testing.format import Conditions, Products
from studio.testing.products import ShopFacts, misfits, product_failures


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """A laptop on sale for 799 dollars and a mug for 5 pounds."""
    url = f"sqlite:///{tmp_path_factory.mktemp('shop')}/shop.db"
    upgrade(url)
    memory, colour = AttributeRecord("memory", 16.0, "GB"), AttributeRecord("colour", "Black")
    path = ("electronics", "laptops")
    laptop = ProductRecord("test", "1", "ProBook", path, 99900, "USD", brand="HP", attributes=(memory, colour))
    laptop = replace(laptop, sale_price_cents=79900)
    factory = unit_of_work_factory(url)
    with factory() as uow:
        uow.products.upsert_many([laptop, ProductRecord("test", "2", "Coffee mug", ("home",), 500, "GBP")])
        uow.commit()
    return ShopFacts(factory, ExchangeRates("USD", {"GBP": Decimal("1.25")}, None))


@pytest.mark.parametrize(
    ("conditions", "complaint"),
    [
        ({"category": "laptops", "brand": "hp", "price_at_least": 799, "price_at_most": 799}, None),
        ({"category": ["monitors", "electronics"], "not_brand": ["Dell"], "title": ["elite", "pro"]}, None),
        ({"has": {"colour": "black"}, "has_at_least": {"memory": 16}}, None),
        ({"category": "monitors"}, "category electronics > laptops is not monitors"),
        ({"brand": ["Dell", "Lenovo"]}, "brand HP is not Dell or Lenovo"),
        ({"not_brand": "HP"}, "brand HP is not wanted"),
        ({"price_at_least": 800}, "price 799.0 is below 800 USD"),
        ({"price_at_most": 798.5}, "price 799.0 is above 798.5 USD"),
        ({"has": {"colour": "red"}}, "colour is ['Black'], not 'red'"),
        ({"has": {"weight": 2}}, "weight is [], not 2"),
        ({"has_at_least": {"memory": 32}}, "memory is [16.0], below 32"),
        ({"title": ["elite"]}, "the title has none of elite"),
    ],
)
def test_each_condition_that_is_missed_is_told(shop, conditions, complaint):
    with shop.unit_of_work() as uow:
        (laptop,) = uow.products.get_many([1])

    assert list(misfits(Conditions.parse_obj(conditions), laptop, shop)) == ([complaint] if complaint else [])


@pytest.mark.parametrize(
    ("expected", "complaint"),
    [
        ({"count": 2, "at_least": 2, "at_most": 2, "order": "dearest_first", "any": {"title": "mug"}}, None),
        ({"count": 1}, "2 products are shown, not 1"),
        ({"at_least": 3}, "2 products are shown, fewer than 3"),
        ({"at_most": 1}, "2 products are shown, more than 1"),
        ({"order": "cheapest_first"}, "the prices [799.0, 6.25] are not cheapest_first"),
        ({"new": True}, "products [2] were shown before"),
        ({"without": 1}, "product 1 of the list before is shown again"),
        ({"all": {"category": "home"}}, "product 1 “ProBook”: category electronics > laptops is not home"),
        ({"any": {"brand": "Dell"}}, "no product fits {'brand': ('Dell',)}"),
    ],
)
def test_what_is_wrong_with_a_list_is_told(shop, expected, complaint):
    answer = Answer(accepted=True, messages=[{"products": [{"id": 1}, {"id": 2}]}])

    found = list(product_failures(Products.parse_obj(expected), answer, [{"id": 2}], {2}, shop))

    assert found == ([complaint] if complaint else [])


def test_a_card_of_no_product_is_told(shop):
    answer = Answer(accepted=True, messages=[{"products": [{"id": 77}]}])

    assert list(product_failures(Products(), answer, [], set(), shop)) == [
        "cards [77] show products that the shop does not have"
    ]

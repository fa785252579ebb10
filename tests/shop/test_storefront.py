"""A small shop in a real database: products, their history, and the page made of them."""

from datetime import datetime, timezone

import pytest

from shop.catalogue.records import CategoryRecord, ProductRecord
from shop.orders.records import OrderLineRecord, OrderRecord
from shop.storefront import storefront
from shop.unit_of_work import unit_of_work_factory

MUGS = [f"{10000 + number}" for number in range(30)]
CLOCKS = [f"{20000 + number}" for number in range(30)]
SHOP = """
name: {en: Toy shop, zh: 导购玩具店}
base_currency: USD
featured:
  gifts: [candle-holders, mugs, clocks]
"""


def product(code, category, **more):
    return ProductRecord("gifts", code, f"{category} {code}", ("gifts", category), 250, "GBP", **more)


def order(number, customer, month, codes):
    lines = tuple(OrderLineRecord(code, 1, 250) for code in codes)
    return OrderRecord("gifts", number, customer, datetime(2011, month, 2, tzinfo=timezone.utc), "GBP", lines)


@pytest.fixture
def uow_factory(database_url):
    factory = unit_of_work_factory(database_url)
    with factory() as uow:
        uow.categories.upsert_many(
            [
                CategoryRecord("gifts", None, {"en": "Gifts and home", "zh": "礼品家居"}),
                CategoryRecord("mugs", "gifts", {"en": "Mugs and cups", "zh": "杯子"}),
                CategoryRecord("clocks", "gifts", {"en": "Clocks", "zh": "时钟"}),
            ]
        )
        uow.products.upsert_many(
            [product(code, "mugs") for code in MUGS] + [product(code, "clocks") for code in CLOCKS]
        )
        uow.orders.upsert_many(
            [order("1", "17850", 1, MUGS), order("2", "13047", 1, CLOCKS), order("3", "13047", 2, CLOCKS[:1])]
        )
        uow.commit()
    return factory


def test_the_page_shows_departments_and_customers_of_different_tastes(uow_factory, tmp_path):
    (tmp_path / "shop.yml").write_text(SHOP, encoding="utf-8")
    with uow_factory() as uow:
        page = storefront(uow, tmp_path)
    assert page["name"]["zh"] == "导购玩具店"
    (gifts,) = page["departments"]
    assert (gifts["key"], gifts["count"], gifts["name"]["en"]) == ("gifts", 60, "Gifts and home")
    assert {product["category"] for product in gifts["featured"]} == {"Mugs and cups", "Clocks"}
    assert gifts["featured"][0]["price"] == "£2.50"
    summaries = {customer["id"]: customer["summary"] for customer in page["customers"]}
    assert summaries["gifts:17850"]["en"] == "Often buys mugs and cups; 1 orders"
    assert summaries["gifts:13047"]["zh"] == "常买时钟；2张订单"


def test_a_product_is_shown_at_what_it_costs_now(uow_factory, tmp_path):
    (tmp_path / "shop.yml").write_text(SHOP, encoding="utf-8")
    long_ago = datetime(2011, 12, 1, tzinfo=timezone.utc)
    with uow_factory() as uow:
        uow.products.upsert_many(
            [
                product(MUGS[0], "mugs", sale_price_cents=199, sale_from=long_ago, popularity=2.0),
                product(CLOCKS[0], "clocks", sale_price_cents=199, sale_until=long_ago, popularity=2.0),
            ]
        )
        page = storefront(uow, tmp_path)
    prices = {shown["category"]: shown["price"] for shown in page["departments"][0]["featured"]}
    assert prices == {"Mugs and cups": "£1.99", "Clocks": "£2.50"}


def test_the_largest_categories_are_shown_where_none_is_named(uow_factory, tmp_path):
    (tmp_path / "shop.yml").write_text(SHOP.split("featured:")[0], encoding="utf-8")
    with uow_factory() as uow:
        (gifts,) = storefront(uow, tmp_path)["departments"]
    assert {product["category"] for product in gifts["featured"]} == {"Mugs and cups", "Clocks"}

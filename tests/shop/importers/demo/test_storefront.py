"""The demo in a real database: words, a few gifts and phones, their history, and the page made of them."""

import pytest

from shop.importers.demo import storefront
from shop.importers.demo.catalogue import DemoCatalogue
from shop.importers.demo.gifts import GiftsImporter
from shop.importers.demo.words import WordsImporter
from shop.importers.ingest import ingest
from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory

MUGS = [f"{10000 + number}" for number in range(30)]
CLOCKS = [f"{20000 + number}" for number in range(30)]


@pytest.fixture
def uow_factory(empty_database_url, folder, put):
    stock = "".join(f"{code},POLKADOT MUG {code},3\n" for code in MUGS)
    stock += "".join(f"{code},WALL CLOCK {code},3\n" for code in CLOCKS)
    put("gifts_stock.csv.gz", f"code,description,times\n{stock}")
    mugs, clocks = (";".join(f"{code}:1:2.5" for code in codes) for codes in (MUGS, CLOCKS))
    put(
        "gifts_orders.csv.gz",
        "invoice,at,customer,country,lines\n"
        f"1,2010-12-01 08:26:00,17850,United Kingdom,{mugs}\n"
        f"2,2010-12-02 08:26:00,13047,United Kingdom,{clocks}\n"
        f"3,2011-02-02 08:26:00,13047,United Kingdom,{CLOCKS[0]}:1:3.5\n",
    )
    upgrade(empty_database_url)
    factory = unit_of_work_factory(empty_database_url)
    catalogue = DemoCatalogue.load(folder)
    for importer in (WordsImporter(catalogue), GiftsImporter(catalogue)):
        assert ingest(importer, factory).rejected == 0
    return factory


def test_the_page_shows_departments_and_customers_of_different_tastes(uow_factory, folder):
    with uow_factory() as uow:
        page = storefront(uow, folder)
    assert page["name"]["zh"] == "导购演示商店"
    (gifts,) = page["departments"]
    assert (gifts["key"], gifts["count"], gifts["name"]["en"]) == ("gifts", 60, "Gifts and home")
    assert {product["category"] for product in gifts["featured"]} == {"Mugs and cups", "Clocks"}
    assert gifts["featured"][0]["price"] == "£2.50"
    summaries = {customer["id"]: customer["summary"] for customer in page["customers"]}
    assert summaries["17850"]["en"] == "Often buys mugs and cups; 1 orders"
    assert summaries["13047"]["zh"] == "常买时钟；2张订单"

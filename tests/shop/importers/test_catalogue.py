import pytest

from shop.errors import SettingsError
from shop.importers.catalogue import open_catalogue
from shop.importers.orders_csv import OrdersCsvImporter

SHOP = """
name: {en: Toys, zh: 玩具}
base_currency: EUR
exchange_rates: {EUR: 1}
files:
  - {format: jsonl, file: toys.jsonl, source: toys}
"""


def shop_file(tmp_path, text):
    (tmp_path / "shop.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_files_are_read_in_the_order_of_the_shop_file_each_with_its_currency(tmp_path):
    more = (
        "  - {format: orders, file: orders.csv, source: toys, currency: GBP}\n"
        "  - {format: orders, file: orders.csv, source: others}\n"
    )
    (tmp_path / "orders.csv").write_text("order_id,ordered_at,product_id,quantity,unit_price\n1,2026-01-01,2,3,4.00\n")
    importers = open_catalogue(shop_file(tmp_path, SHOP + more))
    assert [importer.source for importer in importers] == ["toys", "toys", "others"]
    assert isinstance(importers[1], OrdersCsvImporter)
    assert [next(importer.records()).currency for importer in importers[1:]] == ["GBP", "EUR"]


def test_a_file_may_say_where_its_products_have_their_pages(tmp_path):
    more = "  - {format: csv, file: toys.csv, source: toys, product_url: 'https://shop.example/{id}'}\n"
    (tmp_path / "toys.csv").write_text("id,title\n7,Ball\n")
    importer = open_catalogue(shop_file(tmp_path, SHOP + more))[1]
    assert [row.url for row in importer.records()] == ["https://shop.example/7"]


@pytest.mark.parametrize(
    ("added", "told"),
    [
        (
            "  - {format: xlsx, file: a.xlsx, source: a}",
            "line 7: format: there is no format 'xlsx'; known are ",
        ),
        ("  - {format: jsonl, file: a.jsonl}", "line 7: source: is missing"),
        (
            "  - {format: jsonl, path: a.jsonl, source: a}",
            "line 7: path: is not known here; use currency, file, ",
        ),
        ("feature: {}", "line 7: feature: is not known here"),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path, added, told):
    with pytest.raises(SettingsError) as failure:
        open_catalogue(shop_file(tmp_path, SHOP + added))
    assert told in str(failure.value)


def test_a_folder_without_a_shop_file_is_told_with_the_setting(tmp_path):
    with pytest.raises(SettingsError, match="set DAOGOU_CATALOGUE_DIR"):
        open_catalogue(tmp_path)

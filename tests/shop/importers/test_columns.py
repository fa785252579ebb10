import pytest

from shop.importers.columns import Columns, common_names, folded_name, missing, woocommerce_names


@pytest.mark.parametrize("names", [common_names(), woocommerce_names()])
def test_no_name_stands_for_two_columns(names):
    owners = {}
    for ours, others in names.items():
        for name in (ours, *others):
            assert owners.setdefault(folded_name(name), ours) == ours


def test_names_are_found_whatever_capitals_blanks_and_marks():
    columns = Columns({"in stock?": ["En stock ?"], "stock": [], "sale price": [], "attribute # name": ["属性 # 名称"]})
    header = ["En Stock\u00a0?", "STOCK", "Sale_Price", " In stock？", "属性 12 名称", "Attribute 3 name", "Notes "]
    assert columns.named(header) == [
        "in stock?", "stock", "sale price", "in stock?", "attribute 12 name", "attribute 3 name", "notes",
    ]  # fmt: skip


def test_a_currency_in_the_name_of_a_column_is_no_part_of_it():
    assert Columns({"price": ["价格"]}).named(["Price (JPY)", "价格（CNY）", "Price (net)"]) == [
        "price",
        "price",
        "price (net)",
    ]


def test_a_later_layer_counts_for_what_an_earlier_one_did_not_find():
    columns = Columns({"price": ["Cena"]}, {"price": ["Preis"], "title": ["Name"]})
    assert columns.named(["Preis", "Name"]) == ["price", "title"]
    assert columns.named(["Preis", "Cena"]) == ["preis", "price"]


def test_of_a_tuple_of_required_columns_one_is_enough():
    assert missing(["id", ("price", "list price")], ["id", "list price"]) == []
    assert missing(["id", ("price", "list price")], ["name"]) == ["id", "price or list price"]

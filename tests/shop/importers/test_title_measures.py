"""The measures of titles as properties, where a product does not state them."""

import pytest

from shop.catalogue.records import AttributeRecord, ProductRecord
from shop.importers.formats import open_importer
from shop.importers.title_measures import with_title_measures


def product(title, *attributes):
    return ProductRecord("shop", "1", title, (), 100, "CNY", attributes=attributes)


def test_a_measure_of_the_title_becomes_a_property_in_its_base_unit():
    assert with_title_measures(product("20寸登机箱")).attributes == (AttributeRecord("size", 0.508, "m"),)
    assert with_title_measures(product("Wok 30 cm")).attributes == (AttributeRecord("size", 0.3, "m"),)


@pytest.mark.parametrize(
    "stated",
    [AttributeRecord("weight", 500.0, "g"), AttributeRecord("净含量", 480.0, "g"), AttributeRecord("weight", "轻")],
)
def test_what_the_product_states_itself_is_not_added_to(stated):
    assert with_title_measures(product("绿茶酥 200克", stated)).attributes == (stated,)


def test_a_title_without_a_measure_changes_nothing():
    plain = product("台灯")
    assert with_title_measures(plain) is plain


def test_every_format_of_products_reads_titles(file, read):
    (theirs,), _, _ = read(open_importer("csv", file("id,title,price\n1,保温杯500ml,5\n"), "shop", "CNY"))
    line = '{"external_id": "1", "title": "保温杯500ml", "currency": "CNY"}'
    (ours,), _, _ = read(open_importer("jsonl", file(line), "shop", "CNY"))
    assert theirs.attributes == ours.attributes == (AttributeRecord("capacity", 500.0, "ml"),)

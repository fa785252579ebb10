import pytest

from shop.catalogue.records import AttributeRecord
from shop.errors import ImportFormatError
from shop.importers.plain_table import PlainTableImporter


def importer(file, text, currency="EUR"):
    return PlainTableImporter(file(text), "shop", currency)


def test_a_table_is_read_by_the_names_of_its_columns(file, read):
    text = (
        "Item No,Product name,Description,Department,Sub-category,Manufacturer,Price,List price,Qty,Product link,"
        "Image URL,Colour,Size,Weight (kg)\n"
        'A1,Kettle,"<b>Fast</b>",Kitchen,Kettles,Acme,"$29.99",$39.99,4,https://shop.example/a1,'
        '"https://shop.example/1.jpg, https://shop.example/2.jpg",Red,8 M,1.5\n'
    )
    (kettle,), categories, rejections = read(importer(file, text, "USD"))
    assert rejections == []
    assert (kettle.external_id, kettle.title, kettle.description, kettle.brand) == ("A1", "Kettle", "Fast", "Acme")
    assert (kettle.price_cents, kettle.sale_price_cents, kettle.currency, kettle.stock) == (3999, 2999, "USD", 4)
    assert kettle.category_path == ("kitchen", "kitchen.kettles")
    assert kettle.url == "https://shop.example/a1"
    assert kettle.image_urls == ("https://shop.example/1.jpg", "https://shop.example/2.jpg")
    assert set(kettle.attributes) == {
        AttributeRecord("colour", "Red"), AttributeRecord("size", "8 M"), AttributeRecord("weight", 1500.0, "g"),
    }  # fmt: skip
    assert [category.key for category in categories] == ["kitchen", "kitchen.kettles"]


@pytest.mark.parametrize(
    "header",
    [
        "编号,名称,价格,分类,品牌,库存",
        "Artikelnummer;Bezeichnung;Preis;Kategorie;Marke;Bestand",
        "référence;désignation;prix;catégorie;marque;quantité",
        "артикул;наименование;цена;категория;бренд;остаток",
    ],
)
def test_columns_may_have_names_in_other_languages(file, read, header):
    delimiter = ";" if ";" in header else ","
    row = delimiter.join(["7", "Tisch", "199", "Home", "Acme", "3"])
    (table,), _, _ = read(importer(file, f"{header}\n{row}\n"))
    assert (table.external_id, table.title, table.price_cents, table.brand) == ("7", "Tisch", 19900, "Acme")
    assert (table.category_path, table.stock) == (("home",), 3)


@pytest.mark.parametrize(
    ("columns", "cells", "prices"),
    [
        ("price", "5", (500, None, "EUR")),
        ("price,sale price", "5,4", (500, 400, "EUR")),
        ("price,list price", "4,5", (500, 400, "EUR")),
        ("price,list price", "5,4", (500, None, "EUR")),
        ("regular price,sale price", "5,4", (500, 400, "EUR")),
        ("price,currency", "5,CHF", (500, None, "CHF")),
        ("price,currency", "5 GBP,CHF", (500, None, "GBP")),
        ("price", "0", (None, None, "EUR")),
        ("sale price", "4", (400, None, "EUR")),
        ("notes", "5", (None, None, "EUR")),
    ],
)
def test_prices(file, read, columns, cells, prices):
    (product,), _, _ = read(importer(file, f"id,title,{columns}\n1,Cup,{cells}\n"))
    assert (product.price_cents, product.sale_price_cents, product.currency) == prices


def test_columns_that_nobody_knows_are_left_out_and_named(file, read, remarks):
    table = importer(file, "id,title,Purchase price,margin\n1,Cup,2,60%\n2,Pot,3,50%\n")
    assert [product.attributes for product in read(table)[0]] == [(), ()]
    assert remarks(table) == [(1, None, "columns left out, since their names are not known: purchase price, margin")]


@pytest.mark.parametrize(
    ("category", "subcategory", "path", "others"),
    [
        ("Home", "Lamps; Gifts", ("home", "home.lamps"), ["home.gifts"]),
        ("Boys; Shirts", "", ("boys",), ["shirts"]),
        ("Boys; Shirts", "New in", ("boys",), ["shirts"]),
        ("", "Lamps", ("lamps",), []),
    ],
)
def test_a_product_may_stand_in_several_categories(file, read, category, subcategory, path, others):
    text = f"id,title,price,category,subcategory,tags\n1,Thing,5,{category},{subcategory},gift ideas\n"
    (thing,), _, _ = read(PlainTableImporter(file(text), "toy", "EUR"))
    assert thing.category_path == path
    assert [item.value for item in thing.attributes] == [*others, "gift ideas"]


def test_without_an_id_the_title_names_a_product_once(file, read):
    products, _, (rejection,) = read(importer(file, "name,price\nRed Cup,5\nPot,6\nRed cup,7\n"))
    assert [(product.external_id, product.price_cents) for product in products] == [("red-cup", 500), ("pot", 600)]
    assert (rejection.line, rejection.external_id) == (4, "red-cup")
    assert "add one, e.g. id or sku" in rejection.reason


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2,,5,1", "title is empty"),
        ("2,Pot,cheap,1", "price 'cheap'"),
        ("2,Pot,5,0", "not published"),
        ("2,Pot,5,perhaps", "published 'perhaps' is neither"),
        ("2,Pot,5,50,1", "more cells than the header"),
    ],
)
def test_a_row_that_cannot_be_used_leaves_the_others(file, read, row, reason):
    text = f"id,title,price,published\n1,Cup,5,1\n{row}\n3,Pan,6,1\n"
    products, _, (rejection,) = read(importer(file, text))
    assert [product.external_id for product in products] == ["1", "3"]
    assert (rejection.line, rejection.external_id) == (3, "2")
    assert reason in rejection.reason


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("stock", "2.5", "stock '2.5' is not a whole number such as 12; it counts as 2"),
        ("availability", "later", "availability 'later' is not known"),
        ("url", "/cup", "url '/cup' is no web address; write it in full"),
        ("image", "/cup.jpg", "image '/cup.jpg' is no web address"),
        ("sale price", "soon", "price 'soon'"),
        ("brand", "x" * 201, "brand has 201 characters"),
    ],
)
def test_a_cell_that_can_be_done_without_costs_a_remark(file, read, remarks, column, cell, reason):
    table = importer(file, f"id,title,price,{column}\n1,Cup,5,{cell}\n")
    (product,), _, rejections = read(table)
    assert (product.price_cents, product.sale_price_cents, rejections) == (500, None, [])
    ((line, external_id, told),) = remarks(table)
    assert (line, external_id) == (2, "1")
    assert reason in told


def test_a_table_without_a_title_says_what_to_name(file, read):
    with pytest.raises(
        ImportFormatError, match=r"lacks the columns title; .* name its columns in the first line, e.g. id"
    ):
        read(importer(file, "a,b\n1,2\n"))

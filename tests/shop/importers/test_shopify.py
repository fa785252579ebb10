import pytest

from shop.catalogue.records import AttributeRecord
from shop.errors import ImportFormatError
from shop.importers.shopify import ShopifyImporter

OLD = """Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,\
Option2 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,\
Variant Image,Status
tee,Classic tee,<p>Soft <b>cotton</b></p>,Acme,Apparel > Shirts,,,TRUE,Color,Red,Size,M,T-R-M,200,3,deny,19.99,\
https://a.example/1.jpg,https://a.example/r.jpg,active
tee,,,,,,,,,Blue,,L,T-B-L,220,2,deny,24.99,https://a.example/2.jpg,,
tee,,,,,,,,,,,,,,,,,https://a.example/3.jpg,,
mug,Mug,,Acme,,Kitchen,,true,Title,Default Title,,,MUG,0,-1,deny,5.00,,,active
"""
NEW = """Title,URL handle,Description,Vendor,Product category,Type,Published on online store,Status,SKU,Option1 name,\
Option1 value,Price,Inventory quantity,Continue selling when out of stock,Weight value (grams),Product image URL
Lamp,lamp,Warm light,Acme,Home > Lamps,,TRUE,Active,LAMP,Title,Default Title,30,0,continue,900,https://a.example/l.jpg
"""


def test_the_rows_of_a_handle_become_one_product_with_variants(file, read):
    (tee, mug), categories, rejections = read(ShopifyImporter(file(OLD), "shop", "USD"))
    assert rejections == []
    assert (tee.external_id, tee.title, tee.brand, tee.description) == ("tee", "Classic tee", "Acme", "Soft cotton")
    assert (tee.price_cents, tee.currency, tee.stock) == (1999, "USD", 5)
    assert tee.category_path == ("apparel", "apparel.shirts")
    assert [(v.sku, v.title, v.price_cents, v.stock) for v in tee.variants] == [
        ("T-R-M", "Red / M", 1999, 3),
        ("T-B-L", "Blue / L", 2499, 2),
    ]
    assert AttributeRecord("colour", "Blue") in tee.variants[1].attributes
    assert AttributeRecord("weight", 220.0, "g") in tee.variants[1].attributes
    assert tee.image_urls == tuple(f"https://a.example/{n}.jpg" for n in (1, 2, 3, "r"))
    assert (mug.variants, mug.stock, mug.category_path, mug.attributes) == ((), 0, ("kitchen",), ())
    assert [category.key for category in categories] == ["apparel", "apparel.shirts", "kitchen"]


def test_a_price_that_all_variants_share_is_the_products(file, read):
    text = OLD.replace("Variant Price", "Variant Price,Variant Compare At Price").replace("24.99", "19.99,25.00")
    (tee, *_), _, _ = read(ShopifyImporter(file(text.replace("19.99,https", "19.99,25.00,https")), "shop", "USD"))
    assert (tee.price_cents, tee.sale_price_cents) == (2500, 1999)
    assert [(v.price_cents, v.sale_price_cents) for v in tee.variants] == [(None, None), (None, None)]


def test_tags_and_columns_for_google_are_properties(file, read):
    header = "Handle,Title,Type,Tags,Google Shopping / Gender,Variant Price\n"
    rows = 'a,Soft tee,Tops;Sale;Gifts,"women, Cotton, beach, _badge",unisex,10\n'
    (tee,), categories, _ = read(ShopifyImporter(file(header + rows), "shop", "EUR"))
    assert tee.category_path == ("tops",)
    assert [(item.name, item.value) for item in tee.attributes] == [
        ("also_in", "gifts"),
        ("gender", "unisex"),
        ("material", "Cotton"),
        ("tag", "beach"),
    ]
    assert {category.key for category in categories} == {"tops", "gifts"}


def test_the_newer_template_is_read_too(file, read):
    (lamp,), _, _ = read(ShopifyImporter(file(NEW), "shop", "USD"))
    assert (lamp.external_id, lamp.price_cents, lamp.description, lamp.stock) == ("lamp", 3000, "Warm light", None)
    assert lamp.attributes == (AttributeRecord("weight", 900.0, "g"),)
    assert lamp.image_urls == ("https://a.example/l.jpg",)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Kitchen,,true", "Kitchen,,FALSE", "not published"),
        ("5.00,,,active", "5.00,,,draft", "status is draft"),
        ("mug,Mug", "mug,", "title is empty"),
        ("mug,Mug", ",Mug", "handle is empty"),
        ("-1,deny,5.00", "-1,deny,five", "price 'five'"),
        ("Kitchen,,true", "Kitchen,,FALSCH", "not published"),
        ("Kitchen,,true", "Kitchen,,0", "not published"),
        ("Kitchen,,true", "Kitchen,,nein", "not published"),
        ("Kitchen,,true", "Kitchen,,否", "not published"),
        ("Kitchen,,true", "Kitchen,,perhaps", "published 'perhaps' is neither a known yes nor a known no; write TRUE"),
        ("5.00,,,active", "5.00,,,someday", "status 'someday' is neither"),
        ("5.00,,,active", "5.00,,,active,5", "more cells than the header"),
    ],
)
def test_a_product_that_cannot_be_sold_is_rejected_and_the_rest_is_read(file, read, old, new, reason):
    assert old in OLD
    (tee,), _, rejections = read(ShopifyImporter(file(OLD.replace(old, new)), "shop", "USD"))
    assert tee.external_id == "tee"
    assert rejections[0].line == 5
    assert reason in rejections[0].reason


def test_a_variant_that_cannot_be_used_leaves_the_others(file, read):
    (tee, _), _, (rejection,) = read(ShopifyImporter(file(OLD.replace("24.99", "-24.99")), "shop", "USD"))
    assert [variant.sku for variant in tee.variants] == ["T-R-M"]
    assert (rejection.line, rejection.external_id) == (3, "T-B-L")


def test_stock_that_nobody_tracks_is_not_known(file, read):
    def stock(tracker):
        table = f"Handle,Title,Variant Inventory Tracker,Variant Inventory Qty,Variant Price\na,A,{tracker},0,5\n"
        return read(ShopifyImporter(file(table), "shop", "USD"))[0][0].stock

    assert (stock("shopify"), stock("")) == (0, None)


def test_another_table_is_refused(file, read):
    with pytest.raises(ImportFormatError, match=r"handle or url handle.*daogou ingest csv"):
        read(ShopifyImporter(file("title,name\na,b\n"), "shop", "USD"))


def table(*rows, header="Handle,Title,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price"):
    return "\n".join([header, *rows]) + "\n"


@pytest.mark.parametrize("published", ["TRUE", "true", "1", "WAHR", "vrai", "是", ""])
def test_a_known_yes_in_any_language_is_published(file, read, published):
    assert len(read(ShopifyImporter(file(table(f"a,A,{published},,,A1,5")), "shop", "USD"))[0]) == 1


def test_the_apostrophe_of_spreadsheets_is_taken_off_and_others_stay(file, read):
    rows = ["a,'90s poster,TRUE,Colour,Red,'0011,5", "a,,,,'-18 C,'A-1,6"]
    (product,), _, _ = read(ShopifyImporter(file(table(*rows)), "shop", "USD"))
    assert product.title == "'90s poster"
    assert [(variant.sku, variant.title) for variant in product.variants] == [("0011", "Red"), ("A-1", "-18 C")]


def test_a_higher_price_to_compare_with_is_the_regular_one(file, read, remarks):
    header = "Handle,Title,Variant Price,Variant Compare At Price"
    rows = ["a,A,5,8", "b,B,5,5", "c,C,5,3", "d,D,5,?", "e,E,0,8"]
    importer = ShopifyImporter(file(table(*rows, header=header)), "shop", "USD")
    products, _, _ = read(importer)
    assert [(p.price_cents, p.sale_price_cents) for p in products] == [
        (800, 500), (500, None), (500, None), (500, None), (None, None)
    ]  # fmt: skip
    assert [(line, name) for line, name, _ in remarks(importer)] == [(5, "d"), (6, "e")]


@pytest.mark.parametrize(("quantity", "stock"), [("2.5", 2), ("few", 0), ("-1.5", 0), ("1,500", 1500), ("9e99", 0)])
def test_a_quantity_that_cannot_be_read_keeps_the_product(file, read, quantity, stock):
    header = "Handle,Title,Variant Inventory Qty,Variant Price"
    (rice,), _, _ = read(ShopifyImporter(file(table(f'rice,Rice,"{quantity}",4', header=header)), "shop", "USD"))
    assert (rice.stock, rice.price_cents) == (stock, 400)


@pytest.mark.parametrize(
    ("columns", "cells", "path"),
    [
        ("Standardized Product Type,Custom Product Type", "Home > Decor,Posters", ("home", "home.decor")),
        ("Standardized Product Type,Custom Product Type", ",Posters", ("posters",)),
        ("Product Category,Type", "Uncategorized,Posters", ("posters",)),
        ("Type,Google Shopping / Google Product Category", ",Home > Decor", ("home", "home.decor")),
        ("Type,Google Shopping / Google Product Category", ",500044", ()),
    ],
)
def test_the_category_stands_in_one_of_several_columns(file, read, columns, cells, path):
    text = table(f"art,Print,{cells},30", header=f"Handle,Title,{columns},Variant Price")
    assert read(ShopifyImporter(file(text), "shop", "USD"))[0][0].category_path == path

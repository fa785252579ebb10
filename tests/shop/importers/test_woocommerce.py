import pytest

from shop.catalogue.records import AttributeRecord
from shop.importers.woocommerce import WooCommerceImporter

HEADER = (
    "ID,Type,SKU,Name,Published,Visibility in catalog,Short description,Description,Date sale price starts,"
    "Date sale price ends,In stock?,Stock,Backorders allowed?,Weight (kg),Sale price,Regular price,Categories,Images,"
    "Parent,Brands,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)\n"
)
HOODIE = (
    '10,variable,HD,Hoodie,1,visible,,<p>Warm</p>,,,1,,0,0.5,,,"Clothing, Clothing > Hoodies",,,Acme,'
    'Colour,"Red, Blue",Fabric,Cotton\n'
)
RED = "11,variation,HD-R,Hoodie - Red,1,visible,,,,,1,4,0,,,45,,https://a.example/r.jpg,HD,,Colour,Red,,\n"
BLUE = "12,variation,HD-B,Hoodie - Blue,1,visible,,,,,1,1,0,,40,45,,,id:10,,Colour,Blue,,\n"
MUG = (
    '13,"simple, virtual",,Mug,1,visible,Nice,,2020-01-01,2020-02-01,0,7,0,,3,"5,50",Kitchen,'
    '"https://a.example/1.jpg, https://a.example/2.jpg",,,,,,\n'
)


def importer(file, *rows):
    return WooCommerceImporter(file(HEADER + "".join(rows)), "shop", "EUR")


def test_variations_join_their_parent_by_sku_or_id_wherever_they_stand(file, read):
    products, categories, rejections = read(importer(file, RED, MUG, HOODIE, BLUE))
    assert rejections == []
    assert [product.external_id for product in products] == ["13", "10"]
    hoodie = products[1]
    assert (hoodie.title, hoodie.brand, hoodie.description) == ("Hoodie", "Acme", "Warm")
    assert (hoodie.price_cents, hoodie.stock) == (4000, 5)
    assert hoodie.category_path == ("clothing", "clothing.hoodies")
    assert [(v.sku, v.title, v.price_cents, v.stock) for v in hoodie.variants] == [
        ("HD-R", "Red", 4500, 4),
        ("HD-B", "Blue", 4000, 1),
    ]
    assert set(hoodie.attributes) == {AttributeRecord("weight", 500.0, "g"), AttributeRecord("fabric", "Cotton")}
    assert hoodie.image_urls == ("https://a.example/r.jpg",)
    assert {category.key for category in categories} == {"kitchen", "clothing", "clothing.hoodies"}


def test_a_simple_product_out_of_stock_after_its_sale(file, read):
    (mug,), _, _ = read(importer(file, MUG))
    assert (mug.price_cents, mug.currency, mug.stock) == (550, "EUR", 0)
    assert (mug.description, mug.brand, mug.variants) == ("Nice", None, ())
    assert mug.image_urls == ("https://a.example/1.jpg", "https://a.example/2.jpg")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (MUG.replace("Mug,1", "Mug,0"), "not published"),
        (MUG.replace("visible", "hidden"), "hidden"),
        (MUG.replace('"simple, virtual"', "grouped"), "grouped"),
        (MUG.replace('"5,50"', "1.000"), "may mean thousands"),
        (MUG.replace("2020-02-01", "February"), "Date sale price ends"),
        (MUG.replace("13,", ",", 1), "ID and SKU is empty"),
    ],
)
def test_a_product_that_cannot_be_sold_is_rejected_and_the_rest_is_read(file, read, row, reason):
    products, _, (rejection,) = read(importer(file, row, HOODIE, RED))
    assert [product.external_id for product in products] == ["10"]
    assert rejection.line == 2
    assert reason in rejection.reason


def test_a_variation_without_its_parent_is_rejected(file, read):
    products, _, (rejection,) = read(importer(file, RED))
    assert products == []
    assert rejection.reason == "its parent is not in the file"


def test_the_variations_of_a_parent_that_cannot_be_used_say_so(file, read):
    products, _, rejections = read(importer(file, HOODIE.replace("Hoodie,1", "Hoodie,-1"), RED, BLUE))
    assert products == []
    assert [r.reason for r in rejections] == ["not published"] + ["its parent cannot be used"] * 2

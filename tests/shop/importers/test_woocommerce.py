from datetime import datetime, timezone

import pytest

from shop.catalogue.records import AttributeRecord
from shop.errors import ImportFormatError
from shop.importers.woocommerce import WooCommerceImporter
from shop.importers.words import NOT_PUBLISHED

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
    assert (hoodie.price_cents, hoodie.sale_price_cents, hoodie.stock) == (4500, None, 5)
    assert hoodie.category_path == ("clothing", "clothing.hoodies")
    assert [(v.sku, v.title, v.price_cents, v.sale_price_cents, v.stock) for v in hoodie.variants] == [
        ("HD-R", "Red", 4500, None, 4),
        ("HD-B", "Blue", 4500, 4000, 1),
    ]
    assert set(hoodie.attributes) == {AttributeRecord("weight", 500.0, "g"), AttributeRecord("fabric", "Cotton")}
    assert hoodie.image_urls == ("https://a.example/r.jpg",)
    assert {category.key for category in categories} == {"kitchen", "clothing", "clothing.hoodies"}


def test_further_categories_and_tags(file, read):
    header = HEADER.replace("Categories,", "Categories,Tags,")
    row = MUG.replace("Kitchen,", '"Boys; Mugs; Jackets, coats","vegan, red",')
    (mug,), categories, _ = read(WooCommerceImporter(file(header + row), "shop", "EUR"))
    assert mug.category_path == ("boys",)
    assert [(item.name, item.value) for item in mug.attributes] == [
        ("also_in", "mugs"),
        ("also_in", "jackets-coats"),
        ("tag", "vegan"),
        ("colour", "red"),
    ]
    assert len(categories) == 3


def test_a_simple_product_out_of_stock_after_its_sale(file, read):
    (mug,), _, _ = read(importer(file, MUG))
    assert (mug.price_cents, mug.sale_price_cents, mug.currency, mug.stock) == (550, 300, "EUR", 0)
    assert mug.sale_from == datetime(2020, 1, 1, tzinfo=timezone.utc)
    assert mug.sale_until == datetime(2020, 2, 2, tzinfo=timezone.utc)  # the first moment after the last day
    assert (mug.description, mug.brand, mug.variants) == ("Nice", None, ())
    assert mug.image_urls == ("https://a.example/1.jpg", "https://a.example/2.jpg")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (MUG.replace("Mug,1", "Mug,0"), "not published"),
        (MUG.replace("visible", "hidden"), "hidden"),
        (MUG.replace('"simple, virtual"', "grouped"), "grouped"),
        (MUG.replace('"5,50"', "1.000"), "may mean thousands"),
        (MUG.replace("Mug,1", "Mug,FALSCH"), "not published"),
        (MUG.replace("Mug,1", "Mug,draft"), "not published"),
        (MUG.replace("Mug,1", "Mug,maybe"), "Published 'maybe' is neither a known yes nor a known no"),
        (MUG.replace("visible", "versteckt"), "hidden"),
        (MUG.replace("visible", "somewhere"), "Visibility in catalog 'somewhere' is neither"),
        (MUG.replace('"5,50"', "5,50").replace(",,,,,,\n", ",,,,,Fabric,Cotton\n"), "more cells than the header"),
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
    assert [r.reason for r in rejections] == [NOT_PUBLISHED] + ["its parent cannot be used"] * 2


PLAIN = (
    "ID,Type,SKU,Name,Published,Visibility in catalog,Description,In stock?,Stock,Sale price,Regular price,Categories"
)
COLUMNS = PLAIN.split(",")
HEADERS = {
    "British": {"Visibility in catalog": "Visibility in catalogue"},
    "German": {
        "Type": "Typ", "SKU": "Artikelnummer", "Published": "Veröffentlicht",
        "Visibility in catalog": "Sichtbarkeit im Katalog", "Description": "Beschreibung", "In stock?": "Vorrätig?",
        "Stock": "Lager", "Sale price": "Angebotspreis", "Regular price": "Regulärer Preis", "Categories": "Kategorien",
    },
    "French": {
        "SKU": "UGS", "Name": "Nom", "Published": "Publié", "Visibility in catalog": "Visibilité dans le catalogue",
        "In stock?": "En stock\u00a0?", "Sale price": "Tarif promo", "Regular price": "Tarif régulier",
        "Categories": "Catégories",
    },
    "Russian": {
        "Type": "Тип", "SKU": "Артикул", "Name": "Имя", "Published": "Опубликован",
        "Visibility in catalog": "Видимость в каталоге", "Description": "Описание", "In stock?": "В наличии?",
        "Stock": "Запасы", "Sale price": "Акционная цена", "Regular price": "Базовая цена", "Categories": "Категории",
    },
    "Chinese": {
        "Type": "类型", "Name": "名称", "Published": "已发布", "Visibility in catalog": "在列表页可见",
        "Description": "描述", "In stock?": "有货？", "Stock": "库存", "Sale price": "促销价格",
        "Regular price": "常规售价", "Categories": "分类",
    },
    "Chinese by hand": {
        "Type": "类型", "Name": "商品名称", "Published": "上架", "Description": "商品描述", "Stock": "库存数量",
        "Sale price": "促销价", "Regular price": "常规价格", "Categories": "商品分类",
    },
    "traditional Chinese": {
        "ID": "代碼", "Type": "類型", "SKU": "貨號", "Name": "名稱", "Published": "已發佈",
        "Visibility in catalog": "目錄的可見度", "In stock?": "有庫存？", "Stock": "庫存", "Sale price": "折扣價",
        "Regular price": "原價", "Categories": "分類",
    },
    "Japanese": {
        "Type": "タイプ", "Name": "名前", "Published": "公開済み", "Visibility in catalog": "カタログでの表示",
        "Description": "説明", "In stock?": "在庫の有無", "Stock": "在庫", "Sale price": "セール価格",
        "Regular price": "標準価格", "Categories": "カテゴリー",
    },
    "Polish": {
        "Type": "Typ", "Name": "Nazwa", "Published": "Opublikowano", "Visibility in catalog": "Widoczność w katalogu",
        "Description": "Opis", "In stock?": "W magazynie?", "Stock": "Stan magazynowy", "Sale price": "Cena promocyjna",
        "Regular price": "Cena", "Categories": "Kategorie",
    },
    "its REST interface": {
        "ID": "id", "Type": "type", "SKU": "sku", "Name": "name", "Published": "status", "Description": "description",
        "Visibility in catalog": "catalog_visibility", "In stock?": "stock_status", "Stock": "stock_quantity",
        "Sale price": "sale_price", "Regular price": "regular_price", "Categories": "categories",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", HEADERS)
def test_headers_in_other_languages_are_read(file, read, language):
    header = ",".join(HEADERS[language].get(column, column) for column in COLUMNS)
    rows = '7,simple,T-1,Table,1,visible,Oak,1,3,149,"199,00",Furniture\n8,simple,T-2,Old table,0,visible,,1,3,,1,\n'
    importer = WooCommerceImporter(file(f"{header}\n{rows}"), "shop", "EUR")
    (table,), _, (rejection,) = read(importer)
    assert (table.external_id, table.title, table.description) == ("7", "Table", "Oak")
    assert (table.price_cents, table.sale_price_cents, table.stock) == (19900, 14900, 3)
    assert table.category_path == ("furniture",)
    assert (rejection.external_id, rejection.reason) == ("8", NOT_PUBLISHED)


@pytest.mark.parametrize("header", ["Attribut 1 Name,Attribut 1 Wert(e),Gewicht (g)", "属性 1 名称,属性 1 值,重量(g)"])
def test_attributes_and_weights_are_found_in_other_languages(file, read, header):
    text = f"ID,Type,Name,Regular price,{header}\n1,simple,Mug,5,Fabric,Cotton,250\n"
    (mug,), _, _ = read(WooCommerceImporter(file(text), "shop", "EUR"))
    assert set(mug.attributes) == {AttributeRecord("fabric", "Cotton"), AttributeRecord("weight", 250.0, "g")}


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("In stock?", "perhaps", "In stock? 'perhaps' is not known and counts as out of stock"),
        ("Stock", "two", "Stock 'two' is not a number"),
        ("Sale price", "soon", "no sale price: price 'soon'"),
        ("Sale price", "250", "no sale price: it is above the regular price"),
        ("Regular price", "0.00", "Regular price is 0, so it has none"),
        ("Date sale price ends", "February", "no sale price: date sale price ends 'February' is not a day"),
        ("External URL", "/shop", "External URL '/shop' is no web address"),
        ("Images", "table.jpg", "Images 'table.jpg' is no web address"),
        ("Brands", "x" * 201, "Brands has 201 characters"),
    ],
)
def test_a_cell_that_can_be_done_without_costs_a_remark(file, read, remarks, column, cell, reason):
    plain = {"ID": "7", "Type": "simple", "Name": "Table", "Published": "1", "Regular price": "199", "Sale price": ""}
    cells = {**plain, column: cell}
    importer = WooCommerceImporter(file(f"{','.join(cells)}\n{','.join(cells.values())}\n"), "shop", "EUR")
    (table,), _, rejections = read(importer)
    assert (table.external_id, table.sale_price_cents, rejections) == ("7", None, [])
    ((line, external_id, told),) = remarks(importer)
    assert (line, external_id) == (2, "7")
    assert reason in told


def test_line_breaks_written_as_letters_become_blanks(file, read):
    text = f"{PLAIN}\n" + '7,simple,S,Soap,1,visible,"First.\\nSecond.\\r\\n- Third C:\\new",1,,,9,Bath\n'
    (soap,), _, _ = read(WooCommerceImporter(file(text), "shop", "EUR"))
    assert soap.description == "First. Second. - Third C:\\new"


def test_subscriptions_are_products_with_variants_too(file, read):
    header = "ID,Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)\n"
    rows = (
        '1,variable-subscription,BOX,Box,,,Size,"S, L"\n2,subscription_variation,BOX-S,Box - S,10,BOX,Size,S\n'
        "3,subscription_variation,BOX-L,Box - L,15,BOX,Size,L\n"
    )
    (box,), _, _ = read(WooCommerceImporter(file(header + rows), "shop", "EUR"))
    assert [(variant.sku, variant.title, variant.price_cents) for variant in box.variants] == [
        ("BOX-S", "S", 1000),
        ("BOX-L", "L", 1500),
    ]


def test_a_variation_whose_sale_has_another_time_has_none_and_is_told(file, read, remarks):
    text = (
        "ID,Type,Name,Published,Parent,Regular price,Sale price,Date sale price starts,Attribute 1 name,"
        'Attribute 1 value(s)\n1,variable,Tee,1,,,,,Size,"S, M, L"\n2,variation,Tee - S,1,id:1,10,8,2026-01-01,Size,S\n'
        "3,variation,Tee - M,1,id:1,10,7,2026-03-01,Size,M\n"
        "4,variation,Tee - L,1,id:1,12,9,2026-01-01 0:00:00,Size,L\n"
    )
    importer = WooCommerceImporter(file(text), "shop", "EUR")
    (tee,), _, _ = read(importer)
    assert [(v.title, v.price_cents, v.sale_price_cents) for v in tee.variants] == [
        ("S", 1000, 800), ("M", 1000, None), ("L", 1200, 900),
    ]  # fmt: skip
    assert (tee.sale_price_cents, tee.sale_from) == (None, datetime(2026, 1, 1, tzinfo=timezone.utc))
    assert [(line, name, reason[:20]) for line, name, reason in remarks(importer)] == [(2, "1", "no sale price for 3:")]


def test_lists_with_semicolons_and_the_product_s_page_are_read(file, read):
    text = (
        "id,name,type,status,price,regular_price,main_image,all_images,categories,permalink\n"
        '5,Set,variable,publish,2890,,https://a.example/1.jpg,"https://a.example/1.jpg; https://a.example/2.jpg",'
        '"Boys; Sets &amp; more",https://shop.example/set\n'
    )
    (product,), _, _ = read(WooCommerceImporter(file(text), "shop", "EUR"))
    assert (product.price_cents, product.currency, product.url) == (289000, "EUR", "https://shop.example/set")
    assert product.image_urls == ("https://a.example/1.jpg", "https://a.example/2.jpg")
    assert product.category_path == ("boys",)


def test_a_table_of_another_kind_is_told_with_another_format(file, read):
    with pytest.raises(ImportFormatError, match=r"lacks the columns type; parted by commas, .* daogou ingest csv"):
        read(WooCommerceImporter(file("name,price\nMug,5\n"), "shop", "EUR"))


def test_hidden_products_stay_out_under_a_header_that_nobody_knows(file, read):
    text = "ID,Type,Name,Published,Who sees it,Regular price\n1,simple,A,1,hidden,5\n2,simple,B,1,visible,5\n"
    (product,), _, (rejection,) = read(WooCommerceImporter(file(text), "shop", "EUR"))
    assert (product.external_id, rejection.external_id) == ("2", "1")
    assert "hidden" in rejection.reason


def test_a_table_that_does_not_say_what_is_published_is_told(file, remarks):
    importer = WooCommerceImporter(file("ID,Type,Name,Regular price\n1,simple,A,5\n"), "shop", "EUR")
    ((line, _, reason),) = remarks(importer)
    assert line == 1
    assert reason.startswith("no column is known for Published")


def test_a_variation_without_a_price_is_left_out_where_others_have_one(file, read, remarks):
    text = (
        "ID,Type,SKU,Name,Published,Parent,Regular price,Attribute 1 name,Attribute 1 value(s)\n"
        '1,variable,T,Tee,1,,,Size,"S, M"\n2,variation,T-S,Tee - S,1,T,0,Size,S\n3,variation,T-M,Tee - M,1,T,5,Size,M\n'
    )
    importer = WooCommerceImporter(file(text), "shop", "EUR")
    (tee,), _, _ = read(importer)
    assert (tee.price_cents, [variant.sku for variant in tee.variants]) == (500, ["T-M"])
    assert any("T-S is left out: it has no price" in reason for _, _, reason in remarks(importer))

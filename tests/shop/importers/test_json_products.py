"""Products as JSON of any program, in English and Chinese; all shops and goods here are made up."""

import gzip
import json

import pytest

from shop.catalogue.records import AttributeRecord
from shop.errors import ImportFormatError
from shop.importers.detection import detect_format, named_currency
from shop.importers.formats import open_importer
from shop.importers.json_products import JsonProductsImporter

LAMP = {
    "商品ID": 17,
    "商品名称": "云朵台灯",
    "商品价格": 129.5,
    "市场价": "159元",
    "商品状态": "已上架",
    "类目": ["家居", "灯具"],
    "品牌": "月牙",
    "库存": 12,
    "属性": {"材质": "竹", "重量": "1.2kg", "颜色": "原木色"},
    "进货价": 60,
}
MUG = {
    "id": "M1",
    "title": "Fogtown mug",
    "price": {"amount": 9, "currency": "EUR"},
    "category": [{"name": "Kitchen"}, {"name": "Mugs"}],
    "brand": {"id": 3, "name": "Fogtown"},
    "images": [{"src": "https://shop.example/m1.jpg"}],
    "specs": [{"name": "Capacity", "value": 350, "unit": "ml"}, "Dishwasher safe: yes"],
}


def dumped(value):
    return json.dumps(value, ensure_ascii=False)


def importer(file, value, currency="CNY"):
    return JsonProductsImporter(file(value if isinstance(value, (str, bytes)) else dumped(value)), "shop", currency)


def test_a_product_with_chinese_keys(file, read):
    (lamp,), categories, rejections = read(importer(file, LAMP))
    assert rejections == []
    assert (lamp.external_id, lamp.title, lamp.brand, lamp.stock) == ("17", "云朵台灯", "月牙", 12)
    assert (lamp.price_cents, lamp.sale_price_cents, lamp.currency) == (15900, 12950, "CNY")
    assert lamp.category_path == ("家居", "家居.灯具")
    assert [category.names for category in categories] == [{"zh": "家居"}, {"zh": "灯具"}]
    assert set(lamp.attributes) == {
        AttributeRecord("material", "竹"), AttributeRecord("weight", 1200.0, "g"), AttributeRecord("colour", "原木色"),
    }  # fmt: skip


def test_a_product_with_english_keys_and_nested_objects(file, read):
    (mug,), _, _ = read(importer(file, [MUG], "EUR"))
    assert (mug.external_id, mug.brand, mug.price_cents) == ("M1", "Fogtown", 900)
    assert mug.category_path == ("kitchen", "kitchen.mugs")
    assert mug.image_urls == ("https://shop.example/m1.jpg",)
    assert set(mug.attributes) == {
        AttributeRecord("capacity", 350.0, "ml"), AttributeRecord("dishwasher_safe", True),
    }  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        f"{dumped(LAMP)}\n\n{dumped({**LAMP, '商品ID': 18})}\n",
        dumped([LAMP, {**LAMP, "商品ID": 18}]),
        json.dumps({"shop": {"page": 1, "products": [LAMP, {**LAMP, "商品ID": 18}]}}, indent=2),
        dumped({key: {k: v for k, v in LAMP.items() if k != "商品ID"} for key in ("17", "18")}),
        gzip.compress(dumped([LAMP, {**LAMP, "商品ID": 18}]).encode()),
        b"\xef\xbb\xbf" + dumped([LAMP, {**LAMP, "商品ID": 18}]).encode(),
    ],
    ids=["lines", "array", "in a document", "by id", "gzipped", "byte-order mark"],
)
def test_products_are_found_however_the_file_holds_them(file, read, content):
    path = file(content)
    assert detect_format(path) == "json"
    products, _, rejections = read(open_importer("auto", path, "shop", "CNY"))
    assert [product.external_id for product in products] == ["17", "18"]
    assert rejections == []


def test_keys_that_nobody_knows_are_left_out_and_named_once(file, remarks):
    told = remarks(importer(file, [LAMP, {**LAMP, "商品ID": 18, "skus": [{"sku": "a", "成本": 1}]}]))
    assert told == [(0, None, "keys left out, since their names are not known: 进货价, variant: 成本")]


def test_a_known_key_with_an_unusable_value_is_told(file, remarks):
    ((number, name, reason),) = remarks(importer(file, {"id": "1", "title": "灯", "price": 5, "stock": {"a": 1}}))
    assert (number, name) == (1, "1")
    assert reason.startswith("stock left out")


def test_variants_have_their_own_prices_stock_and_properties(file, read):
    variants = [
        {"id": "r", "options": {"颜色": "红", "尺码": "M"}, "price": 50, "stock": 2},
        {
            "id": "b",
            "options": [{"name": "颜色", "value": "蓝"}, {"name": "尺码", "value": "M"}],
            "price": 60,
            "stock": 1,
        },
    ]
    (shirt,), _, _ = read(importer(file, {"id": "1", "title": "云纹衬衫", "price": 50, "variants": variants}))
    assert (shirt.price_cents, shirt.stock) == (5000, 3)
    assert [(one.sku, one.title, one.price_cents, one.stock) for one in shirt.variants] == [
        ("r", "红", 5000, 2), ("b", "蓝", 6000, 1),
    ]  # fmt: skip
    assert [one.attributes for one in shirt.variants] == [
        (AttributeRecord("colour", "红"),), (AttributeRecord("colour", "蓝"),),
    ]  # fmt: skip
    assert AttributeRecord("size", "M") in shirt.attributes


def test_a_variant_that_sets_nothing_apart_is_the_product_itself(file, read):
    item = {"id": "1", "title": "竹席", "price": 80, "list_price": 90, "variants": [{"options": ["标准"], "stock": 4}]}
    (mat,), _, _ = read(importer(file, item))
    assert (mat.variants, mat.stock, mat.price_cents, mat.sale_price_cents) == ((), 4, 9000, 8000)


def test_variants_without_a_price_cost_what_the_product_costs(file, read):
    item = {"id": "1", "title": "竹席", "price": 80, "skus": [{"规格": ["1.5米"]}, {"规格": ["1.8米"]}]}
    (mat,), _, _ = read(importer(file, item))
    assert mat.price_cents == 8000
    assert [(one.title, one.price_cents) for one in mat.variants] == [("1.5米", None), ("1.8米", None)]


def test_a_dearer_variant_has_no_list_price_below_its_own(file, read):
    variants = [{"sku": "s", "options": ["小"], "price": 80}, {"sku": "l", "options": ["大"], "price": 50}]
    (mat,), _, _ = read(importer(file, {"id": "1", "title": "竹席", "price": 80, "list_price": 90, "skus": variants}))
    assert [(one.price_cents, one.sale_price_cents) for one in mat.variants] == [(9000, 8000), (5000, None)]


def test_a_number_is_never_read_as_thousands(file, read):
    (lamp,), _, (rejection,) = read(
        importer(file, [{"id": "1", "title": "灯", "price": 1.5}, {"id": "2", "title": "扇", "price": 1.299}])
    )
    assert lamp.price_cents == 150
    assert "more decimals" in rejection.reason


@pytest.mark.parametrize(
    ("price", "currency"), [({"币种": "人民币"}, "CNY"), ({"货币": "USD"}, "USD"), ({}, None)], ids=str
)
def test_the_currency_is_that_of_the_first_product(file, price, currency):
    assert (
        named_currency(file(dumped([{"id": "1", "简介": "长" * 300, "title": "灯", "price": 5, **price}]))) == currency
    )


def test_a_brand_in_both_scripts_is_taken_from_the_title(file, read):
    rows = [{"id": "1", "title": "月牙（Crescent）【新款】台灯"}, {"id": "2", "title": "台灯（大号）"}]
    assert [product.brand for product in read(importer(file, rows))[0]] == ["月牙（Crescent）", None]


def test_without_an_id_a_title_names_a_product_once(file, read):
    rows = [{"title": "竹席", "price": 1}, {"title": "竹席", "price": 2}]
    (mat,), _, (rejection,) = read(importer(file, rows))
    assert mat.external_id == "竹席"
    assert "no id tells them apart" in rejection.reason


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"title": "灯",}', "no JSON: line 1"),
        ("[1, 2", "no JSON: line 1"),
        ('{"orders": [{"no": 1}]}', "has no product"),
        ("[]", "has no product"),
        ('{"title": "灯"}'.encode("gb18030"), "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(file, read, content, told):
    with pytest.raises(ImportFormatError, match=told):
        read(importer(file, content))


def test_what_is_no_object_is_rejected_and_the_rest_is_read(file, read):
    products, _, rejections = read(importer(file, f"{dumped(LAMP)}\n[7]\n{{\n"))
    assert len(products) == 1
    assert [rejection.line for rejection in rejections] == [2, 3]

from __future__ import annotations

import csv
import gzip

import pytest

from data.catalogues.demo.make.annotated_reviews import _reviews
from data.catalogues.demo.make.electronics import Electronics
from data.catalogues.demo.make.gadgets import Gadgets
from data.catalogues.demo.make.gifts import Books, Gifts, title_case
from data.catalogues.demo.make.outdoor import Outdoor
from data.catalogues.demo.make.phones import Phones
from shop.catalogue.records import ProductRecord
from shop.classification.features import Description
from shop.importers.rejection import Rejection
from shop.orders.records import OrderRecord

HOLDER, STAND = "WHITE HANGING HEART T-LIGHT HOLDER", "REGENCY CAKESTAND 3 TIER"
COLUMNS = ("InvoiceNo", "InvoiceDate", "CustomerID", "Country", "StockCode", "Description", "Quantity", "UnitPrice")
ROWS = [
    ("536365", "2010-12-01 08:26:00", "17850.0", "United Kingdom", "85123A", HOLDER, "6", "2.55"),
    ("536365", "2010-12-01 08:27:00", "17850.0", "United Kingdom", "POST", "POSTAGE", "1", "18"),
    ("536365", "2010-12-01 08:26:00", "17850.0", "United Kingdom", "22423", STAND, "2", "0"),
    ("536400", "2010-12-03 10:00:00", "", "France", "85123a", HOLDER, "1", "2.95"),
    ("536400", "2010-12-03 10:00:00", "", "France", "85123A", "wrongly marked", "1", "2.95"),
    ("540000", "2011-01-10 09:00:00", "17850.0", "United Kingdom", "85123A", HOLDER, "6", "2.55"),
    ("540000", "2011-01-10 09:00:00", "17850.0", "United Kingdom", "22423", STAND, "1", "12.75"),
    ("C540001", "2011-01-12 09:00:00", "17850.0", "United Kingdom", "85123A", "", "-2", "2.55"),
    ("540002", "2011-01-13 09:00:00", "13047.0", "United Kingdom", "POST", "POSTAGE", "1", "18"),
    ("540003", "2011-01-14 09:00:00", "13047.0", "United Kingdom", "84016", "damaged", "-1", "0"),
    ("540004", "2011-01-14 09:00:00", "13047.0", "United Kingdom", "21777", "RECIPE BOX", "-1", "0"),
]


def kinds(rows, *wanted):
    rows = list(rows)
    return [[row for row in rows if isinstance(row, kind)] for kind in wanted]


@pytest.fixture
def books(tmp_path):
    path = tmp_path / "online_retail.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([COLUMNS, *ROWS])
    return Books.read(path)


@pytest.fixture
def gifts(catalogue, books):
    placed = {("gifts", code): ("gifts", "home-decor", "candle-holders") for code in ("85123A", "22423", "21777")}
    return kinds(Gifts(catalogue).products(books, placed), ProductRecord, Rejection)


@pytest.fixture
def orders(catalogue, books, gifts):
    sellable = [product.external_id for product in gifts[0]]
    return kinds(Gifts(catalogue).orders(books, sellable), OrderRecord, Rejection)


def test_gifts_have_the_usual_title_and_the_newest_price(gifts):
    stand, holder = gifts[0]
    assert (holder.external_id, holder.title) == ("85123A", "White Hanging Heart T-Light Holder")
    assert holder.category_path[-1] == "candle-holders"
    assert (holder.price_cents, holder.currency, holder.popularity) == (255, "GBP", 3.0)
    assert (stand.title, stand.price_cents) == ("Regency Cakestand 3 Tier", 1275)


def test_gifts_that_are_no_goods_are_left_out_with_a_reason(gifts, orders):
    reasons = {row.external_id: row.reason for row in (*gifts[1], *orders[1])}
    assert "postage" in reasons["POST"]
    assert "notes of the stock room" in reasons["84016"]
    assert "never sold" in reasons["21777"]
    assert "no price" in reasons["536365"]
    assert "'POST'" in reasons["540002"]


def test_orders_keep_what_was_for_sale_and_returns_are_negative(orders):
    found = {order.external_id: order for order in orders[0]}
    assert list(found) == ["536365", "536400", "540000", "C540001"]
    assert [(line.product_external_id, line.quantity) for line in found["536365"].lines] == [("85123A", 6)]
    assert found["536400"].customer_external_id is None
    assert found["536400"].country == "France"
    assert found["C540001"].lines[0].quantity == -2


def test_titles_in_capitals_are_softened():
    assert title_case("CHILDREN'S MUG,RED/WHITE  SPOT") == "Children's Mug, Red/White Spot"


def test_electronics(catalogue):
    row = {
        "id": "1",
        "title": "Xerox 006R90321 toner cartridge Original Black 6 pc(s)",
        "brand": "Xerox",
        "price_cents": 4995,
        "description": "Toner (6 per box)",
        "released": "2009-12-10",
        "image": "https://images.icecat.biz/1.jpg",
        "specifications": {"type": "Original", "printing_colours": "Black", "black_toner_page_yield": 23000.0},
    }
    electronics, rows = Electronics(catalogue), [row, {**row, "id": "2", "title": " "}]
    described = electronics.described(rows)
    assert described["electronics", "1"] == Description(
        row["title"], "Toner (6 per box)", "Xerox", "Electronics", row["specifications"]
    )
    found = electronics.products(rows, dict.fromkeys(described, ("electronics", "printing-supplies", "toner")))
    (toner,), rejections = kinds(found, ProductRecord, Rejection)
    assert toner.category_path == ("electronics", "printing-supplies", "toner")
    assert (toner.price_cents, toner.currency, toner.released_on.year) == (4995, "USD", 2009)
    assert {(a.name, a.value) for a in toner.attributes} >= {("colour", "black"), ("page_yield", 23000.0)}
    assert [(row.line, row.external_id, row.reason) for row in rejections] == [(2, "2", "title is empty")]


def test_phones(catalogue):
    row = {
        "sku": "77",
        "name": "Insignia™ - Case for Apple® iPhone® 7 - Black/Red",
        "brand": "Insignia™",
        "description": "A waterproof case.",
        "categories": ["Cell Phones", "Cell Phone Accessories", "Cell Phone Cases & Clips"],
        "price": 9.99,
        "image": "https://cdn.example/77_sb.jpg",
        "popularity": 5,
    }
    phones = Phones(catalogue)
    assert phones.describe(row).category == "Cell Phones > Cell Phone Accessories > Cell Phone Cases & Clips"
    (case,) = phones.products([row], {("phones", "77"): ("phones", "phone-accessories", "phone-cases")})
    assert (case.title, case.brand) == ("Insignia - Case for Apple iPhone 7 - Black/Red", "Insignia")
    assert (case.external_id, case.price_cents, case.category_path[-1]) == ("77", 999, "phone-cases")
    assert {(a.name, a.value) for a in case.attributes} == {
        ("colour", "black"),
        ("colour", "red"),
        ("compatibility", "iPhone 7"),
        ("waterproof", True),
    }


def test_outdoor_has_pictures_of_this_shop(catalogue):
    (boots,) = Outdoor(catalogue).products(
        [
            {
                "Id": 1,
                "Type": "Footwear",
                "Brand": "Daybird",
                "Name": "Wanderer Black Hiking Boots",
                "Description": "Waterproof leather, clear style.",
                "Price": 109.99,
            }
        ],
        {("outdoor", "1"): ("outdoor", "outdoor-gear", "hiking-footwear")},
    )
    assert (boots.category_path[-1], boots.price_cents) == ("hiking-footwear", 10999)
    assert boots.image_urls == ("/pictures/outdoor-1.webp",)
    assert ("colour", "transparent") not in {(a.name, a.value) for a in boots.attributes}


def test_gadgets_carry_their_reviews(catalogue):
    review = {"title": "great", "text": "sharp pictures", "opinions": [["picture quality", 3], ["battery", -2]]}
    row = {"id": "canon-g3", "title": "Canon PowerShot G3 digital camera", "brand": "Canon", "reviews": [review]}
    placed = {("gadgets", "canon-g3"): ("electronics", "cameras", "digital-cameras")}
    (camera,) = Gadgets(catalogue).products([row], placed)
    assert camera.price_cents is None
    assert camera.category_path[-1] == "digital-cameras"
    (found,) = Gadgets(catalogue).reviews(row)
    assert (found.product_external_id, found.opinions) == ("canon-g3", (("picture quality", 3), ("battery", -2)))


def test_annotated_reviews_are_taken_apart():
    text = (
        "*****\n[t]excellent\npicture quality[+3], use[+1][u]##great   pictures .\n##bought it .\n"
        "[t]bad\nlcd[-]##it broke .\n[t]empty\n"
    )
    assert list(_reviews(text)) == [
        {
            "title": "excellent",
            "text": "great pictures . bought it .",
            "opinions": [["picture quality", 3], ["use", 1]],
        },
        {"title": "bad", "text": "it broke .", "opinions": [["lcd", -1]]},
    ]

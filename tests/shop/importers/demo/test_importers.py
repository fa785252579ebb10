from shop.catalogue.records import ProductRecord, TermKind, TermRecord
from shop.importers.demo.catalogue import DemoCatalogue
from shop.importers.demo.electronics import ElectronicsImporter
from shop.importers.demo.gadgets import GadgetsImporter
from shop.importers.demo.gifts import GiftsImporter, title_case
from shop.importers.demo.outdoor import OutdoorImporter
from shop.importers.demo.phones import PhonesImporter
from shop.importers.demo.prepare_reviews import _reviews
from shop.importers.rejection import Rejection
from shop.orders.records import OrderRecord
from shop.reviews.records import ReviewRecord

STOCK = """code,description,times
85123A,WHITE HANGING HEART T-LIGHT HOLDER,5
85123A,wrongly marked,2
22423,REGENCY CAKESTAND 3 TIER,3
POST,POSTAGE,9
84016,damaged,1
21777,RECIPE BOX,1
"""
ORDERS = """invoice,at,customer,country,lines
536365,2010-12-01 08:26:00,17850,United Kingdom,85123A:6:2.55;POST:1:18;22423:2:0
536400,2010-12-03 10:00:00,,France,85123A:1:2.95;85123A:1:2.95
540000,2011-01-10 09:00:00,17850,United Kingdom,85123A:6:2.55;22423:1:12.75
C540001,2011-01-12 09:00:00,17850,United Kingdom,85123A:-2:2.55
540002,2011-01-13 09:00:00,13047,United Kingdom,POST:1:18
"""


def read(importer):
    rows = list(importer.records())
    return {
        kind: [row for row in rows if isinstance(row, kind)]
        for kind in (ProductRecord, OrderRecord, ReviewRecord, TermRecord, Rejection)
    }


def gifts(folder, put):
    put("gifts_stock.csv.gz", STOCK)
    put("gifts_orders.csv.gz", ORDERS)
    return GiftsImporter(DemoCatalogue.load(folder))


def test_gifts_have_the_usual_title_and_the_newest_price(folder, put):
    holder, stand = read(gifts(folder, put))[ProductRecord]
    assert (holder.external_id, holder.title) == ("85123A", "White Hanging Heart T-Light Holder")
    assert holder.category_path[-1] == "candle-holders"
    assert (holder.price_cents, holder.currency, holder.popularity) == (255, "GBP", 3.0)
    assert (stand.title, stand.price_cents) == ("Regency Cakestand 3 Tier", 1275)


def test_gifts_that_are_no_goods_are_left_out_with_a_reason(folder, put):
    reasons = {row.external_id: row.reason for row in read(gifts(folder, put))[Rejection]}
    assert "postage" in reasons["POST"]
    assert "notes of the stock room" in reasons["84016"]
    assert "never sold" in reasons["21777"]
    assert "no price" in reasons["536365"]
    assert "'POST'" in reasons["540002"]


def test_orders_keep_what_was_for_sale_and_returns_are_negative(folder, put):
    orders = {order.external_id: order for order in read(gifts(folder, put))[OrderRecord]}
    assert list(orders) == ["536365", "536400", "540000", "C540001"]
    assert [(line.product_external_id, line.quantity) for line in orders["536365"].lines] == [("85123A", 6)]
    assert orders["536400"].customer_external_id is None
    assert orders["536400"].country == "France"
    assert orders["C540001"].lines[0].quantity == -2


def test_titles_in_capitals_are_softened():
    assert title_case("CHILDREN'S MUG,RED/WHITE  SPOT") == "Children's Mug, Red/White Spot"


def test_electronics(folder, put):
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
    put("electronics.jsonl.gz", [row, {**row, "id": "2", "title": " "}])
    found = read(ElectronicsImporter(DemoCatalogue.load(folder)))
    (toner,) = found[ProductRecord]
    assert toner.category_path == ("electronics", "printing-supplies", "toner")
    assert (toner.price_cents, toner.currency, toner.released_on.year) == (4995, "USD", 2009)
    assert {(a.name, a.value) for a in toner.attributes} >= {("colour", "black"), ("page_yield", 23000.0)}
    assert [(row.line, row.external_id, row.reason) for row in found[Rejection]] == [(2, "2", "title is empty")]
    assert found[TermRecord] == [TermRecord(TermKind.BRAND, "Xerox", "any", "Xerox")]


def test_phones(folder, put):
    put(
        "phones.jsonl.gz",
        [
            {
                "sku": "77",
                "name": "Insignia™ - Case for Apple® iPhone® 7 - Black/Red",
                "brand": "Insignia™",
                "description": "A waterproof case.",
                "categories": ["Cell Phones", "Cell Phone Accessories", "Cell Phone Cases & Clips"],
                "price": 9.99,
                "image": "https://cdn.example/77_sb.jpg",
                "popularity": 5,
            }
        ],
    )
    (case,) = read(PhonesImporter(DemoCatalogue.load(folder)))[ProductRecord]
    assert (case.title, case.brand) == ("Insignia - Case for Apple iPhone 7 - Black/Red", "Insignia")
    assert (case.external_id, case.price_cents, case.category_path[-1]) == ("77", 999, "phone-cases")
    assert {(a.name, a.value) for a in case.attributes} == {
        ("colour", "black"),
        ("colour", "red"),
        ("compatibility", "iPhone 7"),
        ("waterproof", True),
    }


def test_outdoor_has_pictures_of_this_shop(folder, put):
    put(
        "outdoor.jsonl.gz",
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
    )
    (boots,) = read(OutdoorImporter(DemoCatalogue.load(folder)))[ProductRecord]
    assert (boots.category_path[-1], boots.price_cents) == ("hiking-footwear", 10999)
    assert boots.image_urls == ("/pictures/outdoor-1.webp",)
    assert ("colour", "transparent") not in {(a.name, a.value) for a in boots.attributes}


def test_gadgets_carry_their_reviews(folder, put):
    review = {"title": "great", "text": "sharp pictures", "opinions": [["picture quality", 3], ["battery", -2]]}
    put(
        "gadgets.jsonl.gz",
        [{"id": "canon-g3", "title": "Canon PowerShot G3 digital camera", "brand": "Canon", "reviews": [review]}],
    )
    found = read(GadgetsImporter(DemoCatalogue.load(folder)))
    assert found[ProductRecord][0].price_cents is None
    assert found[ProductRecord][0].category_path[-1] == "digital-cameras"
    assert found[ReviewRecord][0].opinions == (("picture quality", 3), ("battery", -2))


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

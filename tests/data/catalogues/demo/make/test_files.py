"""What the maker writes, the shop's importers read back as it was."""

from datetime import date, datetime, timezone

from data.catalogues.demo.make.files import write_orders, write_records
from shop.catalogue.records import AttributeRecord, ProductRecord, VariantRecord
from shop.importers.jsonl import JsonLinesImporter
from shop.importers.orders_csv import OrdersCsvImporter
from shop.importers.reviews_jsonl import ReviewsImporter
from shop.orders.records import OrderLineRecord, OrderRecord
from shop.reviews.records import ReviewRecord

PLAIN = ProductRecord("toy", "1", "Mug", (), None, "USD")
FULL = ProductRecord(
    source="toy",
    external_id="2",
    title="Laptop 14 电脑",
    category_path=("computers", "laptops"),
    price_cents=1,
    currency="USD",
    description="Thin.",
    attributes=(AttributeRecord("memory", 16.0, "GB"), AttributeRecord("touchscreen", False)),
    variants=(VariantRecord("L", "512 GB", attributes=(AttributeRecord("storage", 512.0, "GB"),)),),
    stock=0,
    popularity=0.0,
    released_on=date(2009, 12, 10),
)


def test_products(tmp_path):
    path = tmp_path / "products.jsonl.gz"
    write_records(path, [PLAIN, FULL])
    assert list(JsonLinesImporter(path, "toy").records()) == [PLAIN, FULL]


def test_reviews(tmp_path):
    path = tmp_path / "reviews.jsonl.gz"
    review = ReviewRecord("toy", "1-1", "1", "AT&#38;T ; fine .", opinions=(("picture quality", -3),))
    write_records(path, [review])
    assert list(ReviewsImporter(path, "toy").records()) == [review]


def test_orders(tmp_path):
    path = tmp_path / "orders.csv.gz"
    at = datetime(2010, 12, 1, 8, 26, tzinfo=timezone.utc)
    lines = (OrderLineRecord("1", 6, 5), OrderLineRecord("2", -1, 1250))
    orders = [
        OrderRecord("toy", "536365", "17850", at, "GBP", lines, "United Kingdom"),
        OrderRecord("toy", "C536366", None, at, "GBP", lines[1:], "France"),
    ]
    write_orders(path, orders)
    assert list(OrdersCsvImporter(path, "toy", "GBP").records()) == orders


def test_the_same_records_give_the_same_bytes(tmp_path):
    for name in ("a.gz", "b.gz"):
        write_records(tmp_path / name, [PLAIN, FULL])
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()

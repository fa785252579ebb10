import json
from dataclasses import asdict, replace
from datetime import datetime, timezone

import pytest

from shop.importers.jsonl import JsonLinesImporter


def line(record, **changes):
    row = {**asdict(record), **changes}
    return json.dumps(row, default=str)


def test_a_product_goes_through_the_format_unchanged(file, read, laptop):
    on_sale = replace(
        laptop,
        external_id="2",
        url="https://shop.example/laptop",
        sale_price_cents=89900,
        sale_from=datetime(2026, 1, 5, 8, tzinfo=timezone.utc),
        sale_until=datetime(2026, 2, 1, tzinfo=timezone.utc),
        variants=(replace(laptop.variants[0], sale_price_cents=89900),),
    )
    importer = JsonLinesImporter(file(line(laptop) + "\n\n" + line(on_sale)), "ignored")
    assert read(importer)[0] == [laptop, on_sale]


@pytest.mark.parametrize("sale_price_cents", [0, 99900, 120000, None])
def test_a_sale_price_of_0_or_not_below_the_regular_one_is_none(file, read, laptop, sale_price_cents):
    ((product,), _, _) = read(JsonLinesImporter(file(line(laptop, sale_price_cents=sale_price_cents)), "toy"))
    assert product.sale_price_cents is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/products/laptop", ""])
def test_a_page_that_is_no_web_address_is_none(file, read, laptop, url):
    ((product,), _, _) = read(JsonLinesImporter(file(line(laptop, url=url)), "toy"))
    assert product.url is None


def test_measures_come_into_base_units(file, read, laptop):
    attributes = [{"name": "capacity", "value": 1.7, "unit": "l"}, {"name": "storage", "value": 2, "unit": "TB"}]
    variant = {"sku": "1", "title": "1", "attributes": [{"name": "width", "value": 30, "unit": "cm"}]}

    ((product,), _, _) = read(JsonLinesImporter(file(line(laptop, attributes=attributes, variants=[variant])), "mine"))

    assert [(item.value, item.unit) for item in product.attributes] == [(1700.0, "ml"), (2000.0, "GB")]
    assert [(item.value, item.unit) for item in product.variants[0].attributes] == [(0.3, "m")]


def test_a_line_without_source_belongs_to_the_importer(file, read):
    text = '{"external_id": "1", "title": "Mug", "currency": "USD"}'
    ((product,), _, _) = read(JsonLinesImporter(file(text), "mine"))
    assert (product.source, product.category_path, product.price_cents) == ("mine", (), None)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": " "}, "title is empty"),
        ({"title": "x" * 1001}, "title has 1,001 characters"),
        ({"title": 7}, "title is not a text"),
        ({"price_cents": -1}, "price_cents"),
        ({"price_cents": 9.5}, "price_cents"),
        ({"price_cents": True}, "price_cents"),
        ({"currency": "usd"}, "currency 'usd'"),
    ],
)
def test_a_line_that_breaks_a_rule_is_rejected_with_the_reason_and_the_rest_is_read(
    file, read, laptop, changes, reason
):
    importer = JsonLinesImporter(file(f"{line(laptop, **changes)}\n{line(laptop)}\n"), "toy")
    products, _, (rejection,) = read(importer)
    assert products == [laptop]
    assert (rejection.line, rejection.external_id) == (1, "laptop")
    assert reason in rejection.reason


@pytest.mark.parametrize(
    ("changes", "kept", "reason"),
    [
        ({"sale_price_cents": "9"}, {"sale_price_cents": None}, "sale_price_cents"),
        ({"sale_price_cents": 900, "sale_until": "soon"}, {"sale_price_cents": None}, "sale_until"),
        ({"price_cents": 0}, {"price_cents": None}, "price_cents is 0, so it has none"),
        ({"category_path": "laptops"}, {"category_path": ()}, "category_path is not a list"),
        ({"category_path": ["a/b"]}, {"category_path": ()}, "slash"),
        ({"attributes": [{"name": "memory", "value": None}]}, {"attributes": ()}, "attribute memory is not a number"),
        ({"attributes": [{"name": "memory", "value": float("nan")}]}, {"attributes": ()}, "not a finite number"),
        ({"attributes": [{"name": "memory", "value": 10**400}]}, {"attributes": ()}, "not a finite number"),
        ({"attributes": ["memory"]}, {"attributes": ()}, "an attribute is not an object"),
        ({"variants": [{"sku": "", "title": "x"}]}, {"variants": ()}, "sku is empty"),
        ({"stock": "many"}, {"stock": 0}, "stock is not a whole number"),
        ({"popularity": -1}, {"popularity": None}, "popularity is negative"),
        ({"released_on": "soon"}, {"released_on": None}, "released_on"),
        ({"url": "/laptop"}, {"url": None}, "url '/laptop' is no web address"),
        ({"image_urls": [7]}, {"image_urls": ()}, "image_urls is not a text"),
        ({"brand": "x" * 201}, {"brand": None}, "brand has 201 characters"),
        ({"colour": "red"}, {}, "unknown fields: colour"),
    ],
)
def test_a_value_that_can_be_done_without_costs_a_remark(file, read, remarks, laptop, changes, kept, reason):
    importer = JsonLinesImporter(file(f"{line(laptop, **changes)}\n"), "toy")
    products, _, rejections = read(importer)
    assert (products, rejections) == ([replace(laptop, **kept)], [])
    ((number, external_id, told),) = remarks(importer)
    assert (number, external_id) == (1, "laptop")
    assert reason in told


@pytest.mark.parametrize("text", ["{", "[1]", "null", "9" * 5000, "[" * 100_000, '{"external_id": ""}'])
def test_a_line_that_is_no_product_is_rejected_and_the_rest_is_read(file, read, laptop, text):
    products, _, (rejection,) = read(JsonLinesImporter(file(f"{text}\n{line(laptop)}\n"), "toy"))
    assert products == [laptop]
    assert (rejection.line, rejection.external_id) == (1, None)

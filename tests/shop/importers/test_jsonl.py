import json
from dataclasses import asdict, replace

import pytest

from shop.importers.jsonl import JsonLinesImporter


def line(record, **changes):
    row = {**asdict(record), **changes}
    return json.dumps(row, default=str)


def test_a_product_goes_through_the_format_unchanged(file, read, laptop):
    importer = JsonLinesImporter(file(line(laptop) + "\n\n" + line(replace(laptop, external_id="2"))), "ignored")
    assert read(importer)[0] == [laptop, replace(laptop, external_id="2")]


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
        ({"category_path": "laptops"}, "category_path is not a list"),
        ({"category_path": ["a/b"]}, "slash"),
        ({"attributes": [{"name": "memory", "value": None}]}, "attribute memory is not a number"),
        ({"attributes": [{"name": "memory", "value": float("nan")}]}, "not a finite number"),
        ({"attributes": [{"name": "memory", "value": 10**400}]}, "not a finite number"),
        ({"attributes": ["memory"]}, "an attribute is not an object"),
        ({"variants": [{"sku": "", "title": "x"}]}, "sku is empty"),
        ({"popularity": -1}, "popularity is negative"),
        ({"released_on": "soon"}, "released_on"),
        ({"colour": "red"}, "unknown fields: colour"),
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


@pytest.mark.parametrize("text", ["{", "[1]", "null", "9" * 5000, "[" * 100_000, '{"external_id": ""}'])
def test_a_line_that_is_no_product_is_rejected(file, read, text):
    products, _, (rejection,) = read(JsonLinesImporter(file(text), "toy"))
    assert products == []
    assert (rejection.line, rejection.external_id) == (1, None)

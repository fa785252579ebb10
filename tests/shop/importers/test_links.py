import json

import pytest

from shop.errors import ImportFormatError
from shop.importers.formats import open_importer


def products(file, product_url):
    lines = [
        {"external_id": "mug 1/2", "title": "Mug", "currency": "EUR"},
        {"external_id": "2", "title": "Cup", "currency": "EUR", "url": "https://shop.example/cup"},
    ]
    path = file("\n".join(map(json.dumps, lines)) + "\n{broken\n")
    return list(open_importer("jsonl", path, "toy", "EUR", product_url).records())


def test_a_product_without_a_page_gets_one_from_the_template(file):
    mug, cup, rejection = products(file, "https://shop.example/products/{id}")
    assert mug.url == "https://shop.example/products/mug%201%2F2"
    assert cup.url == "https://shop.example/cup"
    assert rejection.line == 3


@pytest.mark.parametrize("template", ["https://shop.example/products/", "/products/{id}", "javascript:{id}"])
def test_a_template_that_is_no_address_is_refused(file, template):
    with pytest.raises(ImportFormatError, match=r"write e.g. https://shop.example/products/{id}"):
        products(file, template)

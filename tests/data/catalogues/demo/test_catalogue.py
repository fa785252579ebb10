"""The demo shop's files as any shop's are read: every row can be used, and the words fit together."""

from __future__ import annotations

from pathlib import Path

import pytest

from shop.catalogue.records import CategoryRecord, ProductRecord, TermKind, TermRecord
from shop.importers.catalogue import open_catalogue
from shop.importers.rejection import Rejection
from shop.orders.records import OrderRecord
from shop.reviews.records import ReviewRecord

FOLDER = Path("data/catalogues/demo")


@pytest.fixture(scope="module")
def records():
    """What every file brings, by file in the order of shop.yml."""
    return [list(importer.records()) for importer in open_catalogue(FOLDER)]


def of_kind(records, kind):
    return [record for file in records for record in file if isinstance(record, kind)]


def test_the_words_come_before_the_products_and_the_products_before_what_names_them():
    assert [importer.source for importer in open_catalogue(FOLDER)] == [
        "categories",
        "vocabulary",
        "electronics",
        "phones",
        "gifts",
        "gifts",
        "outdoor",
        "gadgets",
        "gadgets",
    ]


def test_every_row_can_be_used(records):
    assert of_kind(records, Rejection) == []
    assert len(of_kind(records, ProductRecord)) == 26_595
    assert len(of_kind(records, OrderRecord)) == 23_187
    assert len(of_kind(records, ReviewRecord)) == 639


def test_orders_and_reviews_name_products_of_their_source(records):
    known = {(product.source, product.external_id) for product in of_kind(records, ProductRecord)}
    ordered = {
        (order.source, line.product_external_id) for order in of_kind(records, OrderRecord) for line in order.lines
    }
    reviewed = {(review.source, review.product_external_id) for review in of_kind(records, ReviewRecord)}
    assert ordered | reviewed <= known


def test_products_are_in_categories_of_the_tree(records):
    parents = {category.key: category.parent_key for category in of_kind(records, CategoryRecord)}
    for product in of_kind(records, ProductRecord):
        assert list(zip(product.category_path, (None, *product.category_path), strict=False)) == [
            (key, parents[key]) for key in product.category_path
        ]


def test_no_word_comes_twice_and_every_category_has_words_in_both_languages(records):
    terms = [term for file in records[:2] for term in file if isinstance(term, TermRecord)]
    assert len(terms) == len(set(terms))
    for language in ("en", "zh"):
        assert {term.key for term in terms if term.language == language and term.kind is TermKind.CATEGORY} == {
            category.key for category in of_kind(records, CategoryRecord)
        }


def test_values_name_properties_in_the_form_the_search_understands(records):
    values = [term for term in of_kind(records, TermRecord) if term.kind is TermKind.VALUE]
    assert {term.key.count("=") for term in values} == {1}

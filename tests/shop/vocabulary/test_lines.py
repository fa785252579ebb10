"""Lines and models from titles alone, with what is no name among them."""

from __future__ import annotations

import pytest

from shop.catalogue.records import AttributeRecord, ProductRecord, TermKind
from shop.vocabulary.lines import line_terms
from shop.vocabulary.taxonomy import taxonomy

PHONES, CASES, PRINTERS, INK = (
    ("phones",),
    ("accessories", "phone-cases"),
    ("printing", "laser-printers"),
    ("printing", "ink"),
)


def product(title, brand, path=(), description="", **values):
    attributes = tuple(AttributeRecord(name, value) for name, value in values.items())
    return ProductRecord("toy", title, title, path, 1, "USD", brand, description, attributes)


def phones():
    for colour in ("Black", "Silver", "Gold"):
        for model in ("6", "6s", "6s Plus", "7"):
            yield product(f"Apple - iPhone {model} 32GB - {colour}", "Apple", PHONES, colour=colour)
        for model in ("S6", "S7", "S7 edge", "Note 5"):
            yield product(f"Samsung Galaxy {model} 64 GB {colour}", "Samsung", PHONES, colour=colour)
        for brand in ("Speck", "Spigen", "Incipio"):
            yield product(
                f"{brand} Hard Shell Case for Apple iPhone 6s Plus - {colour}",
                brand,
                CASES,
                "A hard case, slim at every edge, that fits the iPhone 6s Plus.",
                colour=colour,
            )


def printers():
    for model in ("1300", "1320", "P2015", "Pro M402", "Pro M404"):
        yield product(f"HP LaserJet {model} laser printer", "HP", PRINTERS)
        yield product(f"HP LaserJet {model} Printer A4, 20 ppm", "HP", PRINTERS)
        yield product(f"Xerox Black toner. Compatible with HP LaserJet {model}", "Xerox", INK)
    for colour in ("Cyan", "Magenta", "Yellow"):
        yield product(f"Brother TN620 Original {colour}", "Brother", INK, colour=colour)
        yield product(f"Canon Original ink {colour}", "Canon", INK, colour=colour)
        yield product(f"Herma Removable labels {colour}", "Herma", (), "White removable labels.", colour=colour)


@pytest.fixture(scope="module")
def lines():
    terms = line_terms([*phones(), *printers()], taxonomy())
    assert {(term.kind, term.language) for term in terms} == {(TermKind.LINE, "any")}
    assert all(term.key.partition("=")[2] == term.text for term in terms)
    return {term.text: term.key.partition("=")[0] for term in terms}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("iPhone", "phones"),
        ("iPhone 6", "phones"),
        ("iPhone 6s", "phones"),
        ("iPhone 6s Plus", "phones"),
        ("Galaxy", "phones"),
        ("Galaxy S7", "phones"),
        ("Galaxy S7 edge", "phones"),
        ("Galaxy Note 5", "phones"),
        ("LaserJet", "laser-printers"),
        ("LaserJet 1300", "laser-printers"),
        ("LaserJet Pro", "laser-printers"),
        ("LaserJet Pro M402", "laser-printers"),
        ("TN620", "ink"),
    ],
)
def test_what_a_brand_calls_its_products_is_a_line(lines, text, category):
    assert lines[text] == category


def test_nothing_else_is(lines):
    words = {word.casefold() for text in lines for word in text.split()}
    for no_name in ("32gb", "64", "black", "hard", "case", "printer", "original", "removable", "apple", "toner", "a4"):
        assert no_name not in words


def test_a_word_of_several_brands_is_no_line():
    titles = [f"{brand} Turbo {number} drill" for brand in ("Acme", "Bosch", "Ryobi") for number in (100, 200, 300)]
    assert line_terms([product(title, title.split()[0]) for title in titles], taxonomy()) == []


def test_accessories_of_the_own_brand_do_not_make_the_category():
    items = [product(f"Acme - Zentrix {model} phone", "Acme", PHONES) for model in ("X1", "X2", "X2", "X3", "X3", "X4")]
    items += [product(f"Acme - Case for Zentrix X2 - {colour}", "Acme", CASES) for colour in ["red", "blue", "pink"]]
    items += [product(f"Acme - Zentrix X2 Silicone Case {colour}", "Acme", CASES) for colour in ("Red", "Blue", "Pink")]
    found = {term.text: term.key.partition("=")[0] for term in line_terms(items, taxonomy())}
    assert found["Zentrix X2"] == "phones"


def test_a_shop_without_brands_has_no_lines():
    assert line_terms([product(f"Zentrix lamp {number}", None) for number in range(9)], taxonomy()) == []


def test_chinese_titles_have_lines_in_latin_letters():
    items = [product(f"华为 Zentrix {model} 手机 {colour}", "华为") for model in ("Z1", "Z2") for colour in "黑白红"]
    assert {term.text for term in line_terms(items, taxonomy())} == {"Zentrix", "Zentrix Z1", "Zentrix Z2"}

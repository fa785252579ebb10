"""The demo's own YAML files: they load, and hard cases land where a shopper would look."""

import pytest

from shop.catalogue.records import TermKind
from shop.importers.demo import demo_sources, load_vocabulary
from shop.importers.demo.category_rules import Evidence

from .conftest import REAL


@pytest.mark.parametrize(
    ("source", "title", "attributes", "category"),
    [
        ("electronics", 'HP Pavilion dv7 Notebook Silver 43.2 cm (17")', {"product_type": "Notebook"}, "laptops"),
        ("electronics", 'HP RR314AA notebook case 39.1 cm (15.4") Briefcase Black', {}, "laptop-bags"),
        ("electronics", "Leitz WOW Notebook A4 squared, wirebound with PP cover", {}, "folders"),
        ("electronics", "Epson ELPLP25 projector lamp 132 W UHE", {}, "projector-lamps"),
        ("electronics", "NEC NP610 data projector 3500 ANSI lumens LCD", {}, "projectors"),
        ("electronics", "HP LaserJet P3005n Printer 1200 x 1200 DPI", {}, "laser-printers"),
        ("electronics", "HP Q2610D toner cartridge Original Black 2 pc(s)", {}, "toner"),
        ("electronics", "Canon WT-98C Waste Toner Box for LBP-5960", {}, "printer-maintenance"),
        ("electronics", 'Samsung EF-PG770 mobile phone case 17 cm (6.7") Cover Black', {}, "phone-cases"),
        ("electronics", "Intel Xeon E5450 processor 3.00 GHz 12 MB L2", {"product_type": "Processor"}, "processors"),
        ("electronics", "APC RBC7 UPS battery Sealed Lead Acid (VRLA)", {}, "ups-parts"),
        ("gifts", "White Hanging Heart T-Light Holder", {}, "candle-holders"),
        ("gifts", "Set Of 60 I Love London Cake Cases", {}, "cake-and-baking"),
        ("gifts", "Spotty Pink Duck Doorstop", {}, "hooks-and-knobs"),
        ("phones", "Insignia - Vehicle Charger - Red", {}, "car-chargers"),
    ],
)
def test_accessories_are_not_taken_for_what_they_belong_to(real_catalogue, source, title, attributes, category):
    brand = title.split()[0]
    assert real_catalogue.sorter(source).path(Evidence(title, brand=brand, attributes=attributes))[-1] == category


def test_what_nothing_matches_goes_into_the_other_category(real_catalogue):
    assert real_catalogue.sorter("gifts").path(Evidence("Qwxyz"))[-1] == "other-gifts"


def test_no_word_comes_twice_and_every_category_has_words_in_both_languages(real_catalogue):
    _, terms = load_vocabulary(REAL)
    assert len(terms) == len(set(terms))
    for language in ("en", "zh"):
        assert {term.key for term in terms if term.language == language and term.kind is TermKind.CATEGORY} == set(
            real_catalogue.taxonomy.parents
        )


def test_values_name_properties_in_the_form_the_search_understands(real_catalogue):
    values = [term for term in real_catalogue.vocabulary.terms if term.kind is TermKind.VALUE]
    assert {term.key.count("=") for term in values} == {1}


def test_the_words_come_before_the_products():
    assert [name for name, _ in demo_sources(REAL)] == [
        "vocabulary",
        "electronics",
        "phones",
        "gifts",
        "outdoor",
        "gadgets",
    ]

"""The rules and words of the catalogue: they load, and hard cases land where a shopper would look."""

import pytest

from data.catalogues.demo.make.category_rules import Evidence


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
def test_accessories_are_not_taken_for_what_they_belong_to(catalogue, source, title, attributes, category):
    brand = title.split()[0]
    assert catalogue.sorter(source).path(Evidence(title, brand=brand, attributes=attributes))[-1] == category


def test_what_nothing_matches_goes_into_the_other_category(catalogue):
    assert catalogue.sorter("gifts").path(Evidence("Qwxyz"))[-1] == "other-gifts"


def test_titles_are_read_by_the_english_words_for_values_and_by_spellings_of_their_own(catalogue):
    assert catalogue.spellings["colour"]["grey"] == "grey"
    assert catalogue.spellings["colour"]["gunmetal"] == "grey"

"""Real titles of the four sources."""

import pytest

from data.catalogues.demo.make import titles
from data.catalogues.demo.make.icecat import IcecatReader


def values(attributes):
    return [(attribute.name, attribute.value) for attribute in attributes]


@pytest.mark.parametrize(
    ("title", "colours"),
    [
        ("Spigen - Slim Armor CS Case for Samsung Galaxy S7 Cell Phones - Gunmetal", ["grey"]),
        ("HP Pavilion dv7-1211ea Notebook Silver", ["silver"]),
        ("Incipio - Case for Apple iPhone 7 Plus - Rose gold/Blush pink", ["rose gold", "pink"]),
        ("Vintage Rose Bead Bracelet Black", ["black"]),
        ("Blackberry Curve", []),
    ],
)
def test_colours(catalogue, title, colours):
    assert [value for _, value in values(catalogue.titles.words(title, "colour"))] == colours


def test_materials_and_patterns(catalogue):
    reader = catalogue.titles
    assert values(reader.words("Nomad - Leather Case for Apple iPhone 7", "material")) == [("material", "leather")]
    assert values(reader.words("Lunch Bag Red Retrospot", "pattern")) == [("pattern", "spots")]


@pytest.mark.parametrize(
    ("title", "devices"),
    [
        ("Case-Mate - Case for Apple® iPhone® 6 Plus and 6s Plus - Steel", ["iPhone 6 Plus", "iPhone 6s Plus"]),
        ("OtterBox - Defender Case for Apple® iPhone® SE, 5s and 5 - Black", ["iPhone SE", "iPhone 5s", "iPhone 5"]),
        ("Samsung - Clear View Case for Samsung Galaxy S6 edge Plus Cell Phones", ["Galaxy S6 Edge Plus"]),
        ("Modal - Band for Apple Watch™ 42mm - Black", ["Apple Watch 42mm"]),
        ("Apple - iPhone 7 256GB - Silver (Sprint)", []),
    ],
)
def test_devices_that_something_fits(title, devices):
    assert [value for _, value in values(titles.compatibility(title))] == devices


@pytest.mark.parametrize(
    ("title", "metres"),
    [
        ("Tripp Lite Cat6 Patch Cable (RJ45 M/M) - Grey, 6.09 m (20-ft.)", [6.09]),
        ("StarTech.com 6 ft DVI-D Dual Link Cable - M/M", [1.83]),
        ("Supermicro IPASS -> IPASS SAS Cable, 39cm 0.39 m", [0.39]),
        ("C2G RCA Gender Changer - F/F", []),
    ],
)
def test_lengths(title, metres):
    assert [value for _, value in values(titles.length(title))] == metres


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        ("Set Of 3 Cake Tins Pantry Design", [3.0]),
        ("S/4 Groovy Cat Magnets", [4.0]),
        ("HERMA Labels Premium A4 105x48 mm white paper matt 300 pcs.", [300.0]),
        ("Canon PGI-9PBK Original 1 pc(s)", []),
        ("zNitro - Screen Protector for Apple Watch 38mm 2-Pack", [2.0]),
    ],
)
def test_packs(title, pieces):
    assert [value for _, value in values(titles.pack_quantity(title))] == pieces


def test_computers_and_phones():
    laptop = 'HP ProBook 450 G7 Notebook Silver 39.6 cm (15.6") 1920 x 1080 pixels 8 GB DDR4-SDRAM 256 GB SSD'
    assert values(titles.screen_size(laptop)) == [("screen_size", 15.6)]
    assert values(titles.memory(laptop)) == [("memory", 8.0)]
    assert values(titles.gigabytes("storage", "Apple - iPhone 7 256GB - Silver")) == [("storage", 256.0)]
    assert values(titles.network("HTC - 10 with 32GB Memory Cell Phone (Unlocked)")) == [("network", "unlocked")]
    assert values(titles.connection("Logitech MK710 keyboard RF Wireless QWERTY")) == [("wireless", True)]
    assert values(titles.connection("Jabra - Mini Bluetooth Headset")) == [
        ("wireless", True),
        ("connectivity", "bluetooth"),
    ]


def test_icecat_numbers_get_our_names_and_units(catalogue):
    reader = IcecatReader(catalogue.titles)
    found = list(
        reader.read(
            {
                "display_diagonal": 15.6,
                "internal_memory": 16384.0,
                "product_colour": "Black,Silver",
                "touchscreen": False,
                "lightscribe": False,
                "compatibility": "DCP-130C, DCP-330C",
                "type": "Original",
                "number_of_hdds_installed": 1.0,
                "unheard_of": 3.0,
            },
            ("electronics", "computers", "laptops"),
        )
    )
    assert [(a.name, a.value, a.unit) for a in found] == [
        ("screen_size", 15.6, "in"),
        ("memory", 16.0, "GB"),
        ("colour", "black", None),
        ("colour", "silver", None),
        ("touchscreen", False, None),
        ("compatibility", "DCP-130C", None),
        ("compatibility", "DCP-330C", None),
        ("original", True, None),
        ("number_of_hdds_installed", 1.0, None),
    ]


def test_memory_of_a_printer_is_in_megabytes(catalogue):
    reader = IcecatReader(catalogue.titles)
    (memory,) = reader.read({"internal_memory": 64.0}, ("electronics", "printing", "laser-printers"))
    assert memory.value == 0.0625

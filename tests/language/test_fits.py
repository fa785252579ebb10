from __future__ import annotations

import pytest

from language.fits import before_fits, is_fit_name, one_by_one, said_to_fit


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Case for Apple iPhone 6 and 6s - Brown", ["apple iphone 6", "apple iphone 6s"]),
        ("Case for Apple iPhone SE, 5s and 5", ["apple iphone se", "apple iphone 5s", "apple iphone 5"]),
        ("Cover for Galaxy S6/S7/S7 edge", ["galaxy s6", "galaxy s7", "galaxy s7 edge"]),
        ("Ink. Fits MG5750, MG5751. Black", ["mg5750", "mg5751"]),
        ("Fuser for Optra C530/532", ["optra c530", "optra c532"]),
        ("Toner compatible with LaserJet 4000 or 4050 (black)", ["laserjet 4000", "laserjet 4050"]),
        ("Pen for Surface Pro 3 and Pro 4", ["surface pro 3", "surface pro 4"]),
        ("适用于iPhone 6s和7 Plus的手机壳", ["iphone 6s", "iphone 7 plus"]),
        ("墨盒 适用MG5750、MG5751", ["mg5750", "mg5751"]),
        ("Apple iPhone 6s 64 GB", []),
        ("华为手机", []),
    ],
)
def test_each_thing_that_a_text_says_it_fits(text, fits):
    assert list(said_to_fit(text)) == fits


def test_a_thing_with_a_name_of_its_own_shares_nothing():
    assert list(one_by_one("Samsung Galaxy S7, Google Pixel")) == ["samsung galaxy s7", "google pixel"]


@pytest.mark.parametrize("name", ["compatibility", "Compatible with", "compatible_models", "适用机型", "兼容型号"])
def test_properties_that_say_what_fits(name):
    assert is_fit_name(name)


@pytest.mark.parametrize("name", ["compatible_memory_cards", "format", "fit_type", "colour", "颜色"])
def test_other_properties(name):
    assert not is_fit_name(name)


def test_what_a_title_says_a_thing_is():
    assert before_fits("Leather case for iPhone 6") == "leather case "
    assert before_fits("手机壳 适用于iPhone 6") == "手机壳 "

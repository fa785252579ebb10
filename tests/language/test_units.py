"""Units of measure: one table for messages, catalogues, search and answers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from language.folders import languages
from language.units import UnitNames, format_quantity, same_size, units, units_by_sign, written_alike


def test_every_dimension_has_its_base_unit():
    assert all(units()[unit.base].dimension == unit.dimension for unit in units().values())
    assert all(units()[unit.base].factor == 1 for unit in units().values())


def test_a_sign_names_one_unit():
    signs = [sign for unit in units().values() for sign in unit.signs]

    assert len(signs) == len(set(signs))


@pytest.mark.parametrize("language", languages(), ids=lambda language: language.code)
def test_a_language_names_no_unit_that_there_is_not(language):
    assert {*language.units.spellings, *language.units.written} <= set(units())


@pytest.mark.parametrize(
    ("surface", "symbol"),
    [
        ("gb", "GB"),
        ("gigs", "GB"),
        ("t", "TB"),
        ('"', "in"),
        ("寸", "in"),
        ("metres", "m"),
        ("公斤", "kg"),
        ("斤", "jin"),
        ("lbs", "lb"),
        ("w", "W"),
        ("毫安", "mAh"),
        ("pack", "pcs"),
        ("件套", "pcs"),
        ("dpi", "dpi"),
        ("流明", "lm"),
        ("ansi lumens", "lm"),
        ("帧", "fps"),
        ("分贝", "dB"),
        ("平米", "m2"),
        ("尺", "chi"),
        ("kb", None),
        ("mg", None),
    ],
)
def test_units_as_people_call_them(surface, symbol):
    found = UnitNames(languages(), said=True).named(surface)

    assert (found.symbol if found else None) == symbol


def test_what_one_unit_is():
    assert units()["TB"].factor == 1000
    assert units()["MB"].factor == Decimal("0.001")
    assert units()["ft"].factor == Decimal("0.3048")
    assert units_by_sign()["inches"].signs[0] == "in"
    assert UnitNames(languages(), said=False).named("mg") == units()["mg"]


@pytest.mark.parametrize(
    ("said", "sold"), [(1000, 1024), (1024, 1000), (2000, 2048), (1500, 1536), (0.512, 0.5), (0.5, 0.512)]
)
def test_decimal_and_binary_multiples_are_sold_as_one(said, sold):
    low, high = same_size(said)

    assert low <= sold <= high


def test_gigabytes_are_what_they_say():
    assert same_size(512) == (512, 512)
    assert not same_size(1000)[0] <= 960 <= same_size(1000)[1]


@pytest.mark.parametrize(
    ("value", "unit", "language", "text"),
    [
        (16.0, "GB", "en", "16 GB"),
        (1000.0, "GB", "en", "1 TB"),
        (1024.0, "GB", "zh", "1 TB"),
        (2000.0, "GB", "zh", "2 TB"),
        (2048.0, "GB", "zh", "2 TB"),
        (1536.0, "GB", "en", "1.5 TB"),
        (1920.0, "GB", "en", "1.92 TB"),
        (0.5, "GB", "en", "500 MB"),
        (1500.0, "ml", "en", "1.5 L"),
        (330.0, "ml", "zh", "330 ml"),
        (1200.0, "g", "en", "1.2 kg"),
        (2267.96185, "g", "en", "2.268 kg"),
        (0.396, "m", "en", "39.6 cm"),
        (4.6, "m", "zh", "4.6 m"),
        (2_130_000_000.0, "Hz", "en", "2.13 GHz"),
        (0.08, "W", "en", "0.08 W"),
        (-5.0, "m", "en", "-5 m"),
        (0.0, "g", "en", "0 g"),
        (7.5, "cd/m2", "en", "7.5 cd/m2"),
        (15.6, "in", "en", "15.6″"),
        (6.0, "pcs", "zh", "6 件"),
        (6.0, "pcs", "en", "6 pcs"),
        (3.0, None, "en", "3"),
        (2_500_000.0, "Hz", "en", "2.5 MHz"),
    ],
)
def test_measures_as_text(value, unit, language, text):
    assert format_quantity(value, unit, language) == text


def test_a_measure_is_written_in_any_unit_of_its_dimension():
    assert {"2 tb", "2000 gb"} <= set(written_alike(2000, "GB"))
    assert {"12 mm", "1.2 cm"} <= set(written_alike(0.012, "m"))
    assert written_alike(15.6, "in") == ["15.6 in"]

"""Units of measure: one table for messages, catalogues, search and answers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from language.folders import languages
from language.units import SpokenUnits, format_quantity, units, units_by_sign


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
        ("dpi", None),
        ("mg", None),
    ],
)
def test_units_as_people_call_them(surface, symbol):
    found = SpokenUnits(languages()).named(surface)

    assert (found.symbol if found else None) == symbol


def test_what_one_unit_is():
    assert units()["TB"].factor == 1000
    assert units()["TB"].spoken_factor == 1024
    assert units()["ft"].factor == Decimal("0.3048")
    assert units_by_sign("search")["inches"].signs[0] == "in"
    assert "kw" in units_by_sign("catalogues")
    assert "kw" not in units_by_sign("search")


@pytest.mark.parametrize(
    ("value", "unit", "language", "text"),
    [
        (16.0, "GB", "en", "16 GB"),
        (1000.0, "GB", "en", "1 TB"),
        (2024.0, "GB", "zh", "2 TB"),
        (1500.0, "GB", "en", "1500 GB"),
        (15.6, "in", "en", "15.6″"),
        (6.0, "pcs", "zh", "6 件"),
        (6.0, "pcs", "en", "6 pcs"),
        (3.0, None, "en", "3"),
        (2_500_000.0, "Hz", "en", "2500000 Hz"),
    ],
)
def test_measures_as_text(value, unit, language, text):
    assert format_quantity(value, unit, language) == text

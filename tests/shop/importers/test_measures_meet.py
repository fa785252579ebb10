"""Numbers and measures that importers write and shoppers say are the same: in any unit, in any form, and as shown."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from language.expressions import QuantityExpression, parse
from language.figures import read_figure
from language.money import minor_units
from language.units import format_quantity, same_size, units
from shop.importers.typed_values import typed_attribute

SAID = [unit for unit in units().values() if unit.signs and unit.said and unit.symbol not in ("h", "in", "m")]
"""Of the others one alone is a word in some messages: "3 h", "15 in black", "3M"."""
FORMS = ("{:,.2f}", "{:.2f}", "{:,.0f}", "{:.1f}")
COMMAS = str.maketrans(",.", ".,")


def said(text):
    (found,) = [item for item in parse(text) if isinstance(item, QuantityExpression)]
    assert found.min == found.max
    return found.min, found.unit


def written(text):
    found = typed_attribute("property", text)
    return found.value, found.unit


@pytest.mark.parametrize("unit", SAID, ids=lambda unit: unit.symbol)
def test_a_measure_is_the_same_in_a_file_and_in_a_message(unit):
    generator = random.Random(20261205)  # noqa: S311  # measures to read, no secret
    for sign in unit.signs:
        for _ in range(100):
            text = f"{generator.choice(FORMS).format(generator.uniform(2, 99999))} {sign}"
            file = written(text)
            if isinstance(file[0], float):  # what could be thousands stays a text there
                assert said(text) == file == said(text.upper() if len(sign) > 1 else text)


@pytest.mark.parametrize("unit", SAID, ids=lambda unit: unit.symbol)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_shown_is_read_back_in_a_file_and_in_a_message(unit, language):
    generator = random.Random(20261206)  # noqa: S311
    for _ in range(200):
        number = Decimal(generator.randrange(1, 10_000)).scaleb(-generator.randrange(3))
        value = unit.in_base(number)
        if value < 1:
            continue
        shown = format_quantity(value, unit.base, language)
        if unit.base != "GB" or value < 1000:
            for back, base in (said(shown), written(shown)):
                assert (pytest.approx(value, rel=0.0005), unit.base) == (back, base), shown
        else:
            low, high = same_size(value)
            assert all(low <= back <= high for back, _ in (said(shown), written(shown))), shown


@pytest.mark.parametrize(("text", "value", "unit"), [("15.6″", 15.6, "in"), ('27"', 27.0, "in"), ("1.8 m", 1.8, "m")])
def test_lengths_as_they_are_shown(text, value, unit):
    screen = typed_attribute("screen size" if unit == "in" else "length", text)

    assert said(text) == (screen.value, screen.unit) == (value, unit)
    assert format_quantity(value, unit, "en") in (text, text.replace('"', "″"))


def test_a_number_in_any_accepted_form_is_the_same_in_a_file_and_in_a_message():
    generator = random.Random(20261207)  # noqa: S311
    for _ in range(1000):
        text = generator.choice(FORMS).format(generator.uniform(2, 99999))
        for form in (text, text.translate(COMMAS), text.replace(",", "'"), text.replace(",", "\u202f")):
            number = read_figure(form, 2, ".")
            (price,) = [item for item in parse(f"under {form} euros") if item.entity == "price"]
            assert minor_units(price.high, "EUR") == minor_units(number, "EUR"), form

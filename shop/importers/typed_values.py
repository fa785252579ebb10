"""From the texts of properties to typed values in the shop's units: GB, g, m, W; inches for screens."""

from __future__ import annotations

import re

from shop.catalogue.records import AttributeRecord
from shop.importers.fields import MAX_TITLE_CHARS, attribute_name, bounded, clean

_MEASURE = re.compile(r"(?P<number>\d{1,12}(?:\.\d{1,6})?)\s*(?P<unit>[a-zA-Z\"″µ]{1,6}|inches)")
_METRES_AN_INCH = 0.0254
# Drives are sold by the decimal terabyte, memory by the binary megabyte.
_UNITS: dict[str, tuple[str, float]] = {
    "gb": ("GB", 1.0),
    "tb": ("GB", 1000.0),
    "mb": ("GB", 1 / 1024),
    "g": ("g", 1.0),
    "kg": ("g", 1000.0),
    "mg": ("g", 0.001),
    "oz": ("g", 28.349523125),
    "lb": ("g", 453.59237),
    "lbs": ("g", 453.59237),
    "m": ("m", 1.0),
    "cm": ("m", 0.01),
    "mm": ("m", 0.001),
    "in": ("m", _METRES_AN_INCH),
    "inch": ("m", _METRES_AN_INCH),
    "inches": ("m", _METRES_AN_INCH),
    '"': ("m", _METRES_AN_INCH),
    "″": ("m", _METRES_AN_INCH),
    "ft": ("m", 0.3048),
    "w": ("W", 1.0),
    "kw": ("W", 1000.0),
    "hz": ("Hz", 1.0),
    "khz": ("Hz", 1e3),
    "mhz": ("Hz", 1e6),
    "ghz": ("Hz", 1e9),
    "ml": ("L", 0.001),
    "l": ("L", 1.0),
    "mah": ("mAh", 1.0),
    "v": ("V", 1.0),
}
_YES_NO = {"yes": True, "true": True, "no": False, "false": False, "是": True, "否": False}


def typed_attribute(label: str, text: str) -> AttributeRecord | None:
    """Return the property that a label and a text stand for, None if either is empty.

    `Weight`, `1.5 kg` is 1500 g; `Wireless`, `Yes` is true; anything else stays a text.

    Raises:
        RowError: the text is longer than 1,000 characters.
    """
    name, value = attribute_name(clean(label)), clean(text)
    if not name or not value:
        return None
    if value.lower() in _YES_NO:
        return AttributeRecord(name, _YES_NO[value.lower()])
    return _measure(name, value) or AttributeRecord(name, bounded(value, name, MAX_TITLE_CHARS))


def weight(text: str, unit: str) -> AttributeRecord | None:
    """Return a weight in grams from a cell that holds a number only, None if it holds none or zero."""
    found = _measure("weight", f"{clean(text)} {unit}")
    return found if found is not None and found.unit == "g" and found.value else None


def _measure(name: str, value: str) -> AttributeRecord | None:
    found = _MEASURE.fullmatch(value)
    if found is None or found["unit"].lower() not in _UNITS:
        return None
    unit, factor = _UNITS[found["unit"].lower()]
    number = float(found["number"]) * factor
    if name.startswith(("screen", "display")) and unit == "m":
        unit, number = "in", number / _METRES_AN_INCH
    return AttributeRecord(name, round(number, 6), unit)

"""From the texts of properties to typed values in the shop's units: GB, g, m, W; inches for screens."""

from __future__ import annotations

import re
from functools import lru_cache

from language.units import units_by_sign
from shop.catalogue.records import AttributeRecord
from shop.importers.columns import common_names, folded_name
from shop.importers.fields import MAX_TITLE_CHARS, attribute_name, bounded, clean

_MEASURE = re.compile(r"(?P<number>\d{1,12}(?:\.\d{1,6})?)\s*(?P<unit>[a-zA-Z\"″µ]{1,6}|inches)")
_UNITS = units_by_sign("catalogues")
_UNITS["lbs"] = _UNITS["lb"]
_METRES_AN_INCH = 0.0254
_LITRES_A_MILLILITRE = 0.001
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
    if folded_name(label) in _size_names():  # `8 M` is no length
        return AttributeRecord(name, bounded(value, name, MAX_TITLE_CHARS))
    if value.lower() in _YES_NO:
        return AttributeRecord(name, _YES_NO[value.lower()])
    return _measure(name, value) or AttributeRecord(name, bounded(value, name, MAX_TITLE_CHARS))


def weight(text: str, unit: str) -> AttributeRecord | None:
    """Return a weight in grams from a cell that holds a number only, None if it holds none or zero."""
    found = _measure("weight", f"{clean(text)} {unit}")
    return found if found is not None and found.unit == "g" and found.value else None


@lru_cache(maxsize=1)
def _size_names() -> frozenset[str]:
    return frozenset(map(folded_name, ["size", *common_names()["size"]]))


def _measure(name: str, value: str) -> AttributeRecord | None:
    found = _MEASURE.fullmatch(value)
    if found is None or found["unit"].lower() not in _UNITS:
        return None
    unit = _UNITS[found["unit"].lower()]
    base, number = unit.base, float(found["number"]) * float(unit.factor)
    is_screen = name.startswith(("screen", "display"))
    # Where a catalogue counts otherwise than shoppers do: screens alone have inches, and volumes are litres.
    if base == "in" and not is_screen:
        base, number = "m", number * _METRES_AN_INCH
    elif base == "m" and is_screen:
        base, number = "in", number / _METRES_AN_INCH
    elif base == "ml":
        base, number = "L", number * _LITRES_A_MILLILITRE
    return AttributeRecord(name, round(number, 6), base)

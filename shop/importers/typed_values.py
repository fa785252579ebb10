"""From the texts of properties to typed values in base units: GB, g, ml, m and W; inches for screens."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from math import isfinite

from language.errors import FigureError
from language.figures import FRACTION, fold_figure, read_measure
from language.fold import fold
from language.folders import languages
from language.han import HAN
from language.units import Unit, UnitNames, convert, kept_unit, units
from shop.catalogue.records import AttributeRecord
from shop.importers.fields import MAX_TITLE_CHARS, attribute_name, bounded, clean

_MEASURE = re.compile(
    rf"(?P<number>{FRACTION}|[.,]?\d(?:[\d.,' ]*\d)?)[\s-]?(?P<unit>[^\W\d][^\d]{{0,20}}\d?|[\"″”]|'')"
)
_NO_UNITS = frozenset({"t", "M", "G"})
"""Letters that mean something else in a catalogue: a tonne, a medium, 5G; metres and grams are written small."""
_SIZE = (
    r"(?:sizes?|\w*grössen?|\w*groessen?|tailles?|pointure|tallas?|taglia|tamanho|tamaño|maat|storlek|størrelse"
    r"|rozmiar|velikost|beden|размер|尺码|尺碼|尺寸|サイズ|사이즈)"
)
_SIZE_ALONE = re.compile(rf"(?:[a-z]{{2,3}}_)?{_SIZE}(?:_[a-z]{{2,3}})?")
_SIZE_OF_SOMETHING = re.compile(rf"(?:.*_)?{_SIZE}(?:_.*)?")
_LETTER = re.compile("[a-zA-Z]")
_BLANK_AFTER_PERCENT = re.compile(rf"%\s+(?=[{HAN}])")
"""100% 棉 is 100%棉: one value, and not two to choose from."""
_YES_NO = {"yes": True, "true": True, "no": False, "false": False, "是": True, "否": False}


def typed_attribute(label: str, text: str) -> AttributeRecord | None:
    """Return the property that a label and a text stand for, None if either is empty.

    `Weight`, `1.5 kg` is 1500 g; `Wireless`, `Yes` is true; anything else stays a text, and so does a size: `8 W` and
    `11 oz` are names of sizes.

    Raises:
        RowError: the text is longer than 1,000 characters.
    """
    name, value = attribute_name(clean(label)), _BLANK_AFTER_PERCENT.sub("%", clean(text))
    if not name or not value:
        return None
    if value.lower() in _YES_NO:
        return AttributeRecord(name, _YES_NO[value.lower()])
    return _measure(name, value) or AttributeRecord(name, bounded(value, name, MAX_TITLE_CHARS))


def weight(text: str, unit: str) -> AttributeRecord | None:
    """Return a weight in grams from a cell that holds a number only, None if it holds none or zero."""
    found = _measure("weight", f"{clean(text)} {unit}")
    return found if found is not None and found.unit == "g" and found.value else None


def measured_attribute(name: str, number: float, unit: str | None) -> AttributeRecord:
    """Return a property whose number and unit a file keeps apart, in the base unit.

    A unit that is not known stays as it is, and a number of pieces has none.
    """
    known = (units().get(unit) or _unit_named(unit)) if unit else None
    if known is None:
        return AttributeRecord(name, number, unit)
    value, base = _in_base(name, Decimal(str(number)), known)
    return AttributeRecord(name, value, base) if isfinite(value) else AttributeRecord(name, number, unit)


def _measure(name: str, value: str) -> AttributeRecord | None:
    found = _MEASURE.fullmatch(fold_figure(value))
    if found is None or _SIZE_ALONE.fullmatch(name):
        return None
    unit = _unit_named(found["unit"])
    if unit is None or unit.counts or (_LETTER.fullmatch(found["unit"]) and _SIZE_OF_SOMETHING.fullmatch(name)):
        return None
    try:
        number = read_measure(found["number"], 0 if unit.whole else 3)
    except FigureError:
        return None
    return AttributeRecord(name, *_in_base(name, number, unit))


def _in_base(name: str, number: Decimal, unit: Unit) -> tuple[float, str | None]:
    if unit.counts:
        return unit.in_base(number), None
    kept = kept_unit(name, unit.base)
    return convert(unit.in_base(number), unit.base, kept), kept


@lru_cache(maxsize=1000)
def _unit_named(surface: str) -> Unit | None:
    return None if surface in _NO_UNITS else _names().named(fold(surface.rstrip(". ")))


@lru_cache(maxsize=1)
def _names() -> UnitNames:
    return UnitNames(languages(), said=False)

"""Units of measure: how they are written and called, and how many of its dimension's base unit one of each is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Extra

from language.folders import languages, read_yaml
from language.patterns import group
from language.schema import Language
from language.tables import LanguageFile

_UNITS_PATH = Path(__file__).with_name("units.yml")
_BASE_DECIMALS = 6
_SHOWN_DECIMALS = 3
_SCREENS = ("screen", "display", "屏", "显示", "bildschirm", "écran", "pantalla", "schermo")
_PAPER_WEIGHTS = ("paper_weight", "grammage")
_SAID_ALIKE = (("in", "m"), ("g", "g/m2"))
_LEAST_WRITTEN = Decimal("0.01")
_METRES_AN_INCH = Decimal("0.0254")
_TERABYTE = 1000
_BINARY_STEP, _DECIMAL_STEP = 512, 500


class _UnitEntry(BaseModel):
    class Config:
        extra = Extra.forbid

    factor: Decimal
    signs: tuple[str, ...] = ()
    said: bool = True
    shown: bool = False


class _Dimension(BaseModel):
    class Config:
        extra = Extra.forbid

    base: str
    whole: bool = False
    counts: bool = False
    bare: Literal["at_least", "at_most", "equal"] = "equal"
    tolerance: float = 0.0
    units: dict[str, _UnitEntry]


class _UnitTable(LanguageFile):
    __root__: dict[str, _Dimension]


@dataclass(frozen=True)
class Unit:
    """A unit of measure: one is `factor` of the `base` unit of its `dimension`.

    `signs` are read in messages only if it is `said`; a `whole` one has no decimals, one that `counts` things is no
    unit of a catalogue, and measures are written for people in `shown` ones. `bare` (at_least, at_most or equal) is
    what is meant by a measure without a comparing word, give or take `tolerance`, a share of it.
    """

    symbol: str
    dimension: str
    base: str
    factor: Decimal = Decimal(1)
    signs: tuple[str, ...] = ()
    said: bool = True
    whole: bool = False
    counts: bool = False
    shown: bool = False
    bare: str = "equal"
    tolerance: float = 0.0

    def in_base(self, number: Decimal) -> float:
        """Return so many of this unit in the base unit."""
        return round(float(number * self.factor), _BASE_DECIMALS)


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Return all units by their symbols."""
    dimensions = _UnitTable.parse(_UNITS_PATH, read_yaml(_UNITS_PATH)).__root__
    return {
        symbol: Unit(symbol, name, **dimension.dict(exclude={"units"}), **item.dict())
        for name, dimension in dimensions.items()
        for symbol, item in dimension.units.items()
    }


def units_by_sign() -> dict[str, Unit]:
    """Return the units by their signs, in lower case."""
    return {sign: unit for unit in units().values() for sign in unit.signs}


class UnitNames:
    """What units are called in some languages, by signs and by words.

    Args:
        languages: whose words.
        said: whether in messages, where some signs are words.
    """

    def __init__(self, languages: Iterable[Language], *, said: bool) -> None:
        files = [language.units for language in languages]
        sources = {
            symbol: [re.escape(sign) for sign in unit.signs if unit.said or not said]
            + [source for file in files for source in file.sources(f"spellings.{symbol}")]
            for symbol, unit in units().items()
        }
        self.sources = [source for own in sources.values() for source in own]
        """Sources of expressions for all spellings, of which the first that matches is meant."""
        self._patterns = [(re.compile(group(own)), units()[symbol]) for symbol, own in sources.items() if own]

    def named(self, surface: str) -> Unit | None:
        """Return the unit that a match of one of `sources` names."""
        return next((unit for pattern, unit in self._patterns if pattern.fullmatch(surface)), None)


def kept_unit(name: str, base: str) -> str:
    """Return the base unit in which a property is kept: inches for screens, metres for every other length.

    Grams of paper are those of a square metre.
    """
    if base in ("in", "m"):
        return "in" if name.startswith(_SCREENS) else "m"
    return "g/m2" if base == "g" and name.startswith(_PAPER_WEIGHTS) else base


def kept_units(base: str) -> tuple[str, ...]:
    """Return the base units in which properties may be kept that are said in one: `in` and `m` for both of them."""
    return next((alike for alike in _SAID_ALIKE if base in alike), (base,))


def written_alike(value: float, base: str) -> list[str]:
    """Return a measure in a base unit as texts may write it in any unit of its dimension: `2 tb`, `2000 gb`.

    Only in figures that people write, with three decimals at most and not below a hundredth.
    """
    texts = []
    for unit in units().values():
        figure = Decimal(str(value)) / unit.factor
        if unit.base == base and unit.signs and figure >= _LEAST_WRITTEN and figure == round(figure, _SHOWN_DECIMALS):
            texts.append(f"{figure.normalize():f} {unit.signs[0]}")
    return texts


def convert(value: float, base: str, into: str) -> float:
    """Return a measure in a base unit in that of another dimension: inches in metres, or metres in inches."""
    if base == into or into not in ("m", "in"):
        return value
    inches = _METRES_AN_INCH if into == "m" else 1 / _METRES_AN_INCH
    return round(float(Decimal(str(value)) * inches), _BASE_DECIMALS)


def same_size(gigabytes: float) -> tuple[float, float]:
    """Return the least and the most gigabytes that are sold under the same name.

    From a terabyte up and below a gigabyte some makers count by 1,000 and some by 1,024: a terabyte is 1000 GB or 1024.
    """
    if 1 <= gigabytes < _TERABYTE:
        return gigabytes, gigabytes
    return gigabytes * 1000 / 1024, gigabytes * 1024 / 1000


def format_quantity(value: float, unit: str | None, language: str) -> str:
    """Return a measure in a base unit as text, in the unit that people use for so much and to three decimals of it.

    `16 GB`, `2 TB` of 2000 and 2048 GB, `15.6″`, `1.5 L`, `1.2 kg`; a number alone where there is no unit.
    """
    if unit == "GB" and value >= _TERABYTE and value % _BINARY_STEP == 0 and value % _DECIMAL_STEP:
        value = value / _BINARY_STEP * _DECIMAL_STEP
    known = [own for own in units().values() if own.base == unit and own.shown and abs(value) >= own.factor]
    if known:
        shown = max(known, key=lambda own: own.factor)
        value, unit = round(value / float(shown.factor), _SHOWN_DECIMALS), shown.symbol
    figure = f"{Decimal(str(value)).normalize():f}"
    return figure + (_written(language).get(unit, f" {unit}") if unit else "")


@lru_cache(maxsize=8)
def _written(code: str) -> dict[str, str]:
    return next((language.units.written for language in languages() if language.code == code), {})

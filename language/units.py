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
_LARGE = 1e6
_BINARY_REMAINDERS = (0, 24)
"""What 1,000 and 1,024 gigabytes, each called a terabyte by some maker, leave beside a thousand."""

Use = Literal["messages", "catalogues", "search"]


class _UnitEntry(BaseModel):
    class Config:
        extra = Extra.forbid

    factor: Decimal
    spoken_factor: Decimal | None = None
    signs: tuple[str, ...] = ()
    not_in: tuple[Use, ...] = ()


class _Dimension(BaseModel):
    class Config:
        extra = Extra.forbid

    base: str
    units: dict[str, _UnitEntry]


class _UnitTable(LanguageFile):
    __root__: dict[str, _Dimension]


@dataclass(frozen=True)
class Unit:
    """A unit of measure: one is `factor` of the `base` unit of its `dimension`, in messages `spoken_factor`."""

    symbol: str
    dimension: str
    base: str
    factor: Decimal
    spoken_factor: Decimal
    signs: tuple[str, ...]
    not_in: tuple[Use, ...]


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Return all units by their symbols."""
    dimensions = _UnitTable.parse(_UNITS_PATH, read_yaml(_UNITS_PATH)).__root__
    return {
        symbol: Unit(
            symbol, name, dimension.base, item.factor, item.spoken_factor or item.factor, item.signs, item.not_in
        )
        for name, dimension in dimensions.items()
        for symbol, item in dimension.units.items()
    }


def units_by_sign(use: Use) -> dict[str, Unit]:
    """Return the units by the signs with which one use of them writes them, in lower case."""
    return {sign: unit for unit in units().values() if use not in unit.not_in for sign in unit.signs}


class SpokenUnits:
    """What units are called in messages of some languages."""

    def __init__(self, languages: Iterable[Language]) -> None:
        files = [language.units for language in languages]
        signs = units_by_sign("messages")
        sources = {
            symbol: [re.escape(sign) for sign, signed in signs.items() if signed is unit]
            + [source for file in files for source in file.sources(f"spellings.{symbol}")]
            for symbol, unit in units().items()
        }
        self.sources = [source for own in sources.values() for source in own]
        """Sources of expressions for all spellings, of which the first that matches is meant."""
        self._patterns = [(re.compile(group(own)), units()[symbol]) for symbol, own in sources.items() if own]

    def named(self, surface: str) -> Unit | None:
        """Return the unit that a match of one of `sources` names."""
        return next((unit for pattern, unit in self._patterns if pattern.fullmatch(surface)), None)


def format_quantity(value: float, unit: str | None, language: str) -> str:
    """Return a measure in a base unit as text: `16 GB`, `15.6″`, `2 TB`, a number alone where there is no unit."""
    terabyte = int(units()["TB"].factor)
    if unit == "GB" and value >= terabyte and value % terabyte in _BINARY_REMAINDERS:
        value, unit = value // terabyte, "TB"
    figure = f"{value:g}" if abs(value) < _LARGE else f"{value:.0f}"
    return figure + (_written(language).get(unit, f" {unit}") if unit else "")


@lru_cache(maxsize=8)
def _written(code: str) -> dict[str, str]:
    return next((language.units.written for language in languages() if language.code == code), {})

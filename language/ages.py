"""Ages: how old somebody is who shall use a thing, and for what ages products say that they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from language.fold import fold
from language.folders import languages, read_yaml
from language.numerals import Numerals
from language.patterns import Form, Forms, bounded
from language.tables import LanguageFile, all_sources, joined

_GROUPS_PATH = Path(__file__).parent / "ages.yml"
_PARTS_OF_YEAR = {"years": 1, "months": 12}
_OLDEST = 120.0


@dataclass(frozen=True)
class Ages:
    """A range of ages in years, both ends included, and where a text says it."""

    low: float
    high: float
    start: int
    end: int
    is_group: bool = False
    """Whether it is said by the name of a group, which is not exact to the year."""


def ages_of_somebody(text: str) -> Ages | None:
    """Return how old somebody is by a message, "for my 3 year old", "for a toddler"; a number tells it best."""
    folded = fold(text)
    for key, parts in _PARTS_OF_YEAR.items():
        if found := next(_said(key).find(folded), None):
            low = _number(found, "low") / parts
            return Ages(low, _number(found, "high") / parts or low, *found.span())
    return ages_of_group(text)


def ages_written(text: str) -> Ages | None:
    """Return for what ages a text of a product says that it is, in years: "for ages 3 and up", 5-8岁."""
    found = next(_said("written").find(fold(text)), None)
    return Ages(_number(found, "low"), _number(found, "high") or _OLDEST, *found.span()) if found else None


def ages_of_group(text: str) -> Ages | None:
    """Return the years of the first group of age that a text names, "Preschool", 幼儿; None where it names none."""
    return min(_groups_in(fold(text)), key=lambda ages: ages.start, default=None)


def _number(found: Form, name: str) -> float:
    """Return a number out of a form, 0 where it has none of that name."""
    if name not in found or found.span(name)[0] < 0:
        return 0.0
    return float(Numerals(languages()).read(found[name]).value)


def _groups_in(folded: str) -> Iterator[Ages]:
    for key, (low, high) in _years().items():
        if found := _group(key).search(folded):
            yield Ages(low, high, *found.span(), is_group=True)


class _GroupTable(LanguageFile):
    __root__: dict[str, tuple[float, float]]


@lru_cache(maxsize=1)
def _years() -> dict[str, tuple[float, float]]:
    return _GroupTable.parse(_GROUPS_PATH, read_yaml(_GROUPS_PATH)).__root__


@cache
def _group(key: str) -> re.Pattern[str]:
    files = [language.ages for language in languages() if key in language.ages.groups]
    return re.compile(bounded(joined(files, f"groups.{key}")))


@cache
def _said(key: str) -> Forms:
    sources = all_sources([language.ages for language in languages()], key, number=Numerals(languages()).source)
    return Forms(map(bounded, sources))

"""Sizes that go by several names: 5号电池 and "AA batteries", "4k" and "3840x2160", "3 year old" and "ages 3+"."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from language.expressions.records import SizeName
from language.fold import FoldedText
from language.folders import read_yaml
from language.patterns import Forms, Names, bounded, group
from language.schema import Languages
from language.tables import LanguageFile, all_sources, joined

_SIZES_PATH = Path(__file__).parent.parent / "sizes.yml"
_PIXELS = re.compile(r"(?<![\w.])(\d{3,4})\s?[x×*]\s?(\d{3,4})(?![\w.])")
_KIT = re.compile(
    r"(?<![\w.])(?:(?P<size>\d{1,3})\s?gb?\s?[x×*]\s?(?P<pieces>[248])|(?P<of>[248])\s?[x×*]\s?(?P<each>\d{1,3})\s?gb?)(?![\w.])"
)
_BY = r"\s?[x×*]\s?"
_OLDEST_CHILD = 17
_YEARS_YOUNGER = 2
"""What is for so much younger children will do as well: at six, "ages 4 and up"."""


class SizeFinder:
    """Finds names of sizes."""

    def __init__(self, languages: Languages) -> None:
        files = [language.sizes for language in languages]
        self._keys = {f"size{number}": key for number, key in enumerate(_sizes())}
        called = {
            name: group([*map(_written, _sizes()[key]), joined(files, f"spellings.{key}")])
            for name, key in self._keys.items()
        }
        self._ages = Forms(all_sources(files, "ages"))
        self._ages_written = [written for file in files for written in file.ages_written]
        self._names = Names({name: rf"(?<![\d.]){bounded(own)}(?!\d)" for name, own in called.items()})

    def find(self, text: FoldedText) -> list[SizeName]:
        """Return the sizes named, of resolutions also those without a name, kits of memory, and ages of children."""
        found = {
            start: SizeName(start, end, text.said((start, end)), _sizes()[self._keys[name]])
            for start, end, name in self._names.find(text.folded)
        }
        for pixels in _PIXELS.finditer(text.folded):
            names = (f"{pixels[1]} x {pixels[2]}", f"{pixels[1]}x{pixels[2]}")
            found.setdefault(pixels.start(), SizeName(*pixels.span(), text.said(pixels.span()), names))
        for kit in _KIT.finditer(text.folded):
            pieces, size = kit["pieces"] or kit["of"], kit["size"] or kit["each"]
            names = (f"{pieces} x {size} GB", f"{pieces} x {size}")
            found.setdefault(kit.start(), SizeName(*kit.span(), text.said(kit.span()), names))
        # Of several children the youngest decides.
        ages = [form for form in self._ages.find(text.folded) if int(form["age"]) <= _OLDEST_CHILD]
        for form in sorted(ages, key=lambda each: int(each["age"]))[:1]:
            span = form.span()
            found.setdefault(span[0], SizeName(*span, text.said(span), self._from_age(int(form["age"]))))
        return list(found.values())

    def _from_age(self, age: int) -> tuple[str, ...]:
        """Return how products are written that are for children from an age on, or from somewhat younger."""
        ages = range(age, max(age - _YEARS_YOUNGER, min(age, 1)) - 1, -1)
        return tuple(written.replace("#", str(each)) for each in ages for written in self._ages_written)


def _written(name: str) -> str:
    """Return a name as an expression that allows for blanks: "1920 x 1080" is also 1920x1080 and 1920*1080."""
    return re.escape(name.lower()).replace(r"\ x\ ", _BY).replace("\\ ", r"[\s-]?")


class _SizeTable(LanguageFile):
    __root__: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _sizes() -> dict[str, tuple[str, ...]]:
    """Return the names of all sizes, a resolution's with and without blanks."""
    table = _SizeTable.parse(_SIZES_PATH, read_yaml(_SIZES_PATH)).__root__
    return {
        key: tuple(dict.fromkeys([*names, *(name.replace(" x ", "x") for name in names)]))
        for key, names in table.items()
    }

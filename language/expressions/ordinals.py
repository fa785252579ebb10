"""References to the products shown, by place: "the second one", "#2", 第二个, 最后一个, "compare 1 and 3"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.expressions.records import OrdinalReference
from language.fold import FoldedText
from language.han import HAN
from language.numerals import Numerals
from language.patterns import Form, Forms, bounded, group
from language.schema import Language, Languages
from language.tables import joined

_MOST = 50
"""More products than anybody is shown: a larger figure is no place in a list."""
_PLACE = r"(?:[1-9]|1\d|20)(?!\d)"

_BY_NAME = {"top": 1, "last": -1, "butone": -2}

Place = tuple[int, int, int]
"""Start, end and index of a reference."""


class OrdinalFinder:
    """Finds references by place."""

    def __init__(self, languages: Languages, numerals: Numerals) -> None:
        self._grammars = [_Grammar(language, numerals) for language in languages]
        files = [language.ordinals for language in languages]
        joint = group(["[,&、]", joined(files, "compared_joint")])
        self._compared = re.compile(
            rf"(?:{bounded(joined(files, 'compared'))}|(?<=[,:?!{HAN}])|^)\s*"
            rf"(?<![\d.])(?P<list>{_PLACE}(?:\s*{joint}\s*{_PLACE})+)"
            rf"(?!\.\d|[a-z\"'$%]|{joined(files, 'not_compared')})"
        )
        self._comparison = re.compile(joined(files, "comparison"))

    def find(self, text: FoldedText) -> list[OrdinalReference]:
        """Return the references by place; "the first two" gives two of them with the same span."""
        places = [place for grammar in self._grammars for place in grammar.places(text.folded)]
        places += self._in_comparison(text.folded)
        return [OrdinalReference(start, end, text.said((start, end)), index) for start, end, index in places if index]

    def _in_comparison(self, folded: str) -> Iterator[Place]:
        """Yield the bare numbers of a comparison: "which is better, 1 or 2"."""
        if self._comparison.search(folded):
            for match in self._compared.finditer(folded):
                start = match.start("list")
                for part in re.finditer(r"\d+", match["list"]):
                    yield start + part.start(), start + part.end(), int(part[0])


class _Grammar:
    """How places are named in one language."""

    def __init__(self, language: Language, numerals: Numerals) -> None:
        own = language.ordinals
        given = {
            "name": group(name for name, index in own.names.items() if index > 0),
            "count": group(own.counts) + "(?![a-z])",
            "number": own.source("number"),
        }
        self._numerals = numerals
        self._names, self._counts = own.names, own.counts
        self._number = re.compile(given["number"])
        self._not_numbered = re.compile(own.source("not_numbered"))
        self._placed = Forms(own.sources("placed", **given))
        self._numbered = Forms(own.sources("numbered", **given))
        self._at_ends = Forms(
            [
                *(f"(?P<top>{source})" for source in own.sources("top", **given)),
                *(f"(?P<last>{source})" for source in own.sources("last", **given)),
                *(f"(?P<butone>{source})" for source in own.sources("last_but_one", **given)),
                *own.sources("last_but", **given),
                *own.sources("from_end", **given),
            ]
        )
        self._several = Forms(
            [
                *(f"(?P<first>{source})" for source in own.sources("first_several", **given)),
                *own.sources("last_several", **given),
            ]
        )

    def places(self, folded: str) -> Iterator[Place]:
        """Yield the references in a message."""
        yield from self._from_start(folded)
        yield from self._from_the_ends(folded)
        for form in self._several.find(folded):
            count = self._index(form["count"])
            for index in range(1, count + 1) if "first" in form else range(-count, 0):
                yield *form.span(), index

    def _from_start(self, folded: str) -> Iterator[Place]:
        for form in self._placed.find(folded):
            yield from self._listed(form) if "list" in form else [(*_said(form), self._index(form["place"]))]
        numbered = list(self._numbered.find(folded))
        if numbered and not self._not_numbered.search(folded):
            for form in numbered:
                yield *_said(form), self._index(form["place"])

    def _from_the_ends(self, folded: str) -> Iterator[Place]:
        for form in self._at_ends.find(folded):
            if index := next((index for name, index in _BY_NAME.items() if name in form), None):
                yield *form.span(), index
            else:
                yield *form.span(), -self._index(form["count"]) - 1 if "count" in form else -self._index(form["place"])

    def _listed(self, form: Form) -> Iterator[Place]:
        """Yield the places of 第一和第三个, the first with what is before the list, the last with what is after it."""
        start, end = form.span()
        first = form.span("list")[0]
        parts = list(self._number.finditer(form["list"]))
        for part in parts:
            begin = start if part is parts[0] else first + part.start()
            yield begin, end if part is parts[-1] else first + part.end(), self._index(part[0])

    def _index(self, surface: str) -> int:
        """Return a place, or 0 where the figure is too large to be one."""
        if surface in self._names:
            return self._names[surface]
        if surface in self._counts:
            return self._counts[surface]
        digits = re.match(r"\d+", surface)
        value = int(self._numerals.read(digits[0] if digits else surface).value)
        return value if value <= _MOST else 0


def _said(form: Form) -> tuple[int, int]:
    return form.span("said" if "said" in form else "")

"""The things that a message wishes for, as it names them: what stands behind "do you sell", and in front of "for"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from language.folders import languages
from language.han import contains_han
from language.patterns import whole_words
from language.schema import Language

_CLAUSE = re.compile(r"[,.;:!?，。；：！？\n~]+|\s[-–—]\s")


@dataclass(frozen=True)
class WishedThing:
    """What is wished for, as it is said, and where it stands."""

    start: int
    end: int
    text: str


def wished_things(text: str) -> list[WishedThing]:
    """Return the things that a message names as wished for, in their order.

    In "is there a gift for my dog" that is the gift: what something is for, has or costs names no wish. Where nothing
    says that a clause is a wish, its beginning is taken for one: "treadmill under 300", 睡袋.
    """
    grammar = _grammars()["Han" if contains_han(text) else "Latin"]
    found: list[WishedThing] = []
    begin = 0
    for clause in (*_CLAUSE.finditer(text), None):
        end = clause.start() if clause else len(text)
        found += grammar.read(text, begin, end)
        begin = clause.end() if clause else end
    return found


class _Grammar:
    def __init__(self, language: Language) -> None:
        wishes = language.wishes
        is_latin = language.about.script == "Latin"

        def table(key: str) -> re.Pattern[str]:
            source = wishes.source(key)
            return re.compile(whole_words(source) if is_latin else source, re.IGNORECASE)

        self._before, self._after = table("before"), table("after")
        self._ends, self._joints = table("ends"), table("joints")
        self._leading = re.compile(rf"(?:\s*{table('leading').pattern}\s*)+", re.IGNORECASE)
        self._describing = table("describing")
        self._no_thing = re.compile(wishes.source("no_thing"), re.IGNORECASE)

    def read(self, text: str, begin: int, end: int) -> Iterator[WishedThing]:
        """Yield the things of one clause."""
        start = begin
        while match := self._before.match(text, start + _blanks(text, start), end):
            start = match.end()
        if start == begin and (match := self._before.search(text, begin, end)):
            start = match.end()
        found = list(self._things(text, start, end))
        if not found and start > begin and (match := self._after.search(text, begin + 1, end)):
            found = list(self._things(text, begin, match.start()))
        yield from found

    def _things(self, text: str, start: int, end: int) -> Iterator[WishedThing]:
        for first, last in self._parts(text, start, end):
            first, last = self._name(text, first, last)
            said = text[first:last].strip()
            if said and not self._no_thing.fullmatch(said):
                first += _blanks(text, first)
                yield WishedThing(first, first + len(said), said)

    def _name(self, text: str, first: int, last: int) -> tuple[int, int]:
        """Return where the name stands in a part: behind what leads and describes, in front of what follows."""
        if match := self._leading.match(text, first, last):
            first = match.end()
        for match in list(self._describing.finditer(text, first, last)):
            rest = self._ends.search(text, match.end(), last)
            if text[match.end() : rest.start() if rest else last].strip():
                first = match.end()
            else:
                last = match.start()
                break
        if match := self._ends.search(text, first, last):
            last = match.start()
        return first, last

    def _parts(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for joint in self._joints.finditer(text, start, end):
            yield start, joint.start()
            start = joint.end()
        yield start, end


@lru_cache(maxsize=1)
def _grammars() -> dict[str, _Grammar]:
    """Return the grammar of the first language of each script."""
    return {language.about.script: _Grammar(language) for language in reversed(languages())}


def _blanks(text: str, start: int) -> int:
    return len(text[start:]) - len(text[start:].lstrip())

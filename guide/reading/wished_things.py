"""The things that a message wishes for, as it names them: what stands behind "do you sell", and in front of "for"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from language.dictionaries import jieba
from language.folders import by_script, script_of
from language.han import HAN, simplify
from language.patterns import blanks_at
from language.schema import Language

_CLAUSE = re.compile(r"[,.;:!?，。；：！？\n~]+|\s[-–—]\s")
_HAN_BLANK = re.compile(rf"(?<=[{HAN}])\s+(?![A-Za-z])")
"""What parts what a Chinese clause names: 睡袋 羽绒的."""


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
    grammar = _grammars()[script_of(text)]
    found: list[WishedThing] = []
    begin = 0
    for clause in (*_CLAUSE.finditer(text), None):
        end = clause.start() if clause else len(text)
        for start, stop in _split(_HAN_BLANK, text, begin, end):
            things = list(grammar.read(text, start, stop))
            found += things
            if things and grammar.says_wish(text, start, stop) and grammar.is_over(text, start, stop):
                break  # 有睡袋吗 露营用
        begin = clause.end() if clause else end
    return found


def says_wish(text: str) -> bool:
    """Tell whether a text says itself that it wishes for something: "do you have …", 再来根…."""
    return _grammars()[script_of(text)].says_wish(text, 0, len(text))


def _split(pattern: re.Pattern[str], text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text, begin, end):
        yield begin, match.start()
        begin = match.end()
    yield begin, end


class _Grammar:
    def __init__(self, language: Language) -> None:
        wishes = language.wishes

        def table(key: str) -> re.Pattern[str]:
            return language.pattern(wishes.source(key))

        self._before, self._after = table("before"), table("after")
        self._ends, self._joints = table("ends"), table("joints")
        self._leading = re.compile(rf"(?:\s*{table('leading').pattern}\s*)+", re.IGNORECASE)
        self._describing = table("describing")
        self._is_latin = language.about.script == "Latin"
        self._no_thing = re.compile(wishes.source("no_thing"), re.IGNORECASE)

    def read(self, text: str, begin: int, end: int) -> Iterator[WishedThing]:
        """Yield the things of one clause."""
        borders = self._borders(text)
        start = begin
        while match := self._before.match(text, start + blanks_at(text, start), end):
            if match.end() not in borders:
                break
            start = match.end()
        if start == begin and (match := _first(self._before, text, begin, end, borders)):
            start = match.end()
        found = list(self._things(text, start, end, borders))
        if not found and start > begin and (match := _first(self._after, text, begin + 1, end, borders)):
            found = list(self._things(text, begin, match.start(), borders))
        yield from found

    def says_wish(self, text: str, begin: int, end: int) -> bool:
        """Tell whether a piece says itself that it wishes, before or behind what it names."""
        borders = self._borders(text)
        return any(_first(mark, text, begin, end, borders) for mark in (self._before, self._after))

    def is_over(self, text: str, begin: int, end: int) -> bool:
        """Tell whether a piece ends with what ends a wish, and no list goes on behind it."""
        return any(mark.end() == end for mark in self._ends.finditer(text, begin, end))

    def _borders(self, text: str) -> Container[int]:
        """Return the places between words: a Chinese verb inside a longer word (交换机) wishes for nothing."""
        if self._is_latin:
            return range(len(text) + 1)
        return _han_borders(text)

    def _things(self, text: str, start: int, end: int, borders: Container[int]) -> Iterator[WishedThing]:
        for first, last in self._parts(text, start, end, borders):
            first, last = self._name(text, first, last, borders)
            said = text[first:last].strip()
            if said and not self._no_thing.fullmatch(said):
                first += blanks_at(text, first)
                yield WishedThing(first, first + len(said), said)

    def _name(self, text: str, first: int, last: int, borders: Container[int]) -> tuple[int, int]:
        """Return where the name stands in a part: behind what leads and describes, in front of what follows."""
        if (match := self._leading.match(text, first, last)) and text[match.end() : last].strip():
            first = match.end()  # 床 counts beds, and alone is one
        for match in list(self._describing.finditer(text, first, last)):
            rest = _first(self._ends, text, match.end(), last, borders)
            if text[match.end() : rest.start() if rest else last].strip():
                first = match.end()
            else:
                last = match.start()
                break
        if match := _first(self._ends, text, first, last, borders):
            last = match.start()
        return first, last

    def _parts(self, text: str, start: int, end: int, borders: Container[int]) -> Iterator[tuple[int, int]]:
        for joint in self._joints.finditer(text, start, end):
            if joint.start() not in borders:
                continue
            yield start, joint.start()
            start = joint.end()
        yield start, end


@lru_cache(maxsize=32)  # every clause of a message asks
def _han_borders(text: str) -> frozenset[int]:
    return frozenset((0, *accumulate(len(word) for word in jieba().lcut(simplify(text), HMM=False))))


@lru_cache(maxsize=1)
def _grammars() -> dict[str, _Grammar]:
    return by_script(_Grammar)


def _first(pattern: re.Pattern[str], text: str, start: int, end: int, borders: Container[int]) -> re.Match[str] | None:
    found = pattern.finditer(text, start, end)
    return next((match for match in found if match.start() in borders and match.end() in borders), None)

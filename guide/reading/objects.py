"""Things that the wanted one is made to do something with: of a shredder that 能碎光盘 no discs are wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from guide.kinds import KindFinder
from guide.reading.linker import Link
from guide.reading.meaning import names_a_thing
from language.folders import languages

_CLAUSE_END = re.compile(r"[\s,，。.;；!！?？]+")


def with_objects_as_properties(text: str, links: Sequence[Link], kinds: KindFinder) -> list[Link]:
    """Take the objects of what a clause says that the wanted thing does for properties, where another is named.

    The verb goes with its object: 夹 of 夹桌子 asks for nothing.
    """
    objects = {found: begin for found in links if (begin := _object_in(text, found, kinds)) is not None}
    if not any(names_a_thing(found) and found not in objects for found in links):
        return list(links)
    verbs = [(_clause_begin(text, found), begin) for found, begin in objects.items()]
    read = []
    for found in links:
        if found in objects:
            begin = objects[found]
            read.append(replace(found, start=begin, text=text[begin : found.end], term=None, span="attribute"))
        elif found.term or not any(start <= found.start and found.end <= end for start, end in verbs):
            read.append(found)
    return read


def is_in_acting_clause(text: str, found: Link) -> bool:
    """Tell whether a link stands in a clause that begins with what a thing shall do: 能碎光盘和订书钉."""
    begin = _clause_begin(text, found)
    return begin < found.start and _acting().match(text, begin, found.start) is not None


def _object_in(text: str, found: Link, kinds: KindFinder) -> int | None:
    """Return where the object begins that a link is or ends with; None where it is none."""
    begin = _clause_begin(text, found)
    if not names_a_thing(found) and found.span != "attribute":
        return None
    if begin < found.start:
        return found.start if _acting().fullmatch(text, begin, found.start) else None
    verb = _acting().match(text, begin, found.end - 1) if found.term is None else None
    # 挂历 is a thing of its own.
    is_apart = verb and kinds.known(found.text) is None and kinds.known(text[verb.end() : found.end])
    return verb.end() if verb and is_apart else None


def _clause_begin(text: str, found: Link) -> int:
    return max((end.end() for end in _CLAUSE_END.finditer(text, 0, found.start)), default=0)


@lru_cache(maxsize=1)
def _acting() -> re.Pattern[str]:
    sources = (language.phrasing.source("acting") for language in languages())
    return re.compile("|".join(source for source in sources if source))

"""Words that point at products shown: "this one", "the other one", 两个都, and where a description of one stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from language.fold import fold
from language.folders import languages
from language.patterns import bounded
from language.schema.messages import PointingFile
from language.tables import joined


class Pointing(str, Enum):
    """What words point at: a product, several of them, or one of the lists that were shown."""

    THIS = "this"
    OTHER = "other"
    BOTH = "both"
    ALL = "all"
    MIDDLE = "middle"
    LOOKED_AT_FIRST = "looked_at.first"
    LOOKED_AT_BEFORE = "looked_at.before"
    FIRST_LIST = "lists.first"
    LIST_BEFORE = "lists.before"
    EARLIER = "lists.earlier"

    @property
    def is_list(self) -> bool:
        """Whether it is a list that is pointed at."""
        return self.value.startswith("lists.")


@dataclass(frozen=True)
class Pointer:
    """Words that point at something, and where they stand."""

    kind: Pointing
    start: int
    end: int


class Side(str, Enum):
    """On which side of a mark the description of a product stands."""

    FOLLOWS = "follow"
    AROUND = "around"
    BEHIND = "behind"


@dataclass(frozen=True)
class Mark:
    """Words beside which stands what a product is like, or `several`: "*the* everest one", LG*那个*, 惠普*的*."""

    side: Side
    start: int
    end: int
    several: bool = False


def pointers(text: str) -> list[Pointer]:
    """Return the words of a text that point at products or lists; of overlapping ones the longest."""
    folded = fold(text)
    found = [
        Pointer(kind, *match.span()) for kind in Pointing for match in _pattern(kind.value).finditer(folded) if match[0]
    ]
    kept: list[Pointer] = []
    for pointer in sorted(found, key=lambda pointer: pointer.start - pointer.end):
        if not any(pointer.start < other.end and other.start < pointer.end for other in kept):
            kept.append(pointer)
    return sorted(kept, key=lambda pointer: pointer.start)


def marks(text: str) -> list[Mark]:
    """Return where a text says that a description of a product stands, in order."""
    folded = fold(text)
    found = [Mark(Side.BEHIND, *match.span()) for match in _pattern("behind").finditer(folded)]
    for side, one, several in (
        (Side.FOLLOWS, "follows", "several_follow"),
        (Side.AROUND, "around", "several_around"),
    ):
        found += [Mark(side, *match.span()) for match in _pattern(one).finditer(folded)]
        found += [Mark(side, *match.span(), several=True) for match in _pattern(several).finditer(folded)]
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def may_open(text: str, place: int) -> bool:
    """Tell whether a description that is marked from behind may begin at a place."""
    before = fold(text[:place])
    return not before.strip() or _opening().search(before) is not None


def is_linking(word: str) -> bool:
    """Tell whether a word inside a description names nothing itself: "the *one with* hdmi"."""
    return _pattern("linking").fullmatch(fold(word)) is not None


def closes(word: str) -> bool | None:
    """Tell whether a word closes a description, of several products (True) or of one (False); None if it does not."""
    folded = fold(word)
    if _pattern("several_closing").fullmatch(folded):
        return True
    return False if _pattern("closing").fullmatch(folded) else None


@lru_cache(maxsize=32)
def _pattern(table: str) -> re.Pattern[str]:
    return re.compile(bounded(joined(_files(), table)))


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile(rf"{joined(_files(), 'opens')}$")


def _files() -> list[PointingFile]:
    return [language.pointing for language in languages()]

"""What a length or a weight is of: a side of a thing (45 cm wide, 高度不超过1米8), or who uses it (i am 1.95m)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from language.han import contains_han
from language.patterns import bounded
from language.schema.amounts import AmountsFile, Side
from language.tables import joined

_NEAR = 24


class Sides:
    """What names a side beside a length, in some languages."""

    def __init__(self, files: Sequence[AmountsFile]) -> None:
        before, after, compared = (
            "|".join(f"(?P<{side}>{bounded(joined(files, f'{table}.{side}'))})" for side in get_args(Side))
            for table in ("sides_before", "sides_after", "sides_compared")
        )
        self._compared = re.compile(rf".*?(?:{compared})")
        self._people = re.compile(rf"(?:{bounded(joined(files, 'of_people'))})\s*\Z")
        self._also = re.compile(rf"\s*(?:{bounded(joined(files, 'of_people_too'))})\s*")
        self._before, self._after = re.compile(rf"(?:{before})\s*\Z"), re.compile(rf"\s*(?:{after})")

    def beside(self, start: int, end: int, folded: str) -> tuple[str, int, int]:
        """Return the side that a length is said of, empty where none is named, and where all that is said stands."""
        if found := self._before.search(folded, max(0, start - _NEAR), start):
            return found.lastgroup or "", found.start(), end
        if found := self._after.match(folded, end):
            return found.lastgroup or "", start, found.end()
        found = self._compared.match(folded, start, end)
        return (found.lastgroup or "" if found else ""), start, end

    def of_person(self, start: int, folded: str, last_end: int | None) -> int | None:
        """Return where begins what says that a measure is that of who uses a thing, None where nothing does.

        That stands right before it ("i am", 身高), or it follows another such measure and an "and".

        Args:
            start: where the measure begins.
            folded: the message, folded.
            last_end: where the last measure of a person ends, None if there is none.
        """
        found = self._people.search(folded, max(0, start - _NEAR), start)
        if found is not None:
            return found.start() if contains_han(found[0]) else start
        is_another = last_end is not None and self._also.fullmatch(folded, last_end, start)
        return start if is_another else None

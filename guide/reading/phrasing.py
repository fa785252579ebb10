"""How the things of one message are put: what joins two of them, what a thing is for, what is only its background."""

from __future__ import annotations

import re

from guide.message import Span
from guide.reading.linker import Link
from language.expressions import Joint, JointKind, Role, RoleMark, adds_another, phrasing
from language.han import HAN
from language.words import words_of

_LIST_END = re.compile(r"[^,，。.;；!！?？]{0,8}")
"""What may stand between one of a list and what is said of all of it."""
_CLAUSE_END = re.compile(r"[,.;!?，。；！？]")
_CONCEDED_END = re.compile(rf"{_CLAUSE_END.pattern}|(?<=[{HAN}])\s")
_ONE_WORD = re.compile(r"\s*(?:[^\s,，。.;；!！?？]+\s+)?")
_BESIDE = re.compile(r"[\s的\-'’]*")


class Phrasing:
    """What stands around the links of a message."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = phrasing(text)
        self._joints = [item for item in found if isinstance(item, Joint)]
        self._marks = [item for item in found if isinstance(item, RoleMark)]

    def must_fit(self, start: int, end: int) -> bool:
        """Tell whether what stands at a place is what the product must fit: "for my Galaxy S7", S7用的."""
        before = self._is_marked(start, Role.FITS)
        return before or any(
            mark.of_before and mark.role is Role.FITS and self._are_beside(end, mark.start) for mark in self._marks
        )

    def is_had(self, start: int) -> bool:
        """Tell whether what stands at a place is what the product must have or be: "with 3 jars"."""
        return self._is_marked(start, Role.HAS)

    def says_had(self, start: int, end: int) -> bool:
        """Tell whether words begin with saying that the product must have something: 带麦."""
        has = (mark for mark in self._marks if mark.role is Role.HAS and not mark.of_before)
        return any(mark.start == start and mark.end < end for mark in has)

    def is_place(self, start: int) -> bool:
        """Tell whether what stands at a place is where the product shall stand: "on my desk"."""
        return self._is_marked(start, Role.PLACE)

    def is_part(self, start: int) -> bool:
        """Tell whether what stands at a place is only had, fitted or stood on: "something with a camera"."""
        return self._is_marked(start, Role.FITS) or self.is_had(start) or self.is_place(start)

    def powering(self, end: int) -> tuple[int, int] | None:
        """Return where it says that a thing runs on what ends at a place: "battery powered"; None if nowhere."""
        said = (mark for mark in self._marks if mark.of_before and mark.role is Role.HAS)
        return next(((mark.start, mark.end) for mark in said if self._are_beside(end, mark.start)), None)

    def is_wished(self, start: int) -> bool:
        """Tell whether what stands at a place is what is wished for: 买个电视."""
        return self._is_marked(start, Role.WANTED)

    def wishes_between(self, before: int, start: int) -> bool:
        """Tell whether a wish stands between two places, in the clause of the second one: "I need a good" drill."""
        wishes = (mark for mark in self._marks if mark.role is Role.WANTED and before <= mark.start < start)
        return any(mark.end <= start and not _CLAUSE_END.search(self._text, mark.end, start) for mark in wishes)

    def joint(self, before: Link | Span, after: Link | Span) -> JointKind | None:
        """Return what joins two links, nothing else standing between them; None if nothing does."""
        if self._are_beside(before.end, after.start) and self._each_will_do(after.end):
            return JointKind.OR
        between = (item for item in self._joints if before.end <= item.start and item.end <= after.start)
        return next(
            (
                item.kind
                for item in between
                if item.kind in (JointKind.OR, JointKind.AND)
                and self._are_beside(before.end, item.start)
                and self._are_beside(item.end, after.start)
            ),
            None,
        )

    def parts(self, before: Link, after: Link) -> int | None:
        """Return where an "and" between two links stands, whatever else is said between them; None without one."""
        ands = (item.start for item in self._joints if item.kind is JointKind.AND and item.text.strip(" ,，、"))
        return next((start for start in ands if before.end <= start < after.start), None)

    def fits_from(self, place: int, start: int) -> bool:
        """Tell whether the "and" at a place says what the thing before it must fit: "and fits thick bread"."""
        ends = [item.end for item in self._joints if item.kind is JointKind.AND and item.start == place]
        marks = (mark for mark in self._marks if mark.role is Role.FITS and not mark.of_before)
        return any(
            self._are_beside(end, mark.start) and mark.end <= start and _ONE_WORD.fullmatch(self._text, mark.end, start)
            for mark in marks
            for end in ends
        )

    def is_fitted(self, start: int) -> bool:
        """Tell whether what begins at a place is what a thing named before must fit as well."""
        return any(self.fits_from(item.start, start) for item in self._joints if item.kind is JointKind.AND)

    def adds_another(self, place: int) -> bool:
        """Tell whether the "and" at a place says that a thing of its own follows: "and a charger"."""
        return adds_another(self._text, place)

    def also_fine(self, end: int, reach: int) -> bool:
        """Tell whether the clause of what ends at a place says, before another, that it would do as well: 罗技也行."""
        fine = (item.start for item in self._joints if item.kind is JointKind.ALSO and end <= item.start <= reach)
        return any(not _CONCEDED_END.search(self._text, end, start) for start in fine)

    def offered_besides(self, start: int) -> bool:
        """Tell whether a message goes on from the last with the thing that begins at a place: "or orange"."""
        return any(
            item.kind is JointKind.OR and not self._text[: item.start].strip() and self._are_beside(item.end, start)
            for item in self._joints
        )

    def _each_will_do(self, end: int) -> bool:
        each = (item.start for item in self._joints if item.kind is JointKind.EACH)
        return any(end <= start and _LIST_END.fullmatch(self._text, end, start) for start in each)

    @property
    def wants_more(self) -> bool:
        """Whether one more of the kind looked for is wanted: 白色的也要一个."""
        return any(item.kind is JointKind.MORE for item in self._joints)

    def adds(self, before: int, after: int) -> bool:
        """Tell whether an "and" or a comma stands between two places."""
        return any(item.kind is JointKind.AND and before <= item.start < after for item in self._joints)

    @property
    def wishes(self) -> bool:
        """Whether the message says that something is wanted."""
        return any(mark.role is Role.WANTED for mark in self._marks)

    def describes(self, before: Link, after: Link) -> bool:
        """Tell whether a thing only says more of the next one: in its relative clause, or as a part of its name.

        Of 连手机就能打的小票打印机 the printer is wanted, and of 要打标签，找一台标签打印机.
        """
        if self.joint(before, after) or self.parts(before, after) is not None:
            return False
        own, other = ([word.form for word in words_of(found.text)] for found in (before, after))
        between = self._text[before.end : after.start]
        is_joined = any(before.end <= item.start < after.start for item in self._joints)
        is_relative = len(between) > 1 and between.endswith("的") and not _CLAUSE_END.search(between)
        return (is_relative and not is_joined) or (len(own) < len(other) and own == other[: len(own)])

    def trouble_of(self, end: int) -> int | None:
        """Return where the trouble ends that is told of what ends at a place, in the same clause; None without one."""
        told = (mark for mark in self._marks if mark.role is Role.TROUBLE and mark.start >= end)
        return next((mark.end for mark in told if not _CLAUSE_END.search(self._text, end, mark.start)), None)

    def wish_after_trouble(self, last: int) -> int:
        """Return where the wish begins that follows a story of trouble, 0 where none does.

        Args:
            last: where the last thing is named; a wish behind it wishes for none.
        """
        wishes = (mark.start for mark in self._marks if mark.role is Role.WANTED and mark.start <= last)
        troubles = [mark.start for mark in self._marks if mark.role is Role.TROUBLE]
        return next((start for start in wishes if any(trouble < start for trouble in troubles)), 0)

    def _is_marked(self, start: int, role: Role) -> bool:
        return any(
            mark.role is role and not mark.of_before and self._are_beside(mark.end, start) for mark in self._marks
        )

    def _are_beside(self, end: int, start: int) -> bool:
        return end <= start and _BESIDE.fullmatch(self._text, end, start) is not None

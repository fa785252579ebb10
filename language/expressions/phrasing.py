"""What joins the things of a message ("or", 和, 都行) and how each is meant: wanted, to be fitted, had, or in trouble.

Beside `parse`, not in it: these words are part of almost every message, and only who links its things needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from language.expressions.parser import parse
from language.expressions.records import Joint, JointKind, NegatedSpan, Role, RoleMark
from language.fold import FoldedText, fold
from language.folders import languages
from language.patterns import Names, bounded
from language.schema import Languages
from language.tables import joined
from language.words import words_of

_CLAUSE_END = re.compile(r"[.。;；!！?？\n]")
_LIST = "list"


_REACH = 40
"""Characters before a connector, and up to its end, that are looked at: every word of a text may be one."""


class PhrasingFinder:
    """Finds joints and marks of roles in messages of some languages."""

    def __init__(self, languages: Languages) -> None:
        files = [language.phrasing for language in languages]
        kinds = (JointKind.MORE.value, JointKind.ALSO.value, JointKind.OR.value, JointKind.AND.value, _LIST)
        self._joints = Names({kind: bounded(joined(files, f"joints.{kind}")) for kind in kinds})
        self._another = re.compile(bounded(joined(files, "another")))
        self._each_will_do = re.compile(bounded(joined(files, "each_will_do")))
        self._before = Names(
            {
                role.value: bounded(joined(files, f"marks_before.{role.value}"))
                for role in (Role.WANTED, Role.FITS, Role.HAS, Role.PLACE)
            }
        )
        self._after = Names(
            {role.value: bounded(joined(files, f"marks_after.{role.value}")) for role in (Role.FITS, Role.HAS)}
        )
        self._connector = (
            re.compile(rf"{bounded(joined(files, 'towards'))}\s+$"),
            re.compile(bounded(joined(files, "connectors"))),
        )
        self._trouble = re.compile(joined(files, "trouble"))

    def find(self, text: str) -> list[Joint | RoleMark]:
        """Return the joints and marks, in the order of the text; none inside a finding of the parser."""
        folded = FoldedText.of(text)
        taken = bytearray(len(text))
        for finding in parse(text):
            if not isinstance(finding, NegatedSpan):
                taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
        found: list[Joint | RoleMark] = [
            *self._all_joints(folded, bytes(taken)),
            *self._all_marks(folded, bytes(taken)),
        ]
        return sorted(found, key=lambda item: (item.start, item.end))

    def other_end(self, text: str, start: int, end: int) -> int | None:
        """Return where the other end of what a connector joins is named up to, None where a thing is no connector.

        Args:
            text: the message.
            start: where the connector is named, by the end that it leads to and a word for it: "hdmi adapter".
            end: where that ends.
        """
        towards, connectors = self._connector
        last = words_of(fold(text[max(start, end - _REACH) : end]))[-1:]
        if not last or not connectors.fullmatch(last[0].form):
            return None
        near = max(0, start - _REACH)
        before = towards.search(fold(text[near:start]))
        return near + before.start() if before else None

    def adds_another(self, text: str, start: int) -> bool:
        """Tell whether the "and" at a place says that a thing of its own follows: "and a charger"."""
        return self._another.match(FoldedText.of(text).folded, start) is not None

    def _all_joints(self, text: FoldedText, taken: bytes) -> Iterator[Joint]:
        joints, listed = [], []
        for start, end, name in self._joints.find(text.folded):
            if not any(taken[start:end]):
                kind = JointKind.AND if name == _LIST else JointKind(name)
                joints.append(Joint(start, end, text.said((start, end)), kind))
                listed.append(name == _LIST)
        all_each = [found.span() for found in self._each_will_do.finditer(text.folded)]
        yield from (Joint(*place, text.said(place), JointKind.EACH) for place in all_each)
        each = [start for start, _ in all_each]
        last: Joint | None = None
        for joint, is_comma in zip(reversed(joints), reversed(listed), strict=True):
            if joint.kind is JointKind.AND:
                in_list = is_comma and last and not _CLAUSE_END.search(text.folded, joint.end, last.start)
                any_will_do = any(
                    joint.end < place and not _CLAUSE_END.search(text.folded, joint.end, place) for place in each
                )
                if (in_list and last and last.kind is JointKind.OR) or any_will_do:
                    joint = replace(joint, kind=JointKind.OR)
            last = joint if joint.kind in (JointKind.OR, JointKind.AND) else last
            yield joint

    def _all_marks(self, text: FoldedText, taken: bytes) -> Iterator[RoleMark]:
        for start, end, name in self._before.find(text.folded):
            if not any(taken[start:end]):
                yield RoleMark(start, end, text.said((start, end)), Role(name))
        for start, end, name in self._after.find(text.folded):
            yield RoleMark(start, end, text.said((start, end)), Role(name), of_before=True)
        for found in self._trouble.finditer(text.folded):
            yield RoleMark(*found.span(), text.said(found.span()), Role.TROUBLE)


_FINDER = PhrasingFinder(languages())


def phrasing(text: str) -> list[Joint | RoleMark]:
    """Return what joins the things of a message and how they are meant, in the order of the text.

    Every text is accepted. A role holds for the thing right after its mark, and for those that joints add to it.
    """
    return list(_phrasing(text))


def adds_another(text: str, start: int) -> bool:
    """Tell whether an "and" adds a thing of its own, see `PhrasingFinder.adds_another`."""
    return _FINDER.adds_another(text, start)


def other_end(text: str, start: int, end: int) -> int | None:
    """Return where the end that a connector joins to another is named up to, see `PhrasingFinder.other_end`."""
    return _FINDER.other_end(text, start, end)


@lru_cache(maxsize=32)
def _phrasing(text: str) -> tuple[Joint | RoleMark, ...]:
    return tuple(_FINDER.find(text))

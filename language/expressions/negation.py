"""What the shopper does not want: "not Samsung or Apple", "anything but red", 不要苹果的, 除了三星."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.expressions import negation_chinese as chinese
from language.expressions import negation_english as english
from language.expressions.records import NegatedSpan


def find_negated(folded: str, original: str, taken: bytes) -> list[NegatedSpan]:
    """Return what is ruled out, one span for each thing.

    Args:
        folded: the message, folded.
        original: the message as written.
        taken: one byte a character, not 0 where another finding stands; a cue inside one ("no more than 500") is none,
            and a span ends where one starts.
    """
    found: list[NegatedSpan] = []
    reached = 0
    for start, end in sorted(_things(folded, taken)):
        if start >= reached:
            found.append(NegatedSpan(start, end, original[start:end]))
            reached = end
    return found


def _things(folded: str, taken: bytes) -> Iterator[tuple[int, int]]:
    for cue in english.CUE.finditer(folded):
        if not taken[cue.start()]:
            position = _after(english.LEADING, folded, cue.end())
            read = _chinese_list if "\u4e00" <= folded[position : position + 1] <= "\u9fff" else _english_list
            yield from read(folded, position, taken)
    for whole in (*english.WHOLE.finditer(folded), *chinese.WHOLE.finditer(folded)):
        if not any(taken[whole.start() : whole.end()]):
            yield whole.span(whole.lastgroup or 0)
    for cue in chinese.CUE.finditer(folded):
        if not taken[cue.start()]:
            yield from _chinese_list(folded, _after(chinese.LEADING, folded, cue.end()), taken)


def _english_list(folded: str, position: int, taken: bytes) -> Iterator[tuple[int, int]]:
    """Yield the things of "A, B or C"; what follows a comma belongs to the list only if an "or" or "and" closes it."""
    pending: list[tuple[int, int]] = []
    certain = True
    while item := english.ITEM.match(folded, position):
        start, end = item.start("thing"), _cut(*item.span("thing"), folded, taken)
        if end <= start:
            return
        pending.append((start, end))
        if certain:
            yield from pending
            pending.clear()
        joint = english.JOINT.match(folded, item.end())
        certain = joint is not None
        joint = joint or english.COMMA.match(folded, item.end())
        if not joint or end < item.end("thing"):
            return
        position = _after(english.ARTICLES, folded, joint.end())


def _chinese_list(folded: str, position: int, taken: bytes) -> Iterator[tuple[int, int]]:
    while not chinese.NOT_A_THING.match(folded, position) and (item := chinese.ITEM.match(folded, position)):
        start, end = item.start(), _cut(*item.span(), folded, taken)
        if end <= start:
            return
        yield start, end
        joint = chinese.JOINT.match(folded, end)
        if not joint:
            return
        position = _after(chinese.LEADING, folded, joint.end())


def _cut(start: int, end: int, folded: str, taken: bytes) -> int:
    """End a span where another finding starts, and drop the blanks before it."""
    other = taken.find(1, start, end)
    return start + len(folded[start : end if other < 0 else other].rstrip())


def _after(pattern: re.Pattern[str], folded: str, position: int) -> int:
    match = pattern.match(folded, position)
    return match.end() if match else position

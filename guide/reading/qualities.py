"""What a thing is like where the language model saw a part of it ("over ear") or nothing ("needs a timer")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from guide.message import Message
from guide.reading.features import FEATURE
from guide.reading.linker import Link, uncovered
from guide.reading.meaning import is_category, names_a_thing, overlaps
from guide.reading.names import are_beside
from guide.reading.phrasing import Phrasing
from guide.vocabulary import Vocabulary
from language.expressions import JointKind, PriceExpression, QuantityExpression, SizeName
from language.han import contains_han
from shop.catalogue.records import TermKind

_NO_WORD = regex.compile(r"[\d\p{Han}]")


def with_qualities(message: Message, links: Sequence[Link], vocabulary: Vocabulary) -> list[Link]:
    """Return links with one for each quality of several words in the place of what stands there, as a property.

    Things that are wished for stay, as do figures and what the shop has a word of its own for that is no shorter.
    """
    figures = (*message.all(PriceExpression), *message.all(QuantityExpression), *message.all(SizeName))
    read = list(links)
    for start, end in vocabulary.qualities_in(message.text):
        quality = Link(start, end, message.text[start:end], None, "attribute")
        there = [found for found in read if overlaps(found, [quality])]
        behind = (found for found in read if names_a_thing(found) and found.start >= end)
        describes = any(are_beside(message.text, quality, found) for found in behind)
        if overlaps(quality, figures) or any(_stays(found, quality, describes=describes) for found in there):
            continue
        pieces = [piece for found in there for piece in _around(found, quality)]
        read = [*(found for found in read if found not in there), quality, *pieces]
    return sorted(read, key=lambda found: found.start)


def with_glued_figures(text: str, links: Sequence[Link]) -> list[Link]:
    """Return links of which a figure that is joined to a Chinese brand is a model with it: 苹果15."""
    read: list[Link] = []
    for found in sorted(links, key=lambda each: each.start):
        before = read[-1] if read else None
        is_brand = before is not None and before.term is not None and before.term.kind is TermKind.BRAND
        if before and is_brand and contains_han(before.text) and before.end == found.start and found.text.isdecimal():
            read[-1] = Link(before.start, found.end, text[before.start : found.end], None, "attribute")
        else:
            read.append(found)
    return read


def with_demanded(text: str, links: Sequence[Link], phrasing: Phrasing) -> list[Link]:
    """Take English words that nobody knows for a property where they are demanded: "needs a remote and timer".

    Those that follow one another are one: "with hardware calibration". A quality that itself says that it must be had
    is one wherever it stands: 带麦.
    """
    read: list[Link] = []
    for found in links:
        is_use = found.term is not None and found.term.kind is TermKind.USE and found.span in (None, "use")
        if is_use and phrasing.says_had(found.start, found.end):
            read.append(replace(found, span="attribute"))
            continue
        before = read[-1] if read else None
        is_unread = found.term is None and found.span in (None, "use") and not _NO_WORD.search(found.text)
        if not is_unread:
            read.append(found)
        elif before and before.span == "attribute" and before.term is None and text[before.end : found.start] == " ":
            run = replace(before, end=found.end, text=text[before.start : found.end])
            read[-1:] = [run] if phrasing.is_had(before.start) else [before, found]
        else:
            also_had = before and phrasing.is_had(before.start) and phrasing.joint(before, found) is JointKind.AND
            is_demanded = phrasing.is_had(found.start) or also_had
            read.append(replace(found, span="attribute") if is_demanded else found)
    return read


def _stays(found: Link, quality: Link, *, describes: bool) -> bool:
    """Tell whether a link is more than the quality; of "memory card slot" and of "cast iron pan" no part is wanted."""
    if found.span == FEATURE:
        return True
    if quality.start <= found.start and (found.end < quality.end or (describes and found.end == quality.end)):
        return False
    if found.term is None or found.term.kind is TermKind.USE:
        return False
    is_thing = is_category(found) and found.span != "attribute"
    return is_thing or (found.start <= quality.start and quality.end <= found.end)


def _around(found: Link, quality: Link) -> Iterator[Link]:
    """Yield what is left of a link before a quality and behind it: of "prints both sides by itself" it says no more."""
    for start, end in uncovered(found.start, found.end, [quality]):
        piece = found.text[start - found.start : end - found.start]
        if text := piece.strip():
            at = start + piece.index(text)
            yield Link(at, at + len(text), text, None)

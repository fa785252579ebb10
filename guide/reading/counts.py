"""Figures without a unit: how many shall be bought ("5 docking stations"), or what the next word counts ("4 slice")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guide.reading.leftovers import MODEL
from guide.reading.linker import Link
from guide.reading.meaning import names_a_thing
from guide.reading.names import are_beside, is_name
from language.content import content_words
from language.words import words_of

_COUNT = re.compile(r"(\d{1,3})\s+(?=[^\W\d])")
_TIMES = re.compile(
    r"(?:^|[,.;!?]\s*|(?:need|want|get|take|buy|order|要|买|来)\s*)\d\s?x(?=\s)|(?<![\d]\s)(?<=\s)[x×*]\s?\d{1,2}(?!\w)",
    re.IGNORECASE,
)
"""How many are to be bought: "2x CF410X", "a mug x 2"; 10x of a zoom stands elsewhere."""


def with_counts(text: str, links: Sequence[Link]) -> list[Link]:
    """Return links of which no figure stands alone: by itself it says nothing of a thing.

    A figure in front of a thing in the plural tells how many are to be bought, which is no property of any. Before any
    other word it is read with that: of "4 slice toaster" both words are one property. One that follows a name is part
    of it.

    Args:
        text: the message.
        links: its words, linked to the catalogue or not, by their place.
    """
    times = [match.span() for match in _TIMES.finditer(text)]
    bought = [found for found in links if any(start <= found.start and found.end <= end for start, end in times)]
    pieces = [piece for found in links if found not in bought for piece in _apart(found)]
    read: list[Link] = []
    position = 0
    while position < len(pieces):
        found = pieces[position]
        before = read[-1] if read and are_beside(text, read[-1], found) else None
        following = next((each for each in pieces[position + 1 : position + 2] if are_beside(text, found, each)), None)
        position += 1
        if not _is_figure(found) or (before is not None and is_name(before)):
            read.append(found)
        elif following is None and before is not None and names_a_thing(before):
            read.append(found)  # "iphone 15"
        elif following is None:
            if before is not None and before.term is None:  # "windows 11"
                read[-1] = _joined(text, before, found)
        elif not content_words(following.text):
            position += 1  # "5 reams"
        elif following.term is None and not _is_number_bought(text, pieces[position:]):
            read.append(_joined(text, found, following))
            position += 1
    return read


def _apart(found: Link) -> Iterator[Link]:
    """Yield a figure that a link without a term begins with, and the rest of it."""
    count = _COUNT.match(found.text) if found.term is None and found.span not in (MODEL, "brand") else None
    if count is None:
        yield found
        return
    rest = found.start + count.end()
    yield replace(found, end=found.start + count.end(1), text=count[1])
    yield replace(found, start=rest, text=found.text[count.end() :])


def _is_figure(found: Link) -> bool:
    return found.term is None and found.text.isdecimal() and found.span not in (MODEL, "brand")


def _is_number_bought(text: str, following: Sequence[Link]) -> bool:
    """Tell whether the links behind a figure lead up to a thing in the plural: "30 lever arch files"."""
    is_bought, before = False, following[0]
    for found in following:
        if found is not before and not are_beside(text, before, found):
            break
        if names_a_thing(found):
            last = words_of(found.text)[-1:]
            is_bought = any(found.text[word.start : word.end].casefold() != word.form for word in last)
        before = found
    return is_bought


def _joined(text: str, first: Link, second: Link) -> Link:
    span = second.span if first.span is None else first.span
    return Link(first.start, second.end, text[first.start : second.end], None, span or "attribute")

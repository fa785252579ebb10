"""Several wishes in one message: "a tent and a sleeping bag" is answered twice, "mugs or cups" once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from guide.message import Entity, Message
from guide.reading.linker import Link, link
from guide.reading.phrasing import Phrasing
from guide.vocabulary import Vocabulary
from language.expressions import NegatedSpan
from shop.catalogue.records import TermKind


def wishes(message: Message, vocabulary: Vocabulary) -> list[Message]:
    """Return a message for each thing that it wants, in order; the message itself where that is one thing or none.

    Two wishes are two kinds of thing with an "and" between them; what is said of each stands beside it.
    """
    links = [found for found in link(message.text, message.spans, vocabulary) if _is_thing(found)]
    unwanted = message.all(NegatedSpan)
    wanted = [
        found for found in links if not any(said.start < found.end and found.start < said.end for said in unwanted)
    ]
    return _split(message, wanted)


def _is_thing(found: Link) -> bool:
    is_kind = found.term is not None and found.term.kind is TermKind.CATEGORY
    return found.span == "product" or (is_kind and found.span is None)


def _split(message: Message, things: Sequence[Link]) -> list[Message]:
    cuts, phrasing = [0], Phrasing(message.text)
    for before, after in pairwise(things):
        place = phrasing.parts(before, after)
        if place is not None:
            cuts.append(place)
    if len(cuts) == 1:
        return [message]
    return [_only(message, start, end) for start, end in pairwise((*cuts, len(message.text)))]


def _only(message: Message, start: int, end: int) -> Message:
    """Return a message of which only a part was said; everything stays at its place."""
    text = f"{' ' * start}{message.text[start:end]}{' ' * (len(message.text) - end)}"
    return replace(message, text=text, entities=tuple(item for item in message.entities if _within(item, start, end)))


def _within(item: Entity, start: int, end: int) -> bool:
    return start <= item.start and item.end <= end

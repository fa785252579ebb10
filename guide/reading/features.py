"""What a wanted thing shall not do, as one feature of it: of 不发黄的 nothing yellow is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from guide.message import Message
from guide.reading.linker import Link
from guide.reading.meaning import overlaps
from language.expressions import NegatedSpan
from shop.catalogue.records import TermKind

FEATURE = "feature"
"""The `span` of a link to all that says what a thing shall not do, with the word that refuses it."""


def with_features(message: Message, links: Sequence[Link]) -> list[Link]:
    """Return links of which those to what a thing shall not do are one, whatever the shop has words for in it.

    What the shop has a word for itself is only refused: who says 不入耳 wants nothing that is 入耳.
    """
    read = list(links)
    for said in message.all(NegatedSpan):
        inside = [found for found in read if overlaps(found, [said])]
        if not said.is_feature or any(_is_known(found, said) for found in inside):
            continue
        start = min(begin for begin, _ in said.refusing)
        whole = Link(start, said.end, message.text[start : said.end], None, FEATURE)
        read = [found for found in read if not overlaps(found, [whole])]
        read.append(whole)
    return sorted(read, key=lambda found: found.start)


def _is_known(found: Link, said: NegatedSpan) -> bool:
    is_quality = found.term is not None and found.term.kind in (TermKind.VALUE, TermKind.USE)
    return is_quality and (found.start, found.end) == (said.start, said.end)

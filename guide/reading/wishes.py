"""Several wishes in one message: "a tent and a sleeping bag" is answered twice, "mugs or cups" once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from guide.message import Message
from guide.reading.linker import Link, link
from guide.reading.meaning import is_wished, overlaps
from guide.reading.phrasing import Phrasing
from guide.vocabulary import Vocabulary
from language.expressions import NegatedSpan


def wishes(message: Message, vocabulary: Vocabulary) -> list[Message]:
    """Return a message for each thing that it wants, in order; the message itself where that is one thing or none.

    Two wishes are two kinds of thing with an "and" between them; what is said of each stands beside it.
    """
    links = link(message.text, message.spans, vocabulary)
    unwanted = message.all(NegatedSpan)
    return _split(message, [found for found in links if is_wished(found) and not overlaps(found, unwanted)])


def _split(message: Message, things: Sequence[Link]) -> list[Message]:
    cuts, phrasing = [0], Phrasing(message.text)
    for before, after in pairwise(things):
        place = phrasing.parts(before, after)
        if place is not None:
            cuts.append(place)
    if len(cuts) == 1:
        return [message]
    return [message.part(start, end) for start, end in pairwise((*cuts, len(message.text)))]

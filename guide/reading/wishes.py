"""Several wishes in one message: "a tent and a sleeping bag" is answered twice, "mugs or cups" once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from guide.kinds import KindFinder
from guide.message import Message
from guide.reading.linker import Link, link
from guide.reading.meaning import is_category, is_wished, overlaps
from guide.reading.phrasing import Phrasing
from guide.reading.story import Story
from guide.vocabulary import Vocabulary
from language.expressions import NegatedSpan


def wishes(message: Message, vocabulary: Vocabulary, kinds: KindFinder) -> list[Message]:
    """Return a message for each thing that it wants, in order; the message itself where that is one thing or none.

    A thing is what the shop sells or is known not to: "wifi and duplex" are none. Two wishes are two kinds of thing
    with an "and" between them; what is said of each stands beside it.
    """
    unwanted = message.all(NegatedSpan)
    wished, _ = Story(message.text).apart(link(message.text, message.spans, vocabulary), unwanted)
    things = (found for found in wished if is_wished(found) and not overlaps(found, unwanted))
    return _split(message, [found for found in things if is_category(found) or kinds.find(found.text) is not None])


def _split(message: Message, things: Sequence[Link]) -> list[Message]:
    cuts, phrasing = [0], Phrasing(message.text)
    for before, after in pairwise(things):
        place = phrasing.parts(before, after)
        if place is not None:
            cuts.append(place)
    if len(cuts) == 1:
        return [message]
    return [message.part(start, end) for start, end in pairwise((*cuts, len(message.text)))]

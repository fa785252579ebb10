"""Several wishes in one message: "a tent and a sleeping bag" is answered twice, "mugs or cups" once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from guide.kinds import KindFinder
from guide.message import Message
from guide.reading.linker import Link, link
from guide.reading.meaning import is_category, is_wished, overlaps
from guide.reading.names import are_beside
from guide.reading.phrasing import Phrasing
from guide.reading.story import Story
from guide.vocabulary import Vocabulary
from language.expressions import NegatedSpan
from language.story import story_grammar
from language.words import words_of
from shop.catalogue.records import TermKind


def wishes(message: Message, vocabulary: Vocabulary, kinds: KindFinder) -> list[Message]:
    """Return a message for each thing that it wants, in order; the message itself where that is one thing or none.

    A thing is what the shop sells or is known not to: "wifi and duplex" are none. Two wishes are two kinds of thing
    with an "and" between them; what is said of each stands beside it, or before the first of two that nothing parts.
    """
    message = _as_corrected(message, vocabulary, kinds)
    unwanted = message.all(NegatedSpan)
    wished, _ = Story(message.text).apart(link(message.text, message.spans, vocabulary), unwanted)
    things = [found for found in wished if not overlaps(found, unwanted) and _is_thing(found, kinds)]
    return _split(message, wished, things)


def _as_corrected(message: Message, vocabulary: Vocabulary, kinds: KindFinder) -> Message:
    """Return a message without the thing that is taken back for another: 耳机？不对，是音箱."""
    for place in reversed(story_grammar(message.text).places("taken_back", message.text)):
        after = message.part((place.end, len(message.text)))
        if any(_is_thing(found, kinds) for found in link(after.text, after.spans, vocabulary)):
            return after
    return message


def _is_thing(found: Link, kinds: KindFinder) -> bool:
    return is_wished(found) and (is_category(found) or kinds.find(found.text) is not None)


def _split(message: Message, links: Sequence[Link], things: Sequence[Link]) -> list[Message]:
    cuts, phrasing = [0], Phrasing(message.text)
    shared: list[tuple[int, int] | None] = [None]
    for before, after in pairwise(things):
        place = phrasing.parts(before, after)
        if place is not None:
            cuts.append(place)
            # "A red mug and a plate": what has an article or a property of its own shares none.
            is_bare = len(words_of(message.text[before.end : after.start])) <= 1
            shared.append(_described(message.text, links, before) if is_bare else None)
    if len(cuts) == 1:
        return [message]
    places = pairwise((*cuts, len(message.text)))
    return [message.part(*filter(None, (also, own))) for also, own in zip(shared, places, strict=True)]


def _described(text: str, links: Sequence[Link], thing: Link) -> tuple[int, int] | None:
    """Return where the properties before a thing stand, which hold for the next one too: "red mugs and plates"."""
    start = following = links.index(thing)
    while start and _is_value(links[start - 1]) and are_beside(text, links[start - 1], links[start]):
        start -= 1
    return (links[start].start, thing.start) if start < following else None


def _is_value(found: Link) -> bool:
    return found.term is not None and found.term.kind is TermKind.VALUE

"""Several wishes in one message: "a tent and a sleeping bag" is answered twice, "mugs or cups" once."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from guide.kinds import KindFinder
from guide.message import Message, Span
from guide.reading.linker import Link, link
from guide.reading.meaning import is_category, is_wished, overlaps
from guide.reading.names import are_beside
from guide.reading.objects import is_in_acting_clause
from guide.reading.phrasing import Phrasing
from guide.reading.story import Story
from guide.vocabulary import Vocabulary
from language.expressions import NegatedSpan
from language.story import story_grammar
from language.words import words_of
from shop.catalogue.records import TermKind

_SURE, _DOUBTFUL = 0.8, 0.6
"""How sure the language model is of a thing beside which another is none, and how little of that one."""


def wishes(message: Message, vocabulary: Vocabulary, kinds: KindFinder) -> list[Message]:
    """Return a message for each thing that it wants, in order; the message itself where that is one thing or none.

    A thing is what the shop sells or is known not to: "wifi and duplex" are none. Two wishes are two kinds of thing
    with an "and" between them; what is said of each stands beside it, or before the first of two that nothing parts.
    """
    message = _without_doubtful_things(_as_corrected(message, vocabulary, kinds))
    unwanted = message.all(NegatedSpan)
    wished, _ = Story(message.text).apart(link(message.text, message.spans, vocabulary), unwanted)
    things = [found for found in wished if not overlaps(found, unwanted) and _is_thing(found, kinds)]
    return _split(message, wished, things)


def _without_doubtful_things(message: Message) -> Message:
    """Return a message in which what is hardly a thing is none beside what surely is: "the landlord's router".

    What an "and" joins to that, or a wish begins with, is wanted all the same.
    """
    things = [span for span in message.spans if span.name == "product"]
    sure = [span for span in things if span.confidence >= _SURE]
    phrasing = Phrasing(message.text)

    def is_wished(thing: Span) -> bool:
        pairs = (sorted((thing, other), key=lambda span: span.start) for other in sure)
        return phrasing.is_wished(thing.start) or any(phrasing.joint(*pair) for pair in pairs)

    doubtful = [thing for thing in things if sure and thing.confidence < _DOUBTFUL and not is_wished(thing)]
    entities = (replace(each, name="use") if each in doubtful else each for each in message.entities)
    return replace(message, entities=tuple(entities))


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
    wanted = set(things[:1])
    for before, after in pairwise(things):
        place = phrasing.parts(before, after)
        if before in wanted and phrasing.joint(before, after):
            wanted.add(after)
        if place is not None and _is_wanted_itself(message.text, links, (before, after), place, wanted):
            wanted.add(after)
            cuts.append(place)
            # "A red mug and a plate": what has an article or a property of its own shares none.
            is_bare = len(words_of(message.text[before.end : after.start])) <= 1
            shared.append(_described(message.text, links, before) if is_bare else None)
    if len(cuts) == 1:
        return [message]
    places = pairwise((*cuts, len(message.text)))
    return [message.part(*filter(None, (also, own))) for also, own in zip(shared, places, strict=True)]


def _is_wanted_itself(text: str, links: Sequence[Link], pair: tuple[Link, Link], place: int, wanted: Set[Link]) -> bool:
    """Tell whether the second of two things with an "and" at a place between them is wanted, not only used with one.

    "A UPS for my NAS and router", a "disk to back up and also play movies on tv" and a toaster that "toasts evenly and
    fits thick bread" are one wish.
    """
    phrasing, (before, after) = Phrasing(text), pair
    if phrasing.wishes_between(place, after.start):
        return True
    if phrasing.fits_from(place, after.start):
        return False
    if any(found.span == "use" and place <= found.start < after.start for found in links):
        return False
    if is_in_acting_clause(text, after) and not is_in_acting_clause(text, before):
        return False
    return before in wanted or phrasing.adds_another(place)


def _described(text: str, links: Sequence[Link], thing: Link) -> tuple[int, int] | None:
    """Return where the properties before a thing stand, which hold for the next one too: "red mugs and plates"."""
    start = following = links.index(thing)
    while start and _is_value(links[start - 1]) and are_beside(text, links[start - 1], links[start]):
        start -= 1
    return (links[start].start, thing.start) if start < following else None


def _is_value(found: Link) -> bool:
    return found.term is not None and found.term.kind is TermKind.VALUE

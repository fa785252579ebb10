"""A message of two halves: it asks about or takes what is on the screen, and then wishes for another thing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from guide.kinds import Sold
from guide.message import Message
from guide.reading.linker import Link, link
from guide.reading.meaning import is_category, is_wished, overlaps
from guide.reading.wished_things import says_wish
from guide.search.state import SearchState
from guide.shop import Shop
from language.content import content_words
from language.expressions import NegatedSpan
from language.han import HAN
from language.story import story_grammar

_BORDER = re.compile(rf"[,.;!?，。；！？](?:\s+|(?=[{HAN}]))|(?<=[{HAN}])\s+")


@dataclass(frozen=True)
class Halves:
    """What a message says of the screen, and what it wishes for then.

    `is_left`: it leaves what it began with (算了).
    """

    first: Message
    second: Message
    is_left: bool


def halves(message: Message, search: SearchState, shop: Shop) -> Halves | None:
    """Return the halves of a message; None where it is one.

    "Is it shockproof? And do you have a screen protector for it" has two: the second says that it wishes, and for a
    thing of another kind. Where a message leaves what it began with, the rest need not say so: "leave it. scales?".

    Args:
        message: what was said.
        search: the running search.
        shop: tells what is a kind of thing.
    """
    if not search.shown:
        return None
    leaving = [place.end for place in story_grammar(message.text).places("leaving", message.text)]
    for start in sorted({*leaving, *(match.end() for match in _BORDER.finditer(message.text))}):
        first, second = (replace(message.part(place), acts={}) for place in ((0, start), (start, len(message.text))))
        is_left = any(place <= start for place in leaving)
        if (is_left or says_wish(second.text)) and names_other_thing(second, search, shop):
            is_one = not is_left and names_other_thing(first, search, shop)
            return None if is_one else Halves(first, second, is_left)
    return None


def corrects_kind(message: Message, search: SearchState, shop: Shop) -> bool:
    """Tell whether a message says which thing was meant, and that is none of those on the screen: "no, a headset"."""
    is_correction = bool(story_grammar(message.text).places("corrects", message.text))
    return is_correction and bool(search.shown) and names_other_thing(message, search, shop)


def names_other_thing(message: Message, search: SearchState, shop: Shop) -> bool:
    """Tell whether a message wishes for a thing of another kind than the running search."""
    unwanted = message.all(NegatedSpan)
    links = link(message.text, message.spans, shop.vocabulary)
    named = (
        found for found in links if content_words(found.text) and not overlaps(found, unwanted)
    )  # 其他牌子 names none
    return any(is_wished(found) and _is_other(found, search, shop) for found in named)


def _is_other(found: Link, search: SearchState, shop: Shop) -> bool:
    if is_category(found) and found.term is not None:
        return found.term.key not in search.categories
    kind = shop.kinds.find(found.text)
    return kind is not None and not (isinstance(kind, Sold) and set(kind.categories) & set(search.categories))

"""The things that a plan is made for: "a keyboard, a mouse and a headset", "a desk set-up"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from guide.message import Message
from guide.reading.linker import link
from guide.search.state import Count, TextRole, text_filter
from guide.shop import Shop
from recommender.contract import Filters
from shop.catalogue.records import TermKind

_MAX_THINGS = 6


@dataclass(frozen=True)
class PlannedThing:
    """One thing of a plan: its category, and its name.

    `titled`: titles must have its name, and not those of the `others` of the same category that are planned, too.
    """

    category: str
    name: str = ""
    titled: bool = False
    others: tuple[str, ...] = ()

    @property
    def filters(self) -> Filters:
        """What its products satisfy."""
        wanted = [text_filter((self.name,), TextRole.THING)] if self.titled else []
        unwanted = [text_filter((name,), TextRole.THING, negated=True) for name in self.others]
        return Filters(categories=(self.category,), texts=(*wanted, *unwanted))


def planned_things(message: Message, shop: Shop) -> list[PlannedThing]:
    """Return the things named, in their order; those of a set, which have no names, where a set is named instead."""
    links = link(message.text, message.spans, shop.vocabulary)
    terms = ((found.text, found.term) for found in links)
    named = [PlannedThing(term.key, text) for text, term in terms if term and term.kind is TermKind.CATEGORY]
    text = message.text.casefold()
    for known in shop.sets:
        if len({thing.category for thing in named}) < 2 and any(name in text for name in known.names):
            return [PlannedThing(category) for category in known.categories]
    return list(dict.fromkeys(named))[:_MAX_THINGS]


def told_apart(things: Sequence[PlannedThing], count: Count) -> tuple[list[PlannedThing], list[PlannedThing]]:
    """Return the things to plan for, and those that are like one of them.

    Of several of one category all are planned for that titles tell apart, else the first.
    """
    categories = [thing.category for thing in things]
    marked = [replace(thing, titled=categories.count(thing.category) > 1) for thing in things]
    titled = [thing for thing in marked if thing.titled and count(thing.filters)]
    told: list[PlannedThing] = []
    alike: list[PlannedThing] = []
    for thing in marked:
        others = tuple(each.name for each in titled if each.category == thing.category and each != thing)
        if thing in titled or not any(each.category == thing.category and not each.titled for each in told):
            told.append(replace(thing, titled=thing in titled, others=others))
        else:
            alike.append(thing)
    return told, alike

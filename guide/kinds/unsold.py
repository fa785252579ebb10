"""Kinds of thing that the shop does not have, and what of it comes nearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guide.kinds.nearest_terms import NearestTerms
from guide.kinds.sold import SHORTEST_HAN, Sold, SoldKinds
from language.han import contains_han
from language.words import words_of
from shop.vocabulary.taxonomy import form_of
from shop.vocabulary.things import Thing, Things

_MOST_PARENTS = 3


@dataclass(frozen=True)
class Unsold:
    """A kind of thing that the shop does not have: what to call it, and the categories that come nearest.

    Of these `alike` are those whose products are so near that they are worth a look: of a drill's none is. `broader` is
    what titles call the broader kind of thing that is nearest, where the categories hold others too: "tripod" of a
    travel tripod.
    """

    label: str
    parents: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    broader: str | None = None


class NearKinds:
    """Finds what comes near a kind of thing that the shop does not have.

    Args:
        sold: what it has.
        things: the kinds of thing that there are.
        nearest: ranks categories by meaning; None leaves them as they are.
    """

    def __init__(self, sold: SoldKinds, things: Things, nearest: NearestTerms | None) -> None:
        self._sold, self._things, self._nearest = sold, things, nearest

    def unsold(self, said: str, form: str) -> Unsold:
        """Return a kind that the shop does not have, with what comes near: as it is said, and the form of that."""
        called = self._things.called(form)
        own = next((thing.name for thing in called if form_of(thing.name) == form), said)
        parents = self._akin(form, self._parents(said, form, called))
        alike = parents if self._nearest is None else self._nearest.alike(said, parents)
        broader = self._broader(said, called)
        is_near = broader is not None and set(broader.categories) <= set(parents)
        name = broader.phrase if broader and is_near else None
        return Unsold(said if contains_han(said) else own.lower(), parents, parents if name else alike, name)

    def _broader(self, said: str, called: Sequence[Thing]) -> Sold | None:
        """Return what the shop has of the next broader kind, or of what a thing ends with: tripods."""
        kinds = [path[-1] for thing in called[:1] for path in thing.paths]
        words = words_of(said)
        ends = ["".join(word.form for word in words[start:]) for start in range(1, len(words))]
        found = (self._sold.called(form_of(kind)) for kind in (*kinds, *(end for end in ends if len(end) > 1)))
        return next((sold for sold in found if sold), None)

    def _akin(self, form: str, keys: Sequence[str]) -> tuple[str, ...]:
        """Return those of some categories that a clerk would name in the same breath: no fax for a sewing machine."""
        lacking = self._sold.lacking(form)
        return tuple(key for key in keys if key in lacking or self._sold.is_of_kind(form, (key,)))

    def _parents(self, said: str, form: str, called: Sequence[Thing]) -> tuple[str, ...]:
        """Return the categories of what ends alike ("gaming chair": chairs), else of what has the same broader kind.

        The next broader kind, where it is sold, is near however it is called, and nearer than what only ends alike:
        kettles to a 细口壶, tools and no docking station to a soldering station. A category that has the word is
        nearer still.
        """
        is_lacking = bool(self._sold.lacking(form))
        nearest = (path[-1] for thing in called[:1] for path in thing.paths if not is_lacking)
        if near := self._first_sold(nearest):
            return near
        words = words_of(said)
        for start in range(1, len(words)):
            rest = "".join(word.form for word in words[start:])
            if len(rest) >= SHORTEST_HAN and (sold := self._sold.called(rest) or self._sold.narrower(rest)):
                return self._nearest_of(said, sold.categories)
        if lacking := self._sold.lacking(form):
            return tuple(sorted(lacking))[:_MOST_PARENTS]
        broader = (above for thing in called for path in thing.paths for above in reversed(path))
        if near := self._first_sold(broader):
            return near
        for thing in called:
            for path in thing.paths:
                for above in reversed(path[1:]):
                    if near := self._nearest_of(said, self._sold.below(above)):
                        return near
        return ()

    def _first_sold(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """Return the categories of the first of some kinds that is sold."""
        found = (sold for kind in kinds if (sold := self._sold.called(kind.replace(" ", ""))))
        return next((sold.categories[:_MOST_PARENTS] for sold in found), ())

    def _nearest_of(self, said: str, keys: Sequence[str]) -> tuple[str, ...]:
        """Return those of some categories that mean something near, the nearest first."""
        known = tuple(keys) if self._nearest is None else self._nearest.ranked(said, set(keys))
        return known[:_MOST_PARENTS]

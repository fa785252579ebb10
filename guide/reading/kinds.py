"""Whether the shop sells a kind of thing that a shopper names, under which of its categories, or what comes near."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guide.reading.nearest_terms import NearestTerms
from guide.vocabulary import Vocabulary
from language.han import contains_han
from language.words import Word, words_of
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.things import Thing, Things

_NOT_KINDS = (TermKind.BRAND, TermKind.LINE, TermKind.VALUE, TermKind.ATTRIBUTE, TermKind.USE)
_MOST_PARENTS = 3
_SHORTEST_HAN = 2
_CACHED = 1024


@dataclass(frozen=True)
class Sold:
    """A kind of thing that the shop has: the keys of its categories.

    Where they hold other things too, `phrase` is what titles call it.
    """

    categories: tuple[str, ...]
    phrase: str | None = None


@dataclass(frozen=True)
class Unsold:
    """A kind of thing that the shop does not have: what to call it, and the categories that come nearest, best first."""

    label: str
    parents: tuple[str, ...] = ()


Finding = Sold | Unsold


class KindFinder:
    """Knows what the shop sells and, of all that can be bought, what it does not.

    Args:
        vocabulary: the shop's words.
        records: what else the shop's words tell of what it sells, see `TermRepository.of_things`.
        things: the kinds of thing that there are.
        nearest: finds the word of the shop that means most nearly the same as one that nobody knows; None for no such
            search.
    """

    def __init__(
        self, vocabulary: Vocabulary, records: Iterable[TermRecord], things: Things, nearest: NearestTerms | None = None
    ) -> None:
        self._vocabulary, self._things, self._nearest = vocabulary, things, nearest
        self._absent: dict[str, set[str]] = defaultdict(set)
        self._sold: dict[str, Sold] = {}
        titled = []
        for record in records:
            if record.kind is TermKind.ABSENT:
                self._absent[_form(record.text)].add(record.key)
            else:
                titled.append(record)
        self._add_categories(vocabulary.of_kind(TermKind.CATEGORY))
        for record in titled:
            keys, _, phrase = record.key.partition("=")
            self._sold.setdefault(_form(record.text), Sold(tuple(keys.split(",")) if keys else (), phrase))
        self._below = self._count_below()
        self.find = lru_cache(_CACHED)(self._find)

    def _find(self, phrase: str) -> Finding | None:
        """Return what the shop has of what a phrase names; None where it names no kind of thing that is known.

        A phrase is what it ends with: "cross-cut paper shredder" is a paper shredder, if that is known, else a shredder.
        A word of the shop that stands for something else (a brand, a colour, a use) is no kind of thing.
        """
        words = words_of(phrase)
        for start in range(len(words)):
            rest = words[start:]
            if contains_han(rest[0].form) and len(rest) < _SHORTEST_HAN and start:
                break
            if found := self._known(phrase, rest):
                return found
            if self._stands_for_another(rest):
                return None
        return self._like(phrase, words)

    def _known(self, phrase: str, words: Sequence[Word]) -> Finding | None:
        form = "".join(word.form for word in words)
        said = phrase[words[0].start : words[-1].end]
        if (sold := self._sold.get(form)) is not None:
            return sold
        if form in self._absent:
            return self._same_category(said, form) or self._unsold(said, form)
        called = self._things.called(form)
        for thing in called:
            for word in thing.words:
                if (sold := self._sold.get(word.replace(" ", ""))) is not None:
                    return sold
        if narrower := self._narrower(form, called):
            return Sold(narrower)
        return self._unsold(said, form) if called else None

    def _narrower(self, form: str, called: Sequence[Thing]) -> tuple[str, ...]:
        """Return the categories of what is narrower than a kind: printers of 激光打印机, musical instruments of guitars."""
        counts = self._heads.get(form) or next(
            (below for thing in called for word in thing.english if (below := self._below.get(word))), Counter()
        )
        return tuple(key for key, _ in counts.most_common())

    def _same_category(self, said: str, form: str) -> Sold | None:
        """Return the category that has a word, if another of its words means nearly the same."""
        if self._nearest is None:
            return None
        keys = self._nearest.same(said, self._absent[form])
        return Sold(keys) if keys else None

    def _stands_for_another(self, words: Sequence[Word]) -> bool:
        return any(
            length == len(words) and any(term.kind in _NOT_KINDS for term in terms)
            for length, terms in self._vocabulary.matches_at(words, 0)
        )

    def _like(self, phrase: str, words: Sequence[Word]) -> Finding | None:
        """Return what a word that nobody knows is: a misspelt word of the shop, or one that means nearly the same."""
        form = "".join(word.form for word in words)
        for term in self._vocabulary.closest(phrase, (TermKind.CATEGORY,)):
            return self._known(term.text, words_of(term.text))
        keys = self._nearest.to(phrase) if self._nearest and form else ()
        return Sold(keys) if keys else None

    def _unsold(self, said: str, form: str) -> Unsold:
        called = self._things.called(form)
        own = next((thing.name for thing in called if _form(thing.name) == form), said)
        return Unsold(said if contains_han(said) else own.lower(), self._parents(said, form, called))

    def _parents(self, said: str, form: str, called: Sequence[Thing]) -> tuple[str, ...]:
        """Return the categories of what ends alike ("chair" of "gaming chair"), else of what has the same broader kind."""
        words = words_of(said)
        for start in range(1, len(words)):
            rest = "".join(word.form for word in words[start:])
            if len(rest) >= _SHORTEST_HAN and (sold := self._sold.get(rest)):
                return sold.categories[:_MOST_PARENTS]
        if own := tuple(sorted(self._absent.get(form, ()))):
            return own
        for thing in called:
            for path in thing.paths:
                for above in reversed(path[1:]):
                    if found := self._sold.get(above.replace(" ", "")):
                        return found.categories[:_MOST_PARENTS]
                    if below := self._below.get(above):
                        return tuple(key for key, _ in below.most_common(_MOST_PARENTS))
        return ()

    def _add_categories(self, terms: Iterable[TermRecord]) -> None:
        keys: dict[str, dict[str, None]] = defaultdict(dict)
        self._heads: dict[str, Counter[str]] = defaultdict(Counter)
        for term in terms:
            form = _form(term.text)
            if term.key in self._absent.get(form, ()):
                continue
            keys[form][term.key] = None
            for head in _heads(term.text):
                if head in self._things:
                    self._heads[head][term.key] += 1
        self._sold.update((form, Sold(tuple(own))) for form, own in keys.items() if form)

    def _count_below(self) -> dict[str, Counter[str]]:
        """Return the categories of what is sold below each broader kind, by its words."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for form, sold in self._sold.items():
            for thing in self._things.called(form)[:1]:
                for above in {above for path in thing.paths for above in path[1:]}:
                    found[above].update(sold.categories)
        return found


def _form(text: str) -> str:
    return "".join(word.form for word in words_of(text))


def _heads(text: str) -> list[str]:
    """Return what a word ends with: "printer" of "laser printer", 打印机 of 激光打印机."""
    forms = [word.form for word in words_of(text)]
    shortest = _SHORTEST_HAN if contains_han(text) else 1
    return ["".join(forms[start:]) for start in range(1, len(forms) + 1 - shortest)]

"""What the shop has, by what its categories and the titles of its products call it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from guide.vocabulary import Vocabulary
from language.han import contains_han
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.taxonomy import form_of
from shop.vocabulary.things import Things

SHORTEST_HAN = 2
"""Characters of a Chinese word that is a kind of thing for sure."""


@dataclass(frozen=True)
class Sold:
    """A kind of thing that the shop has: the keys of its categories.

    Where they hold other things too, `phrase` is what titles call it.
    """

    categories: tuple[str, ...]
    phrase: str | None = None


class SoldKinds:
    """The forms of words (see `form_of`), with what the shop has of what they name.

    Args:
        vocabulary: the shop's words.
        records: what else they tell of what it sells, see `TermRepository.of_things`.
        things: the kinds of thing that there are.
    """

    def __init__(self, vocabulary: Vocabulary, records: Iterable[TermRecord], things: Things) -> None:
        self._vocabulary, self._things = vocabulary, things
        self._absent: dict[str, set[str]] = defaultdict(set)
        self._titled: dict[str, Sold] = {}
        self._heads: dict[str, Counter[str]] = defaultdict(Counter)
        self._below: dict[str, Counter[str]] = defaultdict(Counter)
        self._roots: dict[str, set[str]] = defaultdict(set)
        for record in records:
            keys, _, phrase = record.key.partition("=")
            if record.kind is TermKind.ABSENT:
                self._absent[form_of(record.text)].add(record.key)
            else:
                self._titled[form_of(record.text)] = Sold(tuple(key for key in keys.split(",") if key), phrase)
        self._read_categories()
        self._read_broader()

    def called(self, form: str) -> Sold | None:
        """Return the categories that are called so."""
        return self._categories.get(form)

    def in_titles(self, form: str) -> Sold | None:
        """Return what titles call so and no category is called."""
        return self._titled.get(form)

    def lacking(self, form: str) -> Set[str]:
        """Return the categories with a word of which none has a product; none where another one has some."""
        return self._absent.get(form, set()) if form not in self._categories else set()

    def is_of_kind(self, form: str, categories: Iterable[str]) -> bool:
        """Tell whether what a word stands for first belongs where what some categories are called does: to furniture.

        What nobody knows may be anything.
        """
        roots = {path[0] for thing in self._things.called(form)[:1] for path in thing.paths}
        return not roots or any(not self._roots[key] or roots & self._roots[key] for key in categories)

    def below(self, kind: str) -> tuple[str, ...]:
        """Return the categories of what is sold below a broader kind of thing."""
        sold = self.called(kind.replace(" ", ""))
        return sold.categories if sold else tuple(self._below.get(kind, ()))

    def is_broad(self, phrase: str) -> bool:
        """Tell whether several categories are called what is narrower than a phrase, as laser and inkjet printers."""
        keys = self._heads.get(form_of(phrase), ())
        names = (self._vocabulary.label(TermKind.CATEGORY, key, "en") for key in keys)
        return sum(form_of(phrase) in _heads(name) for name in names) > 1

    def without_category(self, form: str) -> Sold | None:
        """Return where there is a kind that no category is called: by titles, and by what is narrower.

        A notebook is some laptop and some paper.
        """
        titled, narrower = self._titled.get(form), self.narrower(form)
        if titled is None:
            return narrower
        categories = titled.categories + (narrower.categories if narrower else ())
        return Sold(self._called_so(form, tuple(dict.fromkeys(categories))), titled.phrase)

    def _called_so(self, form: str, categories: tuple[str, ...]) -> tuple[str, ...]:
        """Return the one of some categories that is named after a kind, else all: a controller is a game controller."""
        names = {key: self._vocabulary.label(TermKind.CATEGORY, key, "en") for key in categories}
        named = tuple(key for key, name in names.items() if form in _heads(name))
        return named if len(named) == 1 else categories

    def narrower(self, form: str) -> Sold | None:
        """Return the categories of what is narrower than a kind: for 打印机 those of 激光打印机 and the like."""
        counts = self._heads.get(form)
        return Sold(tuple(key for key, _ in counts.most_common())) if counts else None

    def _read_categories(self) -> None:
        keys: dict[str, dict[str, None]] = defaultdict(dict)
        for term in self._vocabulary.of_kind(TermKind.CATEGORY):
            form = form_of(term.text)
            if not form or term.key in self._absent.get(form, ()):
                continue
            keys[form][term.key] = None
            for head in _heads(term.text):
                if head in self._things:
                    self._heads[head][term.key] += 1
        self._categories = {form: self._only_part(form, Sold(tuple(own))) for form, own in keys.items()}

    def _only_part(self, form: str, sold: Sold) -> Sold:
        """Return what a category's word names in it, where that is not all that it holds."""
        part = self._titled.get(form)
        return part if part and part.categories == sold.categories else sold

    def _read_broader(self) -> None:
        """Collect the categories of what is sold below each broader kind of the things' paths.

        Of things that share a word, the one of which the category has more words is meant: the jigsaws among puzzles.
        """
        words: dict[str, set[str]] = defaultdict(set)
        for form, sold in self._categories.items():
            for key in sold.categories:
                words[key].add(form)
                self._roots[key].update(path[0] for thing in self._things.called(form)[:1] for path in thing.paths)
        for form, sold in self._categories.items():
            own = set().union(*(words[key] for key in sold.categories))
            called = self._things.called(form)
            for thing in sorted(called, key=lambda thing: -len(own & set(map(form_of, thing.words))))[:1]:
                for above in {above for path in thing.paths for above in path[1:]}:
                    self._below[above].update(sold.categories)


def _heads(text: str) -> list[str]:
    """Return what a word ends with: "printer" of "laser printer", 打印机 of 激光打印机."""
    forms = [word.form for word in words_of(text)]
    shortest = SHORTEST_HAN if contains_han(text) else 1
    return ["".join(forms[start:]) for start in range(1, len(forms) + 1 - shortest)]

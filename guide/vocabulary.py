"""The shop's vocabulary, ready to be looked up in a message: exact first, then tolerant of spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from language.han import contains_han
from language.spellings import Spellings
from language.words import Word, bare_quality, words_of
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.taxonomy import form_of, taxonomy


def alternatives(search_text: str) -> list[str]:
    """Return the phrases of a search text, any of which says what it is for: "fast charging, quick charge"."""
    return [phrase.strip() for phrase in search_text.split(",")]


class Vocabulary:
    """All terms of the shop, indexed by their words."""

    def __init__(self, terms: Iterable[TermRecord]) -> None:
        self._exact: dict[tuple[str, ...], list[TermRecord]] = defaultdict(list)
        self._joined: dict[TermKind, dict[str, list[TermRecord]]] = defaultdict(lambda: defaultdict(list))
        self._labels: dict[tuple[TermKind, str, str], str] = {}
        self._words: dict[tuple[TermKind, str], list[str]] = defaultdict(list)
        self._expansions: dict[tuple[TermKind, str], str] = {}
        self._form_counts: dict[tuple[TermKind, str], Counter[str]] = defaultdict(Counter)
        self._meanings: dict[str, list[str]] = defaultdict(list)
        self._phrases: set[tuple[str, ...]] = set()
        self._read_qualities()
        for term in terms:
            forms = tuple(word.form for word in words_of(term.text))
            if not forms:
                continue
            if term.kind is TermKind.MEANING:
                self._meanings["".join(forms)].append(term.key)
                continue
            self._exact[forms].append(term)
            self._joined[term.kind]["".join(forms)].append(term)
            self._words[term.kind, term.key].append(term.text)
            self._form_counts[term.kind, term.key].update(set(forms))
            self._labels.setdefault((term.kind, term.key, term.language), term.text)
            if term.expansion:
                self._expansions.setdefault((term.kind, term.key), term.expansion)
        self._spellings = {kind: Spellings(self._joined[kind]) for kind in TermKind}
        self._longest = max((len(forms) for forms in self._exact), default=0)

    def _read_qualities(self) -> None:
        for english, chinese in taxonomy().qualities():
            for name in english:
                forms = tuple(word.form for word in words_of(name))
                self._meanings["".join(forms)] += [other for other in english if other != name]
                if len(forms) > 1:
                    self._phrases.add(forms)
            for word in chinese:
                forms = tuple(found.form for found in words_of(word))
                self._meanings["".join(forms)] += english
                if len(forms) > (2 if contains_han(word) else 1):
                    self._phrases.add(forms)

    def of_kind(self, kind: TermKind) -> list[TermRecord]:
        """Return the terms of a kind."""
        return [term for terms in self._joined[kind].values() for term in terms]

    def matches_at(self, words: Sequence[Word], position: int) -> Iterable[tuple[int, list[TermRecord]]]:
        """Yield (number of words, terms) of everything that starts at a position, longest first."""
        for length in range(min(self._longest, len(words) - position), 0, -1):
            terms = self._exact.get(tuple(word.form for word in words[position : position + length]))
            if terms:
                yield length, terms

    def closest(self, text: str, kinds: Sequence[TermKind]) -> list[TermRecord]:
        """Return the terms of some kinds whose spelling is closest to a text, or none if nothing is close.

        Words run together or apart are the same ("lunch box"). Kinds are tried in their order.
        """
        form = form_of(text)
        for kind in kinds:
            if exact := self._joined[kind].get(form):
                return exact
        for kind in kinds:
            if near := self._spellings[kind].nearest(form):
                return self._joined[kind][near]
        return []

    def sounding_like(self, text: str, kinds: Sequence[TermKind]) -> list[TermRecord]:
        """Return the terms of some kinds that sound like a Chinese text, but for tones; kinds are tried in order."""
        form = form_of(text)
        for kind in kinds:
            if known := self._spellings[kind].same_sound(form):
                return self._joined[kind][known]
        return []

    def label(self, kind: TermKind, key: str, language: str) -> str:
        """Return the first term of a key in a language, else in another, else the key in words."""
        for candidate in (language, "any", "en", "zh"):
            if text := self._labels.get((kind, key, candidate)):
                return text
        return key.rpartition("=")[2].replace("_", " ")

    def own_label(self, kind: TermKind, key: str, language: str) -> str | None:
        """Return the first term of a key in a language, None where that has none."""
        return self._labels.get((kind, key, language)) or self._labels.get((kind, key, "any"))

    @cached_property
    def valued_attributes(self) -> list[str]:
        """The attributes of which a value has a word and they themselves have a label, in the order of the terms."""
        names = dict.fromkeys(key.partition("=")[0] for kind, key in self._form_counts if kind is TermKind.VALUE)
        return [name for name in names if self.knows(TermKind.ATTRIBUTE, name)]

    def words(self, kind: TermKind, key: str) -> tuple[str, ...]:
        """Return all words for a key, in the order of the terms."""
        return tuple(self._words.get((kind, key), ()))

    def categories(self, text: str) -> tuple[str, ...]:
        """Return the keys of the categories that a text is a word for, exactly but for spelling apart."""
        terms = self._joined[TermKind.CATEGORY].get(form_of(text), [])
        return tuple(dict.fromkeys(term.key for term in terms))

    def categories_named_after(self, use: str) -> list[str]:
        """Return the keys of the categories of which the English name begins with what their things are for."""
        keys = dict.fromkeys(term.key for term in self.of_kind(TermKind.CATEGORY))
        return [key for key in keys if self.label(TermKind.CATEGORY, key, "en").casefold().startswith(f"{use} ")]

    def is_called_after(self, key: str, parts: Sequence[str], before: str = "") -> bool:
        """Tell whether a category is called after one of some words, each with what stands before it: "with mic"."""
        names = [f" {name.casefold()} " for name in self.words(TermKind.CATEGORY, key)]
        return any(f" {before}{part.casefold()} " in name for name in names for part in parts)

    def namesakes(self, term: TermRecord) -> list[TermRecord]:
        """Return the terms of other keys that are the same word: shirts for men and shirts for women."""
        same = self._exact.get(tuple(word.form for word in words_of(term.text)), [])
        return list({other.key: other for other in same if other.kind is term.kind and other.key != term.key}.values())

    def qualifiers(self, term: TermRecord) -> str:
        """Return the words of a term that say more than its key: "gaming" of "gaming laptop", nothing of "laptop".

        A word that several terms of a key share is the thing itself. In Chinese, where one character is no word, the
        shop's values and uses inside the term are taken, in English: "wireless" of 无线鼠标.
        """
        words = words_of(term.text)
        if contains_han(term.text):
            return " ".join(dict.fromkeys(self._properties_inside(words)))
        counts = self._form_counts[term.kind, term.key]
        return " ".join(word.form for word in words if counts[word.form] == 1 and len(words) > 1)

    def values_inside(self, text: str) -> list[TermRecord]:
        """Return the values inside a longer word: "waterproof" of "waterproof jacket", 无线 of 无线鼠标."""
        words = words_of(text)
        found = []
        for position in range(len(words)):
            for length, terms in self.matches_at(words, position):
                if length < len(words) and (value := next((t for t in terms if t.kind is TermKind.VALUE), None)):
                    found.append(value)
                    break
        return found

    def _properties_inside(self, words: Sequence[Word]) -> Iterable[str]:
        for position in range(len(words)):
            for length, terms in self.matches_at(words, position):
                inside = next((term for term in terms if term.kind in (TermKind.VALUE, TermKind.USE)), None)
                if inside and length < len(words):
                    yield self.expansion(inside.kind, inside.key) or self.label(inside.kind, inside.key, "en")
                    break

    def knows(self, kind: TermKind, key: str) -> bool:
        """Tell whether somebody gave a key a word."""
        return (kind, key) in self._form_counts

    def search_text(self, term: TermRecord | None, said: str) -> str:
        """Return what to search for where a term was said: English where it has some, else as it was typed."""
        if term is None:
            return said
        expansion = self.expansion(term.kind, term.key)
        return expansion or (said if said.isascii() else self.label(term.kind, term.key, "en"))

    def meanings(self, said: str) -> tuple[str, ...]:
        """Return the words of products that some words mean: "giraffe" of 长颈鹿, "circumaural" of "over ear".

        Where a word means nothing, it means what is left of it without 可, 式 and the like: 可折叠 is 折叠.
        """
        forms = (form_of(said), form_of(bare_quality(said)))
        return next((tuple(dict.fromkeys(self._meanings[form])) for form in forms if form in self._meanings), ())

    def qualities_in(self, text: str) -> list[tuple[int, int]]:
        """Return where a text says in several words what a thing is like: "over ear", 超六类, the longest first."""
        words = words_of(text)
        forms = [word.form for word in words]
        found: list[tuple[int, int]] = []
        taken: set[int] = set()
        for length in range(max(map(len, self._phrases), default=0), 1, -1):
            for start in range(len(words) - length + 1):
                if tuple(forms[start : start + length]) in self._phrases:
                    place = words[start].start, words[start + length - 1].end
                    if taken.isdisjoint(range(*place)):
                        found.append(place)
                        taken.update(range(*place))
        return found

    def expansion(self, kind: TermKind, key: str) -> str:
        """Return the English search text a key stands for; empty if none was given."""
        return self._expansions.get((kind, key), "")

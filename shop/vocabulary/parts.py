"""Words for a category that name only some of what it holds: the headlamps among "Trekking poles and headlamps"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from language.han import contains_han
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.evidence import TitleKinds
from shop.vocabulary.kinds import category_names, name_parts
from shop.vocabulary.taxonomy import form_of
from shop.vocabulary.things import Things

_OTHERS = 0.1
"""Where titles name fewer of a category's products otherwise, a word stands for all of them."""
_MAIN = 0.3
"""A word for the category's name is a part of it only where so many titles use it."""
_COLLECTIVE = 0.1
"""A category of which fewer products bear its name holds several kinds under one roof: "Cooking appliances"."""
_STRAY = 0.2
"""So many of the titles with a phrase may be of something else."""
_NARROWER = 0.5
"""Another kind of thing that names more of a category's products than this is what they all are: power cords."""


def part_terms(kinds: TitleKinds, category_words: Mapping[str, Sequence[str]], things: Things) -> Iterator[TermRecord]:
    """Yield terms of kind THING: words for a category, with the phrase by which titles tell what they name in it.

    A category of one kind has words for all of it ("cell phone", "mobile"), however few titles use them. Where its
    name is made of several ("Kettles and toasters"), or where hardly a title bears it, a word stands for what is
    called so. In any category so does a word for another kind of thing: "numeric keypad" among keyboards, "wall clock"
    among clocks.

    Args:
        kinds: what the titles of all products name.
        category_words: the words for each category by its key, its names first.
        things: the kinds of thing that there are.
    """
    described = {form_of(word) for words in category_words.values() for word in words}
    for key, words in category_words.items():
        if kinds.is_leaf(key):
            yield from _Parts(key, words, kinds, things, described).terms()


class _Parts:
    """A category and what its words name in it."""

    def __init__(
        self, key: str, words: Sequence[str], kinds: TitleKinds, things: Things, other_kinds: Collection[str]
    ) -> None:
        self._key, self._words, self._kinds, self._things = key, words, kinds, things
        self._other_kinds = other_kinds
        self._forms = {form_of(word) for word in words}
        self._own = {word.form for word in words_of(words[0])}
        self._within = kinds.within(key)
        self._named = {word: kinds.titled(self._telling(word)) & self._within for word in words}
        names = category_names(words)
        called = set().union(*(kinds.ending([word.form for word in words_of(name)]) for name in names)) & self._within
        parts = [part for name in names if not contains_han(name) for part in name_parts(name)]
        self._parts = {form_of(part) for part in parts}
        self._is_mixed = bool(parts) or len(called) < _COLLECTIVE * len(self._within)
        self._whole = set() if self._is_mixed else called
        named = [*self._named.values(), *(kinds.titled(self._telling(part)) & self._within for part in parts)]
        self._all_named = set().union(*named)
        self._names = {form_of(name) for name in names}
        self._heads = {words_of(name)[-1].form for name in names}
        same = {form_of(word) for name in names for thing in things.called(form_of(name)) for word in thing.words}
        self._same = same | {"".join(self._telling(word)) for word in words if form_of(word) in same}

    def terms(self) -> Iterator[TermRecord]:
        """Yield the terms of the words that name a part."""
        phrases = {word: phrase for word in self._words if self._is_part(word) and (phrase := self._phrase(word))}
        for word in self._words:
            phrase = phrases.get(word) or self._phrase_of_head(word, phrases)
            if phrase is None and not self._named[word]:
                phrase = self._phrase_of_same(word, phrases)
            if phrase and word != self._words[0]:
                yield TermRecord(TermKind.THING, f"{self._key}={phrase}", "zh" if contains_han(word) else "en", word)

    def _telling(self, word: str) -> list[str]:
        """Return the words that tell things apart: not what they are for, as a "laptop backpack" is among backpacks."""
        forms = [each.form for each in words_of(word)]
        if contains_han(word):
            return forms
        start = next((n for n in range(len(forms) - 1, 0, -1) if "".join(forms[:n]) in self._other_kinds), 0)
        return forms[start:]

    def _is_part(self, word: str) -> bool:
        found = self._named[word]
        if self._is_narrower(word):
            return True
        if not self._is_mixed or not found or self._only_describes(word):
            return False
        are_others_named = len(self._all_named - found) >= _OTHERS * len(self._within)
        is_whole = self._is_same(word) and form_of(word) not in self._parts
        return are_others_named and not (is_whole and len(found) < _MAIN * len(self._within))

    def _is_same(self, word: str) -> bool:
        return bool({form_of(word), "".join(self._telling(word))} & self._same)

    def _is_narrower(self, word: str) -> bool:
        """Tell whether a word names another kind of thing than the category, which some of its titles are called."""
        forms = [each.form for each in words_of(word)]
        others = [form_of(other) for thing in self._things.called(form_of(word)) for other in thing.words]
        is_other_kind = bool(others) and self._names.isdisjoint(others) and not self._is_same(word)
        found = self._named[word] & self._kinds.having(forms if self._only_describes(word) else self._telling(word))
        return is_other_kind and not self._own.issuperset(forms) and 0 < len(found) <= _NARROWER * len(self._within)

    def _only_describes(self, word: str) -> bool:
        """Tell whether a word says more than another one of the category: a "wireless mouse" is a mouse."""
        forms = [each.form for each in words_of(word)]
        return any("".join(forms[start:]) in self._forms for start in range(1, len(forms)))

    def _phrase(self, word: str) -> str | None:
        """Return that part of a word with which most titles of what it names, and few others, are found.

        Where others are found with all of it as well ("stapler" of "staple cartridge for stapler"), a name of another
        kind of thing is enough still.
        """
        words, found = words_of(word), self._named[word]
        if self._only_describes(word):
            return word
        first = len(words) - len(self._telling(word))
        spans = [(start, end) for start in range(first, len(words)) for end in range(start + 1, len(words) + 1)]
        having = {
            (start, end): self._kinds.having([each.form for each in words[start:end]]) & self._within
            for start, end in spans
        }
        fitting = [span for span in spans if len(having[span] - found) <= _STRAY * len(having[span])]
        whole = (first, len(words)) if self._is_narrower(word) else None
        best = max(fitting, key=lambda span: (len(having[span] & found), span[1] - span[0]), default=whole)
        return None if best is None else word[words[best[0]].start : words[best[1] - 1].end]

    def _phrase_of_head(self, word: str, phrases: Mapping[str, str]) -> str | None:
        """Return the phrase of another word that a word only describes: an "electric kettle" is a kettle."""
        words = words_of(word)
        ends = (form_of(word[each.start :]) for each in words[1:])
        by_form = {form_of(other): phrase for other, phrase in phrases.items()}
        return next((by_form[end] for end in ends if end in by_form), None)

    def _phrase_of_same(self, word: str, phrases: Mapping[str, str]) -> str | None:
        """Return the phrase of another word for the same, as 头灯 and "headlamp" are; none where that is no part."""
        form = form_of(word)
        called = {form_of(other) for thing in self._things.called(form) for other in thing.words}
        same = [other for other in self._words if self._named[other] and self._are_same(form, form_of(other), called)]
        return phrases[same[0]] if same and all(other in phrases for other in same) else None

    def _are_same(self, form: str, other: str, called: Collection[str]) -> bool:
        return other in called or any(form in map(form_of, thing.words) for thing in self._things.called(other))

"""What a shop sells and what not: kinds that only titles name, and words for categories without such products."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from language.han import contains_han
from language.shop_words import is_depicting
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.evidence import TitleKinds
from shop.vocabulary.kinds import category_names, name_parts
from shop.vocabulary.parts import part_terms
from shop.vocabulary.taxonomy import form_of
from shop.vocabulary.things import Thing, Things

Product = tuple[str, str | None, Sequence[str]]
"""Title, brand, and the keys of the categories from the root down."""


def sold_terms(products: Iterable[Product], terms: Sequence[TermRecord], things: Things) -> Iterator[TermRecord]:
    """Yield the terms of kind THING and ABSENT.

    Args:
        products: all that the shop sells.
        terms: the shop's words, those for its categories among them.
        things: the kinds of thing that there are.
    """
    words: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        if term.kind is TermKind.CATEGORY:
            words[term.key].append(term.text)
    kinds = TitleKinds(things, words, [term.text for term in terms if term.kind is TermKind.VALUE])
    english: set[str] = set()
    for title, brand, path in products:
        kinds.add(title, brand, path)
        english.update(() if contains_han(title) else path)
    absent = [
        term
        for key, texts in words.items()
        for term in _Category(key, texts, kinds, things).absent()
        if key in english or term.language == "zh" or not kinds.within(key)  # Chinese titles bear no English word out
    ]
    lacking = {(term.key, form_of(term.text)) for term in absent}
    categories = {
        form_of(text) for key, texts in words.items() for text in texts if (key, form_of(text)) not in lacking
    }
    yield from absent
    depicting = {key: _forms(texts) for key, texts in words.items() if is_depicting(texts[0])}
    yield from _things(kinds, categories, things, depicting)
    sold = {key: [text for text in texts if (key, form_of(text)) not in lacking] for key, texts in words.items()}
    yield from part_terms(kinds, sold, things)


def _things(
    kinds: TitleKinds, categories: set[str], things: Things, depicting: Mapping[str, set[str]]
) -> Iterator[TermRecord]:
    for word, forms in things.names.items():
        products = kinds.products(forms)
        if not products or word.replace(" ", "") in categories:
            continue
        keys = [
            key for key in kinds.categories(products) if key not in depicting or _is_among(word, depicting[key], things)
        ]
        if keys:
            yield TermRecord(TermKind.THING, f"{','.join(keys)}={word}", "zh" if contains_han(word) else "en", word)


def _is_among(word: str, own: Collection[str], things: Things) -> bool:
    """Tell whether a kind is what the words of a category name: toys show a bed and are none; a kite is one."""
    names = (name for thing in things.called(form_of(word))[:1] for path in thing.paths for name in path)
    return word.split()[-1] in own or any(part in own for name in names for part in name.split())


def _forms(texts: Iterable[str]) -> set[str]:
    return {word.form for text in texts for word in words_of(text)}


class _Category:
    """A category's words, and which of them its products bear out.

    A word may be another one for what others say ("television", "TV"). It may also be one of several things under one
    roof ("Shredders and laminators"), of which the shop has only some.
    """

    def __init__(self, key: str, texts: Sequence[str], kinds: TitleKinds, things: Things) -> None:
        self._key, self._texts = key, texts
        self._kinds, self._things = kinds, things
        self._products = kinds.within(key)
        names = category_names(texts)
        self._parts = [part for name in names if not contains_han(name) for part in name_parts(name)]
        self._own = {form_of(name) for name in names if not (self._parts and contains_han(name))}
        self._said = {text: self._is_said(text) for text in (*texts, *self._parts)}

    def absent(self) -> Iterator[TermRecord]:
        """Yield the words for which the category has no product: without a desk there is no office desk either."""
        unsaid = [text for text in self._texts if not self._said[text]]
        absent = [text for text in unsaid if self._is_absent(text)]
        absent += [text for text in unsaid if text not in absent and self._is_sort_of(text, absent)]
        for text in absent:
            yield TermRecord(TermKind.ABSENT, self._key, "zh" if contains_han(text) else "en", text)

    def _is_sort_of(self, text: str, kinds: Iterable[str]) -> bool:
        return form_of(text) not in self._own and any(text.endswith(f" {kind}") for kind in kinds)

    def _is_said(self, text: str) -> bool:
        words = [word.form for word in words_of(text)]
        if not words:
            return False
        if contains_han(text):
            return not self._products.isdisjoint(self._kinds.products(words))
        return not self._products.isdisjoint(self._kinds.ending(words) | self._kinds.inflecting(text))

    def _is_absent(self, text: str) -> bool:
        if not self._products:
            return True
        if form_of(text) in self._own:
            return False
        called = self._things.called(form_of(text))
        other_names = {form_of(word) for thing in called for word in self._words(thing)}
        if self._own & other_names:
            return False
        if any(form_of(other) in other_names and said for other, said in self._said.items()):
            return False
        if any(self._is_said(word) for thing in called for word in self._words(thing)):
            return False
        part = next((part for part in self._parts if form_of(part) in {form_of(text), *other_names}), None)
        if part is None:
            part = next((part for part in self._parts if _last(part) == _last(text)), None)
        is_narrower = part is not None and form_of(text) != form_of(part) and form_of(text).endswith(form_of(part))
        if part is not None and not (called and is_narrower):
            return any(self._said[other] for other in self._parts) and not self._said[part]
        return bool(called) and any(self._said.values())

    def _words(self, thing: Thing) -> Iterator[str]:
        """Yield the words for a thing, and those for what is called so in the other language."""
        yield from thing.words
        for word in thing.chinese:
            for other in self._things.called(word):
                yield from other.english


def _last(text: str) -> str:
    words = words_of(text)
    return words[-1].form if words else ""

"""The words for properties and their values, from what products and their variants state."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from language.han import contains_han
from language.shop_words import is_no_value
from language.words import words_of
from shop.catalogue.counts import PropertyCounts
from shop.catalogue.records import ALSO_IN, TAG, TermKind, TermRecord
from shop.vocabulary.taxonomy import Names, Taxonomy, form_of

_SHARE = 1 / 8
"""A property that fewer of the products state tells little of a list, unless people choose by it in every shop."""
_MOST_VALUES = 100
_REPEATS = 1.5
"""Where a value stands with fewer products than this on average, it is no choice but a description."""
_FEWEST_TAGGED = 2
"""Products that share a tag by which people may choose."""
_SEEN_IN_TITLES = ("colour", "material", "pattern")
"""Words for these mean the same in any title; "small" and "M" do not."""
_LONGEST = {"en": 4, "zh": 8}
"""Words or characters of a value that somebody would say."""


_LIST = re.compile(r"[,;|/*×，、；]")


def property_terms(
    properties: Mapping[str, PropertyCounts], products: int, taxonomy: Taxonomy, named: Collection[str] = ()
) -> list[TermRecord]:
    """Return the labels of telling properties, and the words for their values.

    Args:
        properties: what is stated, by name.
        products: how many there are.
        taxonomy: the names in both languages.
        named: what the words for categories and brands have in common with a tag that says the same.
    """
    terms: dict[TermRecord, None] = {}
    for name, counts in properties.items():
        chosen = taxonomy.is_choice(name)
        if counts.products < _SHARE * products and not chosen and name != TAG:
            continue
        labels = _labels(name, taxonomy)
        terms.update(dict.fromkeys(_attribute(name, labels)))
        if name == ALSO_IN:
            continue  # its values have the words of categories
        if name == TAG:
            for text in _shared_tags(counts, products, taxonomy, named):
                terms.update(dict.fromkeys(_value(name, text, labels, taxonomy)))
        elif _is_choice(counts, products, chosen):
            for text in counts.texts:
                terms.update(dict.fromkeys(_value(name, text, labels, taxonomy)))
        if 0 < counts.yes < products:
            key = f"{name}=true"
            terms.update({TermRecord(TermKind.VALUE, key, lang, label): None for lang, label in _all(labels)})
    return list(terms)


def title_value_terms(titles: Iterable[str], taxonomy: Taxonomy) -> list[TermRecord]:
    """Return the words for colours, materials and the like that stand in titles, though no product states them.

    "Velvet armchair, blue" is found by 蓝色 too.
    """
    said: set[str] = set()
    han = []
    for title in titles:
        forms = [word.form for word in words_of(title)]
        for length in range(1, _LONGEST["en"]):
            said.update("".join(forms[start : start + length]) for start in range(len(forms) - length + 1))
        if contains_han(title):
            han.append(title)
    chinese = "\n".join(han)
    terms: dict[TermRecord, None] = {}
    for attribute, value, names in taxonomy.choices():
        if attribute not in _SEEN_IN_TITLES:
            continue
        words = list(_all(names))
        if any(word in chinese if contains_han(word) else form_of(word) in said for _, word in words):
            labels = {language: tuple(of[:1]) for language, of in _labels(attribute, taxonomy).items()}
            terms.update(dict.fromkeys(_attribute(attribute, labels)))
            key = f"{attribute}={value}"
            terms.update({TermRecord(TermKind.VALUE, key, lang, word, value): None for lang, word in words})
    return list(terms)


def _shared_tags(counts: PropertyCounts, products: int, taxonomy: Taxonomy, named: Collection[str]) -> Iterator[str]:
    """Yield the tags that several products have and not all; what names a kind of thing or a brand is one already."""
    for text, count in counts.texts.items():
        if _FEWEST_TAGGED <= count < products and form_of(text) not in named and taxonomy.kind(text) is None:
            yield text


def _is_choice(counts: PropertyCounts, products: int, chosen: bool) -> bool:
    if not 0 < len(counts.texts) <= _MOST_VALUES:
        return False
    if len(counts.texts) == 1 and counts.products >= products:
        return False  # what every product is
    return chosen or sum(counts.texts.values()) >= _REPEATS * len(counts.texts)


def _labels(name: str, taxonomy: Taxonomy) -> Names:
    words = name.replace("_", " ")
    known = taxonomy.attribute_names(name)
    own = "zh" if contains_han(words) else "en"
    return {**known, own: tuple(dict.fromkeys((*known.get(own, ()), words)))}


def _all(names: Names) -> Iterator[tuple[str, str]]:
    for language, words in names.items():
        for word in words:
            yield language, word


def _attribute(name: str, labels: Names) -> Iterator[TermRecord]:
    for language, label in _all(labels):
        yield TermRecord(TermKind.ATTRIBUTE, name, language, label)


def _value(name: str, text: str, labels: Names, taxonomy: Taxonomy) -> Iterator[TermRecord]:
    language = "zh" if contains_han(text) else "en"
    if is_no_value(text) or _LIST.search(text) or not 0 < len(words_of(text)) <= _LONGEST[language]:
        return
    known = taxonomy.value_names(name, text)
    names = {**known, language: tuple(dict.fromkeys((text, *known.get(language, ()))))}
    if len(text) == 1 or text.isdecimal():
        names["zh"] = (f"{text}码", f"{text}号")
    english = next(iter(names.get("en", ())), text)
    seen = set()
    for spoken, word in _all(names):
        for said in _spoken(word, spoken, labels):
            if (spoken, form_of(said)) not in seen:
                seen.add((spoken, form_of(said)))
                yield TermRecord(TermKind.VALUE, f"{name}={text.casefold()}", spoken, said, english.lower())


def _spoken(word: str, language: str, labels: Names) -> list[str]:
    """Return how a value is said: `38` and `M` alone could be anything, so they are said with their property."""
    if not (word.isdecimal() or (word.isascii() and len(word) == 1)):
        return [word]
    return [f"{label} {word}" for label in labels.get(language, ())]

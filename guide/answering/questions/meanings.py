"""What asked words may be called in texts and properties of a product: as typed, by other words, translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.wording import Wording
from language.asking import asks_for_value, general_words
from language.content import content_words, is_taste
from language.han import contains_han, is_han
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.taxonomy import form_of, taxonomy

_FLAGS = {"true": True, "false": False}
_CHOICES = ("material", "colour")
_PARTS = re.compile(r"\s*[,&/]\s*")
_KINDS = (TermKind.VALUE, TermKind.ATTRIBUTE, TermKind.CATEGORY)


@dataclass(frozen=True)
class Concept:
    """One thing that a question names: as it was `said`, and all `spellings` of it, what was said first.

    `flags` are the properties of yes or no that it is a word for, each with what it says: wired is (wireless, False).
    """

    said: str
    spellings: tuple[str, ...]
    flags: tuple[tuple[str, bool], ...] = ()


def concepts(what: str, wording: Wording) -> list[Concept]:
    """Return the things that some words name, without what only asks, and what is said of any property ("port")."""
    found = [_concept(part, wording) for said in _named(what, wording) for part in _parts(said, wording)]
    for tells in (_is_telling, lambda concept: not set(_forms(concept.said)) <= general_words()):
        found = [concept for concept in found if tells(concept)] or found
    return found


def _concept(said: str, wording: Wording) -> Concept:
    values = (term.key.partition("=") for term in _called(said, TermKind.VALUE, wording))
    flags = tuple((name, _FLAGS[value]) for name, _, value in values if value in _FLAGS)
    return Concept(said, tuple(dict.fromkeys(_spellings(said, wording))), flags)


def _is_known(said: str, wording: Wording) -> bool:
    return len(_concept(said, wording).spellings) > 1


def _named(what: str, wording: Wording) -> Iterator[str]:
    """Yield the words that name something; several that say one thing ("noise cancelling") stay together."""
    whole = what.strip()
    is_one = len(whole) > 1 and (is_han(whole) or not contains_han(whole))
    if is_one and (wording.vocabulary.meanings(whole) or (is_han(whole) and _is_known(whole, wording))):
        yield whole
        return
    together = sorted(wording.vocabulary.qualities_in(what))
    end = 0
    for start, stop in (*together, (len(what), len(what))):
        for word in content_words(what[end:start]):
            yield what[end + word.start : end + word.end]
        if start < stop:
            yield what[start:stop]
        end = stop


def _parts(said: str, wording: Wording) -> tuple[str, ...]:
    """Return a Chinese compound that nobody knows as a whole in its two parts, if those are known: 无线 and 耳机."""
    if not is_han(said) or _is_known(said, wording):
        return (said,)
    cuts = ((said[:cut], said[cut:]) for cut in range(2, len(said) - 1))
    return next((both for both in cuts if all(_is_known(part, wording) for part in both)), (said,))


def _spellings(said: str, wording: Wording) -> Iterator[str]:
    vocabulary = wording.vocabulary
    yield said
    # "Light" is one word for "lightweight", and many a thing is light that has none.
    yield from (other for other in vocabulary.meanings(said) if not is_taste(other) and _names_something(other))
    for kind in _KINDS:
        if kind is TermKind.CATEGORY and not contains_han(said):
            continue  # of English words the shop writes those typed
        for term in _called(said, kind, wording):
            yield from (vocabulary.label(term.kind, term.key, language) for language in ("en", "zh"))
            value = term.key.rpartition("=")[2]
            if value not in _FLAGS and kind is not TermKind.CATEGORY:
                yield value.replace("_", " ")
    if contains_han(said):
        names = [taxonomy().value_names(attribute, said) for attribute in ("", *_CHOICES)]
        yield from (name for own in names for name in own.get("en", ()))
        yield from _PARTS.split(taxonomy().kind(said) or said)


def _called(said: str, kind: TermKind, wording: Wording) -> list[TermRecord]:
    """Return the terms that some words are: misspelt ones only in letters, as 防水 sounds like 防摔."""
    terms = wording.vocabulary.closest(said, (kind,))
    return [term for term in terms if not contains_han(said) or form_of(term.text) == form_of(said)]


def _names_something(words: str) -> bool:
    """Tell whether words name a thing from the first on: "with stand" does not, and would be found in "withstand"."""
    first = next(iter(words_of(words)), None)
    return first is not None and bool(content_words(words[first.start : first.end]))


def _is_telling(concept: Concept) -> bool:
    """Tell whether a word says more than a question word."""
    return not asks_for_value(concept.said)


def _forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]

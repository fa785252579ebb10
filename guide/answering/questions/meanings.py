"""What asked words may be called in texts and properties of a product: as typed, by other words, translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.wording import Wording
from language.asking import asks_for_value, general_words
from language.content import content_words
from language.han import contains_han
from language.words import words_of
from shop.catalogue.records import TermKind
from shop.vocabulary.taxonomy import taxonomy

_CHOICES = ("material", "colour")
_PARTS = re.compile(r"\s*[,&/]\s*")
_KINDS = (TermKind.VALUE, TermKind.ATTRIBUTE, TermKind.CATEGORY)


@dataclass(frozen=True)
class Concept:
    """One thing that a question names: as it was `said`, and all `spellings` of it, what was said first."""

    said: str
    spellings: tuple[str, ...]


def concepts(what: str, wording: Wording) -> list[Concept]:
    """Return the things that some words name, without what only asks, and what is said of any property ("port")."""
    found = [Concept(said, tuple(dict.fromkeys(_spellings(said, wording)))) for said in _named(what, wording)]
    for tells in (_is_telling, lambda concept: not set(_forms(concept.said)) <= general_words()):
        found = [concept for concept in found if tells(concept)] or found
    return found


def _named(what: str, wording: Wording) -> Iterator[str]:
    """Yield the words that name something; several that say one thing ("noise cancelling") stay together."""
    if wording.vocabulary.meanings(what):
        yield what
        return
    together = sorted(wording.vocabulary.qualities_in(what))
    end = 0
    for start, stop in (*together, (len(what), len(what))):
        for word in content_words(what[end:start]):
            yield what[end + word.start : end + word.end]
        if start < stop:
            yield what[start:stop]
        end = stop


def _spellings(said: str, wording: Wording) -> Iterator[str]:
    vocabulary = wording.vocabulary
    yield said
    yield from vocabulary.meanings(said)
    for kind in _KINDS:
        if kind is TermKind.CATEGORY and not contains_han(said):
            continue  # of English words the shop writes those typed
        for term in vocabulary.closest(said, (kind,)):
            yield from (vocabulary.label(term.kind, term.key, language) for language in ("en", "zh"))
            yield term.key.rpartition("=")[2].replace("_", " ") if kind is not TermKind.CATEGORY else said
    if contains_han(said):
        names = [taxonomy().value_names(attribute, said) for attribute in ("", *_CHOICES)]
        yield from (name for own in names for name in own.get("en", ()))
        yield from _PARTS.split(taxonomy().kind(said) or said)


def _is_telling(concept: Concept) -> bool:
    """Tell whether a word says more than a question word or a single Chinese character does: 当 in 当闹钟."""
    return not asks_for_value(concept.said) and not (len(concept.said) == 1 and contains_han(concept.said))


def _forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]

"""Figures and what they number, as products say it: "4-bay", "drives supported 4", "wi-fi 6"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.vocabulary import Vocabulary
from language.words import words_of
from shop.catalogue.records import TermKind

_COUNTED = re.compile(r"(\d{1,4})[\s-]?([^\d\s].*)")
_NUMBERED = re.compile(r"(.*?)\s*(\d+(?:\.\d+)?)")


def numbered(said: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield how products say so many of something, or a value that a number tells apart; nothing for other words."""
    if counted := _COUNTED.fullmatch(said):
        for noun in (counted[2], *vocabulary.meanings(counted[2])):
            yield from (f"{counted[1]} {noun}", f"{noun} {counted[1]}")
    elif found := _NUMBERED.fullmatch(said):
        words = words_of(found[1])
        whole = (terms for length, terms in vocabulary.matches_at(words, 0) if length == len(words))
        for key in sorted({term.key for terms in whole for term in terms if term.kind is TermKind.VALUE}):
            yield from (f"{name} {found[2]}" for name in vocabulary.words(TermKind.VALUE, key))

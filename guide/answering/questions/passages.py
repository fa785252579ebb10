"""The texts of a product in passages, and where words stand in them, however the shop spells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from language.exact_words import exact_words
from language.words import words_of
from shop.catalogue.models import Product

_SENTENCE = regex.compile(r"[^.!?;。！？；\n]+(?:[.,](?=\S)[^.!?;。！？；\n]*)*")
_BREAK = regex.compile(r"[,;，；、]\s*|\s[-–—/]\s|\s+(?=[(（])|(?<=[)）])\s+")
_MAX_QUOTE = 140
_SHORT = 40


@dataclass(frozen=True)
class Passage:
    """The title of a product, a sentence of its description, or what a property says.

    Words of texts are `stemmed`, as "washable" says "wash"; in the names of properties "monitoring" is no monitor.
    """

    text: str
    is_title: bool = False
    stemmed: bool = True

    @cached_property
    def words(self) -> list[tuple[str, int, int]]:
        """Its words in the form that makes them comparable, each with its place."""
        return comparable(self.text, self.stemmed)

    def find(self, words: str, *, stemmed: bool = True) -> tuple[int, int] | None:
        """Return where the passage has some words, written together or apart ("wi-fi" is "wifi"); None if nowhere."""
        stemmed = stemmed and self.stemmed
        own = comparable(self.text, stemmed)
        wanted = "".join(form for form, *_ in comparable(words, stemmed))
        if not wanted:
            return None
        for first, (_, start, _) in enumerate(own):
            rest = wanted
            for form, _, end in own[first:]:
                if not rest.startswith(form):
                    break
                rest = rest[len(form) :]
                if not rest:
                    return start, end
        return None

    def find_any(self, spellings: Sequence[str], *, stemmed: bool = True) -> tuple[int, int] | None:
        """Return where the passage has one of several spellings; a stem may be shared with the first one only."""
        for number, spelling in enumerate(spellings):
            if place := self.find(spelling, stemmed=stemmed and not number):
                return place
        return None

    def excerpt(self, start: int, end: int) -> str:
        """Return what of the passage says what stands at a place: all of it where it is short, else its clause."""
        if len(self.text) <= _MAX_QUOTE and not self.is_title:
            return self.text
        breaks = [0, *(found.end() for found in _BREAK.finditer(self.text)), len(self.text) + 1]
        first = max(at for at in breaks if at <= start)
        last = min(at for at in breaks if at >= end)
        while last - first < _SHORT and (first > 0 or last <= len(self.text)):
            first = max((at for at in breaks if at < first), default=first) if last > len(self.text) else first
            last = min((at for at in breaks if at > last), default=last)
        said = self.text[first:last].strip(" ,;-–—，；、")
        return said if len(said) <= _MAX_QUOTE else _cut(self.text, start, end)


def passages(product: Product) -> Iterator[Passage]:
    """Yield the title of a product and the sentences of its description."""
    yield Passage(product.title, is_title=True)
    for match in _SENTENCE.finditer(product.description):
        if sentence := match.group().strip():
            yield Passage(sentence, is_title=False)


@lru_cache(maxsize=4096)
def comparable(text: str, stemmed: bool = True) -> list[tuple[str, int, int]]:
    """Return the words of a text in a form that every spelling of them shares, with their places."""
    found = []
    for word in words_of(text):
        form = "".join(exact_words(text[word.start : word.end]))
        if form:
            found.append((form if stemmed else word.form, word.start, word.end))
    return found


def _cut(text: str, start: int, end: int) -> str:
    """Return so much of a long text around a place as can be quoted, cut between words."""
    first = max(0, min(start, end - _MAX_QUOTE // 2) - _MAX_QUOTE // 3)
    said = text[first : first + _MAX_QUOTE]
    said = said.partition(" ")[2] if first else said
    return f"{'… ' if first else ''}{said.rpartition(' ')[0] or said} …"

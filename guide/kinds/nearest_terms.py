"""The words of the shop that mean nearly the same as a word that it does not have, by multilingual vectors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence, Set
from functools import cached_property, lru_cache
from itertools import islice

import faiss  # type: ignore[import-untyped]

from language.han import contains_han, simplify
from language.words import words_of
from recommender.encoders import SentenceEncoder
from shop.catalogue.records import TermRecord

NEAR = 0.78
"""A word whose nearest one is farther than this (cosine) is unknown; see benchmarks/results/nearest_terms.md."""
_SAME = 0.72
"""Less will do among the words of one category, and where both end with the same Chinese character."""
_AKIN = 0.65
"""Words that end alike and are farther are two sorts of one thing: 保温杯 and 杯子."""
_SHORTEST_COMPOUND = 3
_RELATED = 0.60
"""A category that is farther is not worth offering: frames for a hamster wheel."""
_ALIKE = 0.70
"""The products of one that is farther are not worth showing: a doorbell for a drill."""
_FAR = 0.34
"""A category that is farther is another world: of 1,600 labelled wishes 18 of 23 that were so far were none of it."""
_MEANT = 0.85
"""A word that means the whole of a phrase is that near; less, and it is another sort: a ski and a cycling helmet."""
_LOOKED_AT = 10
_EMPTY_SUFFIX = "子"
_CACHED = 8
"""The words of a message; each is asked for several times, and a vector takes milliseconds."""


class NearestTerms:
    """A FAISS index over the words for categories; it is made when the first word is looked up.

    Args:
        terms: the words.
        encoder: of both languages.
    """

    def __init__(self, terms: Sequence[TermRecord], encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self._keys: dict[str, dict[str, None]] = defaultdict(dict)
        for term in terms:
            self._keys[term.text.casefold()][term.key] = None
        self._texts = list(self._keys)
        self._all = lru_cache(_CACHED)(self._search)

    def to(self, text: str) -> str | None:
        """Return the word that means most nearly the same; None if nothing is near."""
        for score, row in self._all(text)[:_LOOKED_AT]:
            word = self._texts[row]
            if score >= (_SAME if _end_alike(word, text) else NEAR) and not _goes_with(word, text):
                return word
        return None

    def categories(self, word: str) -> tuple[str, ...]:
        """Return the categories of a word that `to` gave; none of any other."""
        return tuple(self._keys.get(word, ()))

    def akin(self, text: str) -> tuple[str, ...]:
        """Return the categories of the nearest word for a thing of which a Chinese compound is another sort."""
        if len(text) < _SHORTEST_COMPOUND:
            return ()
        near = ((score, self._texts[row]) for score, row in self._all(text)[:_LOOKED_AT])
        return next((tuple(self._keys[word]) for score, word in near if score >= _AKIN and _end_alike(word, text)), ())

    def whole(self, phrase: str) -> str | None:
        """Return the word that means a phrase as a whole; it ends alike, or is an English one for a Chinese phrase."""
        for score, row in self._all(phrase)[:_LOOKED_AT]:
            word = self._texts[row]
            if score < _MEANT:
                return None
            is_translated = contains_han(phrase) and not contains_han(word)
            if is_translated or _end_alike(word, phrase) or _last(word) == _last(phrase):
                return word
        return None

    def is_far(self, text: str, categories: Set[str]) -> bool:
        """Tell whether a word has nothing to do with any of some categories."""
        return next((score < _FAR for score, row in self._all(text) if self._is_in(row, categories)), True)

    def ranked(self, text: str, categories: Set[str]) -> tuple[str, ...]:
        """Return those of some categories that have to do with a word, the nearest first."""
        return self._within(text, categories, _RELATED)

    def alike(self, text: str, categories: Collection[str]) -> tuple[str, ...]:
        """Return those of some categories whose products come near to a word, in their order."""
        near = self._within(text, set(categories), _ALIKE)
        return tuple(key for key in categories if key in near)

    def _within(self, text: str, categories: Set[str], least: float) -> tuple[str, ...]:
        """Return those of some categories of which a word is at least so near (cosine), the nearest first."""
        found: dict[str, None] = {}
        for score, row in self._all(text):
            if score < least:
                break
            found.update((key, None) for key in self._keys[self._texts[row]] if key in categories)
        return tuple(found)

    def same(self, text: str, categories: Set[str]) -> str | None:
        """Return the word for one of some categories that means nearly the same; None if none does.

        The word that it ends with is broader: a rice cooker need not be sold where cookers are.
        """
        for score, row in self._all(text):
            word = self._texts[row]
            if not categories.isdisjoint(self._keys[word]) and not text.casefold().endswith(word):
                return word if score >= _SAME else None
        return None

    def english(self, text: str, category: str) -> str | None:
        """Return the English word for a category that means the same as a Chinese one; None if none is near.

        Of several Chinese words that mean it most nearly it is the nearest one's: of two sorts of headphones one is
        "in-ear".
        """
        word = next(self._ranked_in(text, category, is_han=False), None)
        if word is None or text not in self._keys:
            return word
        for other in islice(self._ranked_in(word, category, is_han=True), _LOOKED_AT):
            if other == text or next(self._ranked_in(other, category, is_han=False), None) == word:
                return word if other == text else None
        return None

    def _is_in(self, row: int, categories: Set[str]) -> bool:
        return not categories.isdisjoint(self._keys[self._texts[row]])

    def _ranked_in(self, text: str, category: str, *, is_han: bool) -> Iterator[str]:
        """Yield the words for a category in a language that mean nearly the same, the nearest first."""
        for score, row in self._all(text):
            word = self._texts[row]
            if score < _SAME:
                return
            if category in self._keys[word] and contains_han(word) is is_han:
                yield word

    def _search(self, text: str) -> Sequence[tuple[float, int]]:
        """Return the cosine and the number of every word, the nearest first."""
        if not self._texts:
            return ()
        scores, rows = self._index.search(self._encoder.encode([text.casefold()]), len(self._texts))
        return list(zip(scores[0].tolist(), rows[0].tolist(), strict=True))

    @cached_property
    def _index(self) -> faiss.IndexFlatIP:
        index = faiss.IndexFlatIP(self._encoder.dimension)
        index.add(self._encoder.encode(self._texts))
        return index


def _end_alike(word: str, text: str) -> bool:
    return contains_han(text) and _head(word) == _head(text)


def _goes_with(word: str, text: str) -> bool:
    """Tell whether a word names what goes with a thing, and not the thing: 保温杯垫 with a 保温杯."""
    forms = [each.form for each in words_of(word)]
    return _last(text) in forms[:-1] and _last(text) != forms[-1] and not _end_alike(word, text)


def _last(text: str) -> str:
    return next((word.form for word in reversed(words_of(text))), "")


def _head(text: str) -> str:
    return simplify(text).removesuffix(_EMPTY_SUFFIX)[-1:]

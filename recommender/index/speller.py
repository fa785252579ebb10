"""Corrects words of a query that neither the shop nor English knows."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from language.dictionaries import english_words
from language.near_words import NearWords
from language.tokens import analyse
from recommender.errors import ArtefactError

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[a-z]+")
_SHORTEST = 4
_FEWEST_PRODUCTS = 3
"""A word of fewer products is no correction: it may be a misspelling itself."""


class Speller:
    """Knows the words of a catalogue: a query word of no product and of no dictionary becomes the nearest of them.

    The dictionary is the vocabulary of the shipped English encoder. Without it a quarter of the English words that the
    shop lacks would be "corrected". Words with a digit are models and stay; Chinese has no letters to mistake.
    """

    def __init__(self, words: dict[str, int], title_words: dict[str, int], stems: Iterable[str]) -> None:
        """Take in how many products, and in how many titles, each word stands, and the stems of all words."""
        self._words, self._title_words = words, title_words
        self._stems = frozenset(stems)
        self._english = english_words()
        self._near = NearWords(
            word
            for word, products in words.items()
            if products >= _FEWEST_PRODUCTS and len(word) >= _SHORTEST and _LETTERS.fullmatch(word)
        )

    @classmethod
    def build(cls, products: Iterable[tuple[str, str]]) -> Speller:
        """Count the words of (title, other text) pairs."""
        words: Counter[str] = Counter()
        title_words: Counter[str] = Counter()
        for title, text in products:
            in_title = set(_words(title))
            title_words.update(in_title)
            words.update(in_title.union(_words(text)))
        return cls(dict(words), dict(title_words), {analyse(word)[0] for word in words})

    def correct(self, text: str) -> str:
        """Return a query with its misspelt words replaced, everything else as it was."""
        text = unicodedata.normalize("NFKC", text)
        words = _words(text)
        # "smart watch" may be one word to the shop: then neither half is a mistake.
        halves = {half for pair in pairwise(words) if analyse("".join(pair))[0] in self._stems for half in pair}

        def corrected(match: re.Match[str]) -> str:
            word = match[0].lower()
            if word in halves or not self._is_misspelt(word):
                return match[0]
            return self._nearest(word) or match[0]

        return _WORD.sub(corrected, text)

    def nearest(self, word: str) -> str | None:
        """Return the word of the shop that a misspelt one stands for, None if it is known or nothing is near."""
        word = unicodedata.normalize("NFKC", word).strip().lower()
        return self._nearest(word) if self._is_misspelt(word) else None

    def save(self, path: Path) -> None:
        """Write counts and stems as JSON; stemming them again at every start would take a second."""
        content = {"words": self._words, "title_words": self._title_words, "stems": sorted(self._stems)}
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Speller:
        """Read what `save` wrote.

        Raises:
            ArtefactError: it is missing or damaged.
        """
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            remedy = "run `daogou train recommender` to make it anew"
            raise ArtefactError(f"cannot read {path}: {error}; {remedy}") from error

    def _is_misspelt(self, word: str) -> bool:
        if len(word) < _SHORTEST or not _LETTERS.fullmatch(word) or word in self._words or word in self._english:
            return False
        stem = analyse(word)[0]
        # Another form of a known word is known; what is its own stem ("mous") is not a form of anything.
        return stem == word or stem not in self._stems

    def _nearest(self, word: str) -> str | None:
        """Return the nearest word of the shop: the one with the same first letter and in most titles among equals."""
        near = self._near.find(word)
        key = {known: (*rank, -self._title_words.get(known, 0), -self._words[known]) for known, rank in near}
        return min(key, key=key.__getitem__, default=None)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())

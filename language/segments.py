"""Where the words of a Chinese text are."""

from __future__ import annotations

from functools import lru_cache

from language.dictionaries import jieba
from language.han import simplify


def is_word_at(text: str, start: int) -> bool:
    """Tell whether the character at a place is a word of its own: 布 in 一块布, not in 布置."""
    return start in _single_characters(text)


def cuts_words(text: str, start: int, end: int) -> bool:
    """Tell whether a piece takes the end of one Chinese word and goes on in the next one: 手套 in 扳手套装."""
    starts = word_starts(text)
    if start in starts:
        return False
    following = next((place for place in sorted(starts) if place > start), len(text))
    return following < end


@lru_cache(maxsize=256)
def word_starts(text: str) -> frozenset[int]:
    """Return the places where the words of a text begin, those of Chinese as they are cut."""
    return frozenset(start for _, start, _ in jieba().tokenize(simplify(text), HMM=False))


@lru_cache(maxsize=32)
def _single_characters(text: str) -> frozenset[int]:
    return frozenset(start for _, start, end in jieba().tokenize(text) if end - start == 1)

"""Where the words of a Chinese text are."""

from __future__ import annotations

from functools import lru_cache

from language.dictionaries import jieba
from language.han import simplify


def is_word_at(text: str, start: int) -> bool:
    """Tell whether the character at a place is a word of its own: 布 in 一块布, not in 布置."""
    return start in _single_characters(text)


@lru_cache(maxsize=256)
def word_starts(text: str) -> frozenset[int]:
    """Return the places where the words of a text begin, those of Chinese as they are cut."""
    return frozenset(start for _, start, _ in jieba().tokenize(simplify(text), HMM=False))


@lru_cache(maxsize=32)
def _single_characters(text: str) -> frozenset[int]:
    return frozenset(start for _, start, end in jieba().tokenize(text) if end - start == 1)

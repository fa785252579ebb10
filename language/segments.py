"""Where the words of a Chinese text are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from language.dictionaries import jieba
from language.han import contains_han, is_han, simplify

_END_OF_PHRASE = re.compile("的|了|一?[点些]")
_BEFORE_OUTCOME = "不得"
"""What stands between a verb and what comes of it: 带不动, 洗得干净."""


def is_word_at(text: str, start: int) -> bool:
    """Tell whether the character at a place is a word of its own: 布 in 一块布, not in 布置."""
    return start in _single_characters(text)


def cuts_words(text: str, start: int, end: int) -> bool:
    """Tell whether a piece takes the end of one Chinese word and goes on in the next one: 手套 in 扳手套装."""
    if start in word_starts(text):
        return False
    starts = _ordered_starts(text)
    following = bisect_right(starts, start)
    return following < len(starts) and starts[following] < end


def is_torn(text: str, start: int, end: int) -> bool:
    """Tell whether a Chinese piece is part of words, or loose characters out of a longer phrase: 打三 in 打三千张.

    Loose characters that the phrase ends with are a word that the dictionary does not have: 红轴, 煮面的.
    """
    if not contains_han(text[start:end]):
        return False
    places = word_starts(text)
    if start not in places or (end < len(text) and end not in places):
        return True
    starts = _ordered_starts(text)
    inside = starts[bisect_left(starts, start) : bisect_left(starts, end)]
    is_loose = len(inside) == end - start
    goes_on = is_han(text[end : end + 1]) and not _END_OF_PHRASE.match(text, end)
    begins_loose = len(inside) > 1 and inside[1] == start + 1
    is_outcome = begins_loose and start > 0 and text[start - 1] in _BEFORE_OUTCOME
    return (is_loose and goes_on) or is_outcome


@lru_cache(maxsize=256)
def word_starts(text: str) -> frozenset[int]:
    """Return the places where the words of a text begin, those of Chinese as they are cut."""
    return frozenset(start for _, start, _ in jieba().tokenize(simplify(text), HMM=False))


@lru_cache(maxsize=256)
def _ordered_starts(text: str) -> list[int]:
    return sorted(word_starts(text))


@lru_cache(maxsize=32)
def _single_characters(text: str) -> frozenset[int]:
    return frozenset(start for _, start, end in jieba().tokenize(text) if end - start == 1)

"""In which languages titles tell what a shop does not sell: in Serbian ones no English word can be missed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from language.dictionaries import english_words
from language.han import contains_han

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENGLISH = 0.4
"""The share of English words in titles that are in English; names and models are the rest."""


def told_languages(titles: Iterable[str]) -> frozenset[str]:
    """Return the languages of the words that titles would bear out.

    English titles bear out English words and, by the dictionaries, Chinese ones; Chinese titles Chinese ones only;
    titles in another language neither. No title at all hides nothing.
    """
    every = list(titles)
    if 2 * sum(map(contains_han, every)) > len(every):
        return frozenset({"zh"})
    words = [word.casefold() for title in every for word in _WORD.findall(title)]
    english = sum(word in english_words() or word.removesuffix("s") in english_words() for word in words)
    return frozenset({"en", "zh"} if english >= _ENGLISH * len(words) else ())

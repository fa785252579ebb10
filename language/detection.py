"""Which language a message is written in."""

from __future__ import annotations

from functools import lru_cache

import regex

from language.dictionaries import english_words
from language.folders import languages
from language.han import contains_han
from language.patterns import entries

_LATIN_WORD = regex.compile(r"\p{Latin}{2,}")
_ENOUGH_WORDS = 4
_SHORT = 3


def detect_language(text: str) -> str | None:
    """Return "zh", "en", or None where a message does not tell ("HP", "500", "👍").

    Any Han character makes a message Chinese, because Chinese shoppers write brands and models in Latin letters.
    Latin words count as English only in lower case and if they are English: "HP", "Canon EOS" or "seagate" is a name
    in both languages. Of several languages of one script the first is taken: telling those apart needs more than single
    words.
    """
    if contains_han(text):
        return _code_of("Han")
    words = _LATIN_WORD.findall(text)
    if any(map(_is_english, words)) or len(words) >= _ENOUGH_WORDS:
        return _code_of("Latin")
    return None


def _is_english(word: str) -> bool:
    """Tell whether a word is one that only English messages have; the dictionary has none of three letters and less."""
    return word.islower() and word not in _international() and (len(word) <= _SHORT or word in english_words())


@lru_cache(maxsize=2)
def _code_of(script: str) -> str | None:
    return next((language.code for language in languages() if language.about.script == script), None)


@lru_cache(maxsize=1)
def _international() -> frozenset[str]:
    return frozenset(word for language in languages() for word in entries(language.about.international))

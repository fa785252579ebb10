"""Which words of a message name something: all but those of asking, pronouns and the like, and words of taste."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from language.dictionaries import is_chinese_word, jieba
from language.fold import fold
from language.folders import languages
from language.han import contains_han, simplify
from language.patterns import bounded, entries
from language.tables import joined
from language.words import Word, words_of

_CONTRACTION = re.compile("['’]")
_SIGN = re.compile(r"[^\w]+")
_RUN = re.compile(r"[^\W_]+(?:['’&.+-][^\W_]+)*")


def content_words(text: str) -> list[Word]:
    """Return the words of a text that name something, Chinese cut into words; `form` is what makes them comparable.

    "I need a tent for my sister" has one, tent; what only asks, points or counts is left out.
    """
    silent = _silent()
    return [
        word
        for word in all_words(text)
        if simplify(word.form) not in silent and not silent.issuperset(word.form.split())
    ]


def is_taste(text: str) -> bool:
    """Tell whether words only say how a thing should please: "sturdy", "good value", 大气."""
    return _pattern("tastes").fullmatch(fold(text).strip()) is not None


def good_value(text: str) -> tuple[int, int] | None:
    """Return where a message wishes for good value, None if it does not."""
    return _place("good_value", text)


def cheap(text: str) -> tuple[int, int] | None:
    """Return where a message wishes for something cheap, None if it does not."""
    return _place("cheap", text)


def verbs_of_things(text: str) -> list[tuple[int, int]]:
    """Return where a message has verbs that are called like a thing: "to hook up", "it picks up"."""
    return [match.span() for match in _pattern("verbs").finditer(fold(text))]


def _place(table: str, text: str) -> tuple[int, int] | None:
    found = _pattern(table).search(fold(text))
    return found.span() if found else None


def all_words(text: str) -> Iterator[Word]:
    """Yield the words of a text, Chinese cut into words, but for contractions of words that name nothing."""
    for match in _RUN.finditer(text):
        if not contains_han(match[0]):
            parts = [word.form for word in words_of(match[0])]
            if not (_CONTRACTION.search(match[0]) and _silent().issuperset(parts)):  # "isn't", "that's"
                yield Word(" ".join(parts), match.start(), match.end())
            continue
        for word, start, end in jieba().tokenize(match[0]):
            if not _SIGN.fullmatch(word):  # of 16+512
                yield from _known(word, match.start() + start, match.start() + end)


def _known(word: str, start: int, end: int) -> Iterator[Word]:
    """Yield a Chinese word; one that jieba only guessed in its pieces, if one of them names nothing: 想买个."""
    pieces = [word] if is_chinese_word(word) else jieba().lcut(word, HMM=False)
    if _silent().isdisjoint(pieces):
        yield Word(word.casefold(), start, end)
        return
    for piece in pieces:
        yield Word(piece.casefold(), start, start + len(piece))
        start += len(piece)


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    words = (word for language in languages() for word in entries(language.content.silent))
    return frozenset(form for word in words for form in (word, " ".join(each.form for each in words_of(word))))


@lru_cache(maxsize=4)
def _pattern(table: str) -> re.Pattern[str]:
    return re.compile(bounded(joined((language.content for language in languages()), table)))

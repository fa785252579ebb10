"""What a text says that a thing fits: "case for iPhone 6 and 6s", 适用于 iPhone 6s 的手机壳."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from language.fold import fold
from language.folders import languages
from language.han import CJK
from language.patterns import bounded
from language.tables import joined

_LONGEST = 200
"""Characters of what follows "for"; nobody names devices for longer."""
_NAMES = re.compile(rf"[A-Z\d{CJK}]")
_DIGITS = re.compile(r"(?P<letters>[^\W\d_]*)(?P<digits>\d+)")


@lru_cache(maxsize=1 << 12)
def is_fit_name(name: str) -> bool:
    """Tell whether a property's name says that its values are what a product fits: "compatible with", 适用机型."""
    return _table("fit_names").fullmatch(" ".join(fold(name).replace("_", " ").split())) is not None


def before_fits(title: str) -> str:
    """Return the part of a title that says what the thing is: "leather case" of "Leather case for iPhone 6"."""
    return _words().split(fold(title), maxsplit=1)[0]


def said_to_fit(text: str) -> Iterator[str]:
    """Yield what a text says that a thing fits, in lower case, each of several for itself.

    Only what may be a name: with a capital, a number or Chinese; "for gaming" is none.
    """
    for match in _words().finditer(folded := fold(text)):
        things = _ends().split(folded[match.end() : match.end() + _LONGEST], maxsplit=1)[0]
        if _NAMES.search(text[match.end() : match.end() + len(things)]):
            yield from one_by_one(things)


def one_by_one(things: str) -> Iterator[str]:
    """Yield the things of a list, each with the words that it shares with those before it.

    "iPhone 6, 6s and SE" are an iPhone 6, an iPhone 6s and an SE; "Optra C530/532" are an Optra C530 and an Optra C532.
    """
    previous: list[str] = []
    for thing in _joints().split(fold(things)):
        words = thing.split()
        if not words:
            continue
        if previous:
            words = [*_shared(previous, words[0]), *words]
            words[-1:] = [_with_letters(previous, words[-1])]
        yield " ".join(words)
        previous = words


def _shared(previous: list[str], first: str) -> list[str]:
    """Return the words of a name that another one, which begins with `first`, leaves out."""
    if first in previous:
        return previous[: previous.index(first)]
    if not _has_digit(first):
        return []
    numbered = (place for place, word in enumerate(previous) if _has_digit(word))
    return previous[: next(numbered, len(previous) - 1)]


def _with_letters(previous: list[str], word: str) -> str:
    """Return the 532 that follows a C530 as C532."""
    last = _DIGITS.fullmatch(previous[-1])
    return f"{last['letters']}{word}" if last and word.isdecimal() and len(last["digits"]) == len(word) else word


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


@cache
def _table(name: str) -> re.Pattern[str]:
    return re.compile(joined((language.shops for language in languages()), name))


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile(rf"{bounded(_table('fit_words').pattern)}\s*")


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    ends, words = bounded(_table("fit_ends").pattern), bounded(_table("fit_words").pattern)
    return re.compile(rf"\s[-–—]\s|[;:()\[\]|\n]|[.!?](?:\s|$)|{ends}|{words}")


@lru_cache(maxsize=1)
def _joints() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[,/&，、；]|\s\+\s|{bounded(_table('fit_joints').pattern)})\s*")

"""Comparable words of a text, each at its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from language.folders import languages
from language.han import simplify

_TOKEN = regex.compile(r"\p{Han}|(?:(?!\p{Han})[\p{L}\p{M}\p{N}])+")


@dataclass(frozen=True)
class Word:
    """One token of a text: its comparable form and where it stands."""

    form: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Split a text into comparable words; each Han character is one, plurals lose their ending."""
    plain = simplify(text)  # keeps all places
    return [Word(_singular(match.group().casefold()), match.start(), match.end()) for match in _TOKEN.finditer(plain)]


@lru_cache(maxsize=65536)
def _singular(form: str) -> str:
    for pattern, written in _plurals():
        singular, changed = pattern.subn(written, form)
        if changed:
            return singular
    return form


@lru_cache(maxsize=1)
def _plurals() -> tuple[tuple[regex.Pattern[str], str], ...]:
    return tuple((regex.compile(rule.find), rule.write) for language in languages() for rule in language.words.singular)


def bare_quality(text: str) -> str:
    """Return a word for what something is like without what says no more of it: 折叠 of 可折叠的."""
    return _around_quality().sub("", text)


@lru_cache(maxsize=1)
def _around_quality() -> regex.Pattern[str]:
    files = [language.words for language in languages()]
    before = "|".join(regex.escape(word) for file in files for word in file.before_quality)
    after = "|".join(regex.escape(word) for file in files for word in file.after_quality)
    return regex.compile(rf"^(?:{before})(?=..)|(?<=.)(?:{after}){{1,2}}$")

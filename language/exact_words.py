"""The words of a text for conditions that hold exactly, so written that every way to write a word meets the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]

from language.folders import languages
from language.han import CJK, simplify
from language.units import units_by_sign

SIZE_BORDER = " "
"""Stands before a number that follows another one, as 5 5 is not 55."""
_WORD = re.compile(rf"[{CJK}]|[^\W_{CJK}]+(?:(?<=\d)\.(?=\d)[^\W_{CJK}]+)*")
_SIGNS = re.compile("[™®©℠]")
_MARKS = re.compile("[\u0300-\u036f]")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’]s\b")
_INCHES = re.compile(r'(?<=\d)\s?["”″]')
_SHORTEST_HALF = 3
_UNITS = units_by_sign()
_stemmer = Stemmer.Stemmer("english")


def exact_words(text: str) -> list[str]:
    """Return the words of a text in order; joined, they are the same however somebody parts them.

    "MDR-V150", "mdr v 150" and "mdrv150" all join to `mdrv150`, "in-ear" and "inear" to `inear`. Words are lower-cased,
    without accents and stemmed if they have no digit, one spelling stands for all of its variants ("colour"), and each
    Han character is a word, simplified. Words that only bind others ("of") are left out. A number that follows
    another begins with `SIZE_BORDER`, unless a hyphen ties it to a model number (CB315-3H).
    """
    words: list[str] = []
    end, previous = 0, ""
    folded = _fold(text)
    for match in _WORD.finditer(folded):
        said, gap = match[0], folded[end : match.start()]
        end = match.end()
        if said in _binding():
            continue
        word = _form(said)
        if previous[-1:].isdigit():
            if said[0].isdigit():
                is_one_model = gap == "-" and not (previous.isdecimal() and said.isdecimal())
                word = word if is_one_model else SIZE_BORDER + word
            elif unit := _UNITS.get(said):
                word = unit.signs[0]
        words.append(word)
        previous = said
    return words


def other_forms(text: str) -> list[list[str]]:
    """Return the words of a text as they are where two of them are written as one, or one as two: "mouse pad"."""
    said = _WORD.findall(_fold(text))
    forms = []
    for at, word in enumerate(said):
        if word.isascii() and word.isalnum():
            forms += [[*said[:at], word[:cut], word[cut:], *said[at + 1 :]] for cut in _cuts(word)]
        if _is_plain(word) and _is_plain(following := "".join(said[at + 1 : at + 2])):
            forms.append([*said[:at], word + following, *said[at + 2 :]])
    return [exact_words(" ".join(form)) for form in forms]


def _cuts(word: str) -> Iterator[int]:
    """Yield where a word may be two, at least one of them of letters only, as numbers are written in one anyway."""
    for cut in range(1, len(word)):
        halves = [half for half in (word[:cut], word[cut:]) if half.isalpha()]
        if halves and all(len(half) >= _SHORTEST_HALF for half in halves):
            yield cut


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", _SIGNS.sub(" ", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", simplify(text))))
    return _INCHES.sub(" in ", _POSSESSIVE.sub("", text.lower()))


@lru_cache(maxsize=1 << 17)
def _form(word: str) -> str:
    if not word.isalpha():
        return word
    for pattern, written in _variants():
        word = pattern.sub(written, word)
    stem: str = _stemmer.stemWord(word)
    return stem


@lru_cache(maxsize=1)
def _variants() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule.find), rule.write) for language in languages() for rule in language.words.variants)


@lru_cache(maxsize=1)
def _binding() -> frozenset[str]:
    return frozenset(word for language in languages() for word in language.words.binding)

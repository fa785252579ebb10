"""Finds what a misspelt word stands for: by letters and sound in English, by sound and single characters in Chinese."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import regex
from rapidfuzz import process
from rapidfuzz.distance import OSA

from language.han import simplify
from language.spelling import english_words

_HAN = regex.compile(r"\p{Han}")
_ONLY_HAN = regex.compile(r"\p{Han}+")
_SHORTEST = 4
_MISTAKES = ((4, 1), (7, 2), (12, 3))
"""From how many letters on how many mistakes are mended."""
_SOUNDS = (
    (regex.compile(r"(.)\1+"), r"\1"),
    (regex.compile("ph"), "f"),
    (regex.compile("ck|ch(?=r|$)|q|c(?![hiey])"), "k"),
    (regex.compile("c(?=[iey])|z"), "s"),
    (regex.compile("gh"), "g"),
    (regex.compile("y"), "i"),
    (regex.compile("(?<=.)[aeiou]+"), "e"),
)
"""Letters that sound alike written alike, vowels inside a word all the same."""
_SAME_IN_PINYIN = ((regex.compile("(?<=[zcs])h"), ""), (regex.compile("ng"), "n"), (regex.compile("^l"), "n"))
"""Sounds that many speakers do not tell apart: zh and z, ang and an, l and n."""


class Spellings:
    """The spellings of some terms, in lower case and without blanks, to find the nearest one of a word.

    A word that is one of the language's own is never taken for another: "shark" is no Sharp, 窗户 is no 窗帘.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._latin: dict[str, None] = {}
        self._han: dict[int, list[str]] = defaultdict(list)
        self._latin_sounds: dict[str, list[str]] = defaultdict(list)
        self._pinyin: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            if _HAN.search(form):
                self._han[len(form)].append(form)
                self._pinyin[_pinyin(form)].append(form)
            else:
                self._latin[form] = None
                self._latin_sounds[_sound(form)].append(form)

    def nearest(self, form: str) -> str | None:
        """Return the one spelling that a word is nearest to, or None if nothing is near."""
        if _HAN.search(form):
            return self._nearest_han(simplify(form))
        if len(form) < _SHORTEST or form in english_words() or any(letter.isdigit() for letter in form):
            return None
        return self._nearest_latin(form) or self._by_pinyin(form)

    def _nearest_latin(self, form: str) -> str | None:
        most = max(mistakes for length, mistakes in _MISTAKES if len(form) >= length)
        near = process.extract(form, self._latin.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        # A sound shared is worth a mistake; the first letter is rarely the wrong one.
        sound = _sound(form)
        same = [(known, OSA.distance(form, known), 0) for known in self._latin_sounds.get(sound, ()) if len(sound) > 2]
        ranked = sorted(
            ((distance - (_sound(known) == sound) + (known[0] != form[0]), known) for known, distance, _ in near + same)
        )
        ranked = [(rank, known) for rank, known in ranked if rank <= max(1, most - 1)]
        return ranked[0][1] if ranked else None

    def _by_pinyin(self, form: str) -> str | None:
        return self._only(self._pinyin.get(_rough(form), ()))

    def _nearest_han(self, form: str) -> str | None:
        if len(form) < 2 or (_ONLY_HAN.fullmatch(form) and form in _chinese_words()):
            return None
        sound = _pinyin(form)
        if found := self._only(self._pinyin.get(sound, ())):
            return found
        near = []
        for length in range(len(form) - 1, len(form) + 2):
            for known in self._han.get(length, ()):
                characters = OSA.distance(form, known)
                if characters == 1:
                    near.append((OSA.distance(sound, _pinyin(known)), known))
        # Two characters share too little when one is wrong, unless it at least sounds alike.
        near = [(far, known) for far, known in sorted(near) if (len(form) > 2 and len(known) > 2) or far <= 1]
        return near[0][1] if near else None

    @staticmethod
    def _only(found: Iterable[str]) -> str | None:
        return next(iter(found), None)


def _sound(form: str) -> str:
    for pattern, written in _SOUNDS:
        form = pattern.sub(written, form)
    return form


@lru_cache(maxsize=65536)
def _pinyin(form: str) -> str:
    """Return the sound of a Chinese form without tones, letters as they are."""
    from pypinyin import lazy_pinyin

    return "".join(_rough(syllable) for syllable in lazy_pinyin(form))


def _rough(syllable: str) -> str:
    for pattern, written in _SAME_IN_PINYIN:
        syllable = pattern.sub(written, syllable)
    return syllable


@lru_cache(maxsize=1)
def _chinese_words() -> frozenset[str]:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return frozenset(word for word, count in jieba.dt.FREQ.items() if count)

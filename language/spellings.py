"""Finds what a misspelt word stands for: by letters and sound in English, by sound and single characters in Chinese."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from language.dictionaries import english_words, is_chinese_word
from language.han import contains_han, is_han, simplify
from language.pinyin import pinyin, rough_syllables
from language.sounds import sound

_SHORTEST = 4
_FEW_HAN = 3
_MISTAKES = ((4, 1), (7, 2), (12, 3))
"""From how many letters on how many mistakes are mended."""


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
            if contains_han(form):
                self._han[len(form)].append(form)
                self._pinyin[pinyin(form)].append(form)
            else:
                self._latin[form] = None
                self._latin_sounds[sound(form)].append(form)

    def nearest(self, form: str) -> str | None:
        """Return the one spelling that a word is nearest to, or None if nothing is near."""
        if contains_han(form):
            return self._nearest_han(simplify(form))
        if len(form) < _SHORTEST or form in english_words() or any(letter.isdigit() for letter in form):
            return None
        return self._nearest_latin(form) or self._by_pinyin(form)

    def same_sound(self, form: str) -> str | None:
        """Return the spelling that sounds like some Chinese words and shares a character: 单反相机 of 单返像机.

        男款 and 篮筐 sound alike to some speakers only, and share none.
        """
        alike = self._pinyin.get(pinyin(form), ())
        return self._only(known for known in alike if any(map(str.__eq__, known, form)))

    def _nearest_latin(self, form: str) -> str | None:
        most = max(mistakes for length, mistakes in _MISTAKES if len(form) >= length)
        near = process.extract(form, self._latin.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        # A sound shared is worth a mistake; the first letter is rarely the wrong one.
        own = sound(form)
        same = [(known, OSA.distance(form, known), 0) for known in self._latin_sounds.get(own, ()) if len(own) > 2]
        ranked = sorted(
            ((distance - (sound(known) == own) + (known[0] != form[0]), known) for known, distance, _ in near + same)
        )
        ranked = [(rank, known) for rank, known in ranked if rank <= max(1, most - 1)]
        return ranked[0][1] if ranked else None

    def _by_pinyin(self, form: str) -> str | None:
        return self._only(self._pinyin.get(rough_syllables(form), ()))

    def _nearest_han(self, form: str) -> str | None:
        if len(form) < 2 or (is_han(form) and is_chinese_word(form)):
            return None
        own = pinyin(form)
        if found := self.same_sound(form):
            return found
        near = []
        for length in range(len(form) - 1, len(form) + 2):
            for known in self._han.get(length, ()):
                characters = OSA.distance(form, known)
                if characters == 1 and _begin_alike(form, known):
                    near.append((OSA.distance(own, pinyin(known)), known))
        # Few characters share too little when one is wrong, unless it at least sounds alike: 洗衣液 is no 洗衣机.
        near = [(far, known) for far, known in sorted(near) if max(len(form), len(known)) > _FEW_HAN or far <= 1]
        return near[0][1] if near else None

    @staticmethod
    def _only(found: Iterable[str]) -> str | None:
        return next(iter(found), None)


def _begin_alike(form: str, known: str) -> bool:
    """Tell whether characters that differ at least begin with the same letter in pinyin: 套机 is no 套子."""
    pairs = zip(form, known, strict=True) if len(form) == len(known) <= _FEW_HAN else ()
    return all(pinyin(one)[:1] == pinyin(other)[:1] for one, other in pairs)

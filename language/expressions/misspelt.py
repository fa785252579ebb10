"""Misspelt words of the patterns put right before they are looked for: "undr 500", "less then 500", 500以类.

What is tolerated follows from the tables: every entry of plain words, without signs of regular expressions, may be
misspelt. Words that a limit or a currency stands for are put right beside a number only, there more freely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from language.currencies import Currencies
from language.dictionaries import english_words, is_chinese_word
from language.fold import FoldedText
from language.han import HAN
from language.near_words import NearWords
from language.numerals import Numerals
from language.pinyin import pinyin
from language.schema import Languages
from language.tables import joined
from language.units import units_by_sign

_WORD = re.compile(r"(?<![a-z\d'-])[a-z]+(?![a-z\d'-])")
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*(?P<plural>s\?)?")
_ONE_HAN = re.compile(rf"[{HAN}]")
_PLAIN_HAN = re.compile(rf"[{HAN}]{{2,3}}")
_WHERE = regex.compile(r"\(\?<?[!=](?:[^()]|(?<group>\((?:[^()]|(?&group))*\)))*\)")
"""Parts of an expression that say where, not what."""
_VOWEL = re.compile("(?<=.)[aeiouy]")
_SHORTEST, _SHORTEST_ANYWHERE = 4, 6
_BEFORE = ("at_most", "at_least", "about", "budget", "price", "range")
_AFTER = ("at_most", "at_least", "about", "budget")


@dataclass(frozen=True)
class Mended:
    """A message as it was meant; `places` tell for each of its characters, and its end, where that stood."""

    text: FoldedText
    places: Sequence[int] | None = None


class Misspellings:
    """Puts misspelt words of the patterns of some languages right."""

    def __init__(self, languages: Languages, numerals: Numerals) -> None:
        comparators = [language.comparators for language in languages]
        before = {entry for file in comparators for key in _BEFORE for entry in _plain(file.sources(f"before.{key}"))}
        after = {entry for file in comparators for key in _AFTER for entry in _plain(file.sources(f"after.{key}"))}
        after |= {*_plain(Currencies(languages).after_sources), *_plain(units_by_sign())}
        anywhere = {
            *(entry for language in languages for entry in _plain(language.negation.word_sources("cue"))),
            *(
                entry
                for language in languages
                for attribute, ways in language.ordering.changes.items()
                for way in ways
                for entry in _plain(language.ordering.sources(f"changes.{attribute}.{way}"))
            ),
        }
        self._known = {word for language in languages for word in language.words_of_tables()}
        self._known |= {word for phrase in (*before, *after, *anywhere) for word in phrase.split()}
        self._before, self._after, self._anywhere = _Near(before), _Near(after), _Near(anywhere, _SHORTEST_ANYWHERE)
        self._phrases = [tuple(phrase.split()) for phrase in sorted(before) if phrase.count(" ") == 1]
        self._joined = {phrase.replace(" ", ""): phrase for phrase in before if " " in phrase}
        self._number_follows = re.compile(
            rf"\s*(?:{joined(comparators, 'filler')}\s+){{0,2}}(?:[^\w\s]\s?)?(?:\d|{numerals.source}(?![a-z]))"
        )
        self._number_before = re.compile(r"\d[k]?\s?$")
        counted = [name for language in languages for name in (*language.numerals.scales, *language.numerals.sections)]
        counted += [source for source in Currencies(languages).after_sources if _ONE_HAN.fullmatch(source)]
        scales = "".join(name for name in counted if _ONE_HAN.fullmatch(name))
        self._after_number = re.compile(rf"(?<=[\dk{scales}])(?=([{HAN}]{{2}}))")
        self._ends = re.compile(rf"$|\W|{joined(comparators, 'particles')}")
        self._sounds_after = _by_sound(
            source for file in comparators for key in _AFTER for source in file.sources(f"after.{key}")
        )
        self._sounds_before = _by_sound(
            source for file in comparators for key in _BEFORE for source in file.sources(f"before.{key}")
        )

    def mend(self, text: FoldedText) -> Mended:
        """Return a message with its misspelt words put right."""
        changes = [*self._latin(text.folded), *(() if text.folded.isascii() else self._han(text.folded))]
        if not changes:
            return Mended(text)
        original, folded, places, reached = "", "", [], 0
        for start, end, written in sorted(changes):
            if start < reached:
                continue
            original += text.original[reached:start] + written
            folded += text.folded[reached:start] + written
            places += [*range(reached, start), *(min(start + place, end) for place in range(len(written)))]
            reached = end
        places += range(reached, len(text.folded) + 1)
        return Mended(FoldedText(original + text.original[reached:], folded + text.folded[reached:]), places)

    def _latin(self, folded: str) -> Iterator[tuple[int, int, str]]:
        words = list(_WORD.finditer(folded))
        for place, word in enumerate(words):
            said, start, end = word[0], *word.span()
            if said in self._joined and said not in self._known:
                yield start, end, self._joined[said]
                continue
            if place + 1 < len(words) and folded[end : words[place + 1].start()].isspace():
                pair = (said, words[place + 1][0])
                phrase = self._phrase(pair) if self._may_be_phrase(pair) else None
                if phrase and phrase != pair and self._number_follows.match(folded, words[place + 1].end()):
                    yield start, words[place + 1].end(), " ".join(phrase)
                    continue
            if len(said) < _SHORTEST or said in self._known or _is_english(said):
                continue
            meant = None
            if self._number_follows.match(folded, end):
                meant = self._before.find(said)
            elif self._number_before.search(folded, max(0, start - 3), start):
                meant = self._after.find(said)
            meant = meant or self._anywhere.find_surely(said)
            if meant:
                yield start, end, meant

    def _may_be_phrase(self, pair: tuple[str, str]) -> bool:
        return pair[0] in self._known or pair[1] in self._known or not _is_english(pair[0])

    def _phrase(self, pair: tuple[str, str]) -> tuple[str, ...] | None:
        """Return the phrase of two words that a pair is, but for the spelling of one, or of both if none is a word."""
        if pair in self._phrases:
            return pair
        for phrase in self._phrases:
            if not (_are_near(pair[0], phrase[0]) and _are_near(pair[1], phrase[1])):
                continue
            if pair[0] == phrase[0] or pair[1] == phrase[1] or not _is_english(pair[0]):
                return phrase
        return None

    def _han(self, folded: str) -> Iterator[tuple[int, int, str]]:
        for match in self._after_number.finditer(folded):
            is_last = self._ends.match(folded, match.end(1)) is not None
            yield from _sounding(match.start(1), match[1], self._sounds_after, may_be_word=is_last)
        for match in _BEFORE_NUMBER.finditer(folded):
            yield from _sounding(match.start(1), match[1], self._sounds_before)


_BEFORE_NUMBER = re.compile(rf"(?=([{HAN}]{{2}})\s?\d)")


class _Near:
    """Words, to find the one that a misspelt word stands for."""

    def __init__(self, phrases: Iterable[str], shortest: int = _SHORTEST) -> None:
        words = {word for phrase in phrases if " " not in phrase for word in [phrase] if len(word) >= shortest}
        self._near = NearWords(words)
        self._by_frame: dict[str, str] = {}
        for word in sorted(words):
            self._by_frame.setdefault(_frame(word), word)

    def find_surely(self, word: str) -> str | None:
        """Return the word that is one mistake away and begins and ends alike."""
        found = (
            known
            for known, (mistakes, begins_differently) in self._near.find(word)
            if mistakes <= 1 and not begins_differently
        )
        return next((known for known in found if known[-1] == word[-1]), None)

    def find(self, word: str) -> str | None:
        """Return the nearest word, the one with the same consonants if none is near enough."""
        found = min(self._near.find(word), key=lambda known: known[1], default=None)
        return found[0] if found else self._by_frame.get(_frame(word))


def _are_near(said: str, word: str) -> bool:
    if said == word:
        return True
    if len(word) < _SHORTEST:
        return len(word) > 1 and said in (word + word[-1], word[0] + word)  # "too", "upp"
    return OSA.distance(said, word, score_cutoff=1) <= 1 or (said[0] == word[0] and _frame(said) == _frame(word))


@lru_cache(maxsize=4096)
def _frame(word: str) -> str:
    """Return a word without the vowels inside it and without double letters."""
    return re.sub(r"(.)\1+", r"\1", _VOWEL.sub("", word))


def _is_english(word: str) -> bool:
    return word in english_words() or word.removesuffix("s") in english_words()


def _plain(sources: Iterable[str]) -> Iterator[str]:
    """Yield the entries that are plain words, those with an optional plural both ways."""
    for source in sources:
        entry = _WHERE.sub("", source).replace("(?:)", "").replace(r"\s+", " ").replace("\\ ", " ").strip()
        if plain := _PLAIN.fullmatch(entry):
            yield entry.removesuffix("s?")
            if plain["plural"]:
                yield f"{entry.removesuffix('s?')}s"


def _by_sound(sources: Iterable[str]) -> dict[str, str]:
    entries = (_WHERE.sub("", source) for source in sources)
    return {pinyin(entry): entry for entry in entries if len(entry) == 2 and _PLAIN_HAN.fullmatch(entry)}


def _sounding(
    start: int, said: str, by_sound: dict[str, str], *, may_be_word: bool = False
) -> Iterator[tuple[int, int, str]]:
    """Yield what was meant by characters that sound like an entry and, unless they may be (500一下), are no word."""
    meant = by_sound.get(pinyin(said))
    if meant and meant != said and (may_be_word or not is_chinese_word(said)):
        yield start, start + len(said), meant

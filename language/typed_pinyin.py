"""Pinyin typed instead of characters, read as the Chinese words it spells: "lanya yinxiang" is 蓝牙音箱."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from language.dictionaries import counted_words, english_words, jieba
from language.folders import languages
from language.han import is_han
from language.patterns import entries
from language.readings import syllables

_WORD = re.compile(r"(?<![^\W\d])(?<!['’.-])[a-z]+(?![\w'’-])")
_LATIN = re.compile(r"[a-z]+", re.IGNORECASE)
_LONGEST_WORD = 6
_LONGEST_SYLLABLE = 6
_OFTEN = 50
"""A word that is rarer in jieba's counts is not guessed at."""
_SHARES = (0.5, 0.3, 0.2)
"""Of what people say to a shop, of the shop's words, and of Chinese in general."""
_FEWEST = 2
"""Syllables in words that no other language explains."""


class _Spelling(NamedTuple):
    score: float
    word: str
    borders: frozenset[int]


class _Reading(NamedTuple):
    score: float
    text: str
    in_words: int
    """Letters of what is more than a single character."""


class TypedPinyin:
    """Reads pinyin by the likeliest sequence of words (unigrams, Viterbi); the tables are made when it is first met.

    The packages that turn pinyin into characters (Pinyin2Hanzi, pinyin-segmenter) know no words of a shop and are not
    kept up: of "yinxiang" they make 印象.

    Args:
        said: words of people who talk to a shop, with how often each occurs, see `said_words`.
        names: the shop's words in any language; what is one of them in Latin letters is no pinyin ("huawei", "bose").
    """

    def __init__(self, said: Mapping[str, int], names: Iterable[str]) -> None:
        self._said, self._names = said, [name.casefold() for name in names]

    def read(self, text: str) -> str:
        """Return a text with the characters of what is typed in pinyin; without such, as it is.

        A text is pinyin if most of its Latin letters are, names left out, and spell words, not only characters. Where
        all of them are syllables, one that is no word elsewhere is enough, and a short name may be one ("jian pan").
        """
        is_all = all(map(_syllables_of, _LATIN.findall(text)))
        runs = list(self._runs(text, with_short_names=is_all))
        typed = [match[0] for run in runs for match in run]
        own = [word for word in typed if not _is_foreign(word) and word not in self._latin_names]
        if not own or sum(map(_syllables_of, typed if is_all else own)) < _FEWEST:
            return text
        letters = sum(
            len(word) for word in _LATIN.findall(text) if word in typed or word.casefold() not in self._latin_names
        )
        places = [(run[0].start(), run[-1].end()) for run in runs]
        readings = {place: reading for place in places if (reading := self._reading(text[slice(*place)]))}
        if 2 * sum(reading.in_words for reading in readings.values()) <= letters:
            return text
        for (start, end), reading in reversed(readings.items()):
            text = text[:start] + reading.text + text[end:]
        return text

    def _runs(self, text: str, *, with_short_names: bool) -> Iterator[Sequence[re.Match[str]]]:
        """Yield the words in a row that are made of syllables, of names those of one syllable at most."""
        run: list[re.Match[str]] = []
        for match in _WORD.finditer(text):
            syllables = _syllables_of(match[0])
            is_name = match[0] in self._latin_names and not (with_short_names and syllables == 1)
            is_pinyin = syllables > 0 and not is_name
            if run and (not is_pinyin or text[run[-1].end() : match.start()].strip()):
                yield run
                run = []
            run += [match] if is_pinyin else []
        if run:
            yield run

    def _reading(self, typed: str) -> _Reading | None:
        """Return the likeliest words of some letters; a blank must stand between two syllables."""
        letters = typed.replace(" ", "")
        blanks = set(accumulate(len(part) for part in typed.split()))
        best: list[_Reading | None] = [_Reading(0.0, "", 0)] + [None] * len(letters)
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - self._longest), end):
                before, now = best[start], best[end]
                if before is None:
                    continue
                inside = {blank - start for blank in blanks if start < blank < end}
                for spelling in self._spellings.get(letters[start:end], ()):
                    score = before.score + spelling.score
                    if inside <= spelling.borders and (now is None or score > now.score):
                        in_words = before.in_words + (end - start if len(spelling.word) > 1 else 0)
                        now = best[end] = _Reading(score, before.text + spelling.word, in_words)
        return best[-1]

    @cached_property
    def _latin_names(self) -> frozenset[str]:
        return frozenset(name for name in self._names if _WORD.fullmatch(name) and name not in english_words())

    @cached_property
    def _spellings(self) -> Mapping[str, Sequence[_Spelling]]:
        """The words by their letters."""
        names = dict.fromkeys((name for name in self._names if is_han(name)), 1)
        general = {word: count for word, count in counted_words() if count >= _OFTEN and is_han(word)}
        weights: dict[str, float] = defaultdict(float)
        for share, table in zip(_SHARES, (self._said, names, general), strict=True):
            total = sum(table.values())
            for word, count in table.items():
                weights[word] += share * count / total
        found: dict[str, list[_Spelling]] = defaultdict(list)
        for word, weight in weights.items():
            if len(word) <= _LONGEST_WORD:
                spoken = syllables(word)
                borders = frozenset(accumulate(len(syllable) for syllable in spoken[:-1]))
                found["".join(spoken)].append(_Spelling(math.log(weight), word, borders))
        return found

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._spellings), default=0)


def said_words(texts: Iterable[str]) -> Counter[str]:
    """Return the Chinese words of some texts and those that follow one another, as one, with how often each occurs."""
    counts: Counter[str] = Counter()
    for text in texts:
        words = jieba().lcut(text)
        counts.update(word for word in words if is_han(word))
        counts.update(first + second for first, second in pairwise(words) if is_han(first + second))
    return counts


def _is_foreign(word: str) -> bool:
    return word in english_words() or word in _short_words()


@lru_cache(maxsize=4096)
def _syllables_of(word: str) -> int:
    """Return of how many syllables a word is made, at least; 0 if it is not made of syllables."""
    fewest = [0] + [len(word) + 1] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            if word[start:end] in _syllables():
                fewest[end] = min(fewest[end], fewest[start] + 1)
    return fewest[-1] if fewest[-1] <= len(word) else 0


@lru_cache(maxsize=1)
def _syllables() -> frozenset[str]:
    characters = (word for word, _ in counted_words() if len(word) == 1 and is_han(word))
    return frozenset(syllable for character in characters for syllable in syllables(character) if len(syllable) > 1)


@lru_cache(maxsize=1)
def _short_words() -> frozenset[str]:
    """Return the words of asking, in languages of Latin letters: "can", "you"."""
    latin = (language for language in languages() if language.about.script == "Latin")
    return frozenset(word for language in latin for word in entries(language.content.silent))

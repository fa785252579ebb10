"""What words that titles have are called in the other language: 长颈鹿 for "giraffe", and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from language.chinese_dictionary import chinese_dictionary, chinese_words_by_name
from language.dictionaries import jieba
from language.han import contains_han, is_han
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.taxonomy import form_of

_LONGEST = 3


def meaning_terms(titles: Iterable[str]) -> Iterator[TermRecord]:
    """Yield the terms of kind MEANING: the key is a word that titles have, the text what it is called.

    The dictionary tells them. Of a character all its meanings are taken: in a compound the other part decides (套 is a
    "cover" in 抱枕套).
    """
    english: set[str] = set()
    chinese: dict[str, None] = {}
    for title in titles:
        if contains_han(title):
            chinese.update((word, None) for word in jieba().lcut(title) if is_han(word))
            chinese.update((character, None) for character in title if is_han(character))
        else:
            forms = [word.form for word in words_of(title)]
            ends = range(1, _LONGEST + 1)
            english.update(" ".join(forms[start : start + length]) for start in range(len(forms)) for length in ends)
    yield from dict.fromkeys(_in_chinese(english))
    yield from _in_english(chinese)


def _in_chinese(names: set[str]) -> Iterator[TermRecord]:
    return (TermRecord(TermKind.MEANING, form, "zh", word) for form, word in _chinese_by_form() if form in names)


@lru_cache(maxsize=1)
def _chinese_by_form() -> list[tuple[str, str]]:
    """Return all pairs of compared English words and what they are called, those of characters last; in a second."""
    named = [
        (" ".join(each.form for each in words_of(name)), word)
        for name, words in chinese_words_by_name().items()
        for word in words
    ]
    characters = [
        (form_of(name), word)
        for word, senses in chinese_dictionary().items()
        if len(word) == 1
        for sense in senses
        for name in sense
    ]
    return named + characters


def _in_english(words: Iterable[str]) -> Iterator[TermRecord]:
    """Yield what words are called; a character stands for a name that no longer word has."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        for name in next(iter(chinese_dictionary().get(word, ())), ()):
            if len(word) > 1 or name not in found:
                found[name].append(word)
    for name, meant in found.items():
        yield from (TermRecord(TermKind.MEANING, word, "en", name) for word in meant)

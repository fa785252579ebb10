"""What words that titles have are called in the other language: 长颈鹿 where titles say "giraffe", and the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from language.chinese_dictionary import chinese_dictionary, chinese_words_by_name
from language.dictionaries import jieba
from language.han import contains_han
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord

_LONGEST = 3
_SHORTEST_HAN = 2


def meaning_terms(titles: Iterable[str]) -> Iterator[TermRecord]:
    """Yield the terms of kind MEANING: the key is a word that titles have, the text what it is called.

    The dictionary tells them, of each Chinese word the first meaning.
    """
    english: dict[str, None] = {}
    chinese: dict[str, None] = {}
    for title in titles:
        if contains_han(title):
            chinese.update(dict.fromkeys(word for word in jieba().lcut(title) if len(word) >= _SHORTEST_HAN))
        else:
            forms = [word.form for word in words_of(title)]
            english.update(
                (" ".join(forms[start:end]), None)
                for start in range(len(forms))
                for end in range(start + 1, min(start + _LONGEST, len(forms)) + 1)
            )
    for name, words in chinese_words_by_name().items():
        form = " ".join(word.form for word in words_of(name))
        if form in english:
            yield from (TermRecord(TermKind.MEANING, form, "zh", word) for word in words)
    for word in chinese:
        for name in next(iter(chinese_dictionary().get(word, ())), ()):
            yield TermRecord(TermKind.MEANING, word, "en", name)

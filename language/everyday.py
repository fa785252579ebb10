"""What people ask about products in everyday words, and in which other words the data of shops answer it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from language.fold import fold
from language.folders import languages
from language.patterns import bounded
from language.schema.messages import QuestionForm
from language.tables import joined


@dataclass(frozen=True)
class Everyday:
    """One question of `everyday.yml`. `key` is its name there; the patterns match folded text.

    `is_told` is whether words are known that say it in a text.
    """

    key: str
    form: QuestionForm | None
    is_told: bool
    asked: re.Pattern[str]
    stated: re.Pattern[str]
    opposite: re.Pattern[str]
    says: re.Pattern[str]
    denies: re.Pattern[str]
    near: re.Pattern[str]

    def about(self, language: str) -> str:
        """Return what a sentence in a language says that is asked; empty where the question's own word says it best."""
        own = next((each.everyday.questions.get(self.key) for each in languages() if each.code == language), None)
        return own.about if own else ""


def everyday_in(text: str) -> list[Everyday]:
    """Return the everyday questions that a text asks, the one that more of its words ask first."""
    folded = fold(text)
    found = [(match.end() - match.start(), each) for each in _all() if (match := each.asked.search(folded))]
    return [each for _, each in sorted(found, key=lambda pair: -pair[0])]


def is_told_otherwise(text: str) -> bool:
    """Tell whether a text asks what data answer in words of their own; its words stand there by chance (双卡, card)."""
    return any(each.is_told for each in everyday_in(text))


def places(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has what one of the patterns of a question says."""
    for match in pattern.finditer(fold(text)):
        if match.end() > match.start():
            yield match.span()


@lru_cache(maxsize=1)
def _all() -> tuple[Everyday, ...]:
    keys = dict.fromkeys(key for language in languages() for key in language.everyday.questions)
    return tuple(_made(key) for key in keys)


def _made(key: str) -> Everyday:
    own = [language.everyday.questions[key] for language in languages() if key in language.everyday.questions]
    form = next((each.form for each in own if each.form), None)
    tables = {name: _pattern(key, name) for name in ("asked", "stated", "opposite", "says", "denies", "near")}
    return Everyday(key, form, any(each.says for each in own), **tables)


@cache
def _pattern(key: str, table: str) -> re.Pattern[str]:
    files = [language.everyday for language in languages() if key in language.everyday.questions]
    return re.compile(bounded(joined(files, f"questions.{key}.{table}")))

"""Which property of a product a question asks for ("how heavy is it", 保修多久), and what shops call that property."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from language.folders import languages
from language.fold import fold
from language.patterns import Names, bounded
from language.tables import joined


@dataclass(frozen=True)
class AskedFor:
    """A property that a question asks for, and where it says so. `key` is its name in `questions.yml`."""

    key: str
    start: int
    end: int


def asked_for(text: str) -> list[AskedFor]:
    """Return the properties that a text asks for, in order, each once."""
    found = (AskedFor(key, start, end) for start, end, key in _questions().find(fold(text)))
    return list({asked.key: asked for asked in found}.values())


def property_name(key: str, language: str) -> str:
    """Return a property as a sentence in a language, `en` or `zh`, names it."""
    files = {known.code: known.questions.properties for known in languages()}
    own = files.get(language, {}).get(key) or files["en"].get(key)
    return own.name if own else key


def is_called(key: str, label: str) -> bool:
    """Tell whether a label, in any language, names a property."""
    return _labels()[key].fullmatch(fold(label)) is not None


def points(text: str, end: int) -> bool:
    """Tell whether the words of a text before a place only say which product is meant: "the red" of "the red one"."""
    return _pointing().match(fold(text), end) is not None


@lru_cache(maxsize=1)
def _pointing() -> re.Pattern[str]:
    return re.compile(rf"\s*{bounded(joined([language.questions for language in languages()], 'pointing'))}")


@lru_cache(maxsize=1)
def _questions() -> Names:
    files = [language.questions for language in languages()]
    return Names({key: bounded(joined(files, f"properties.{key}.asked")) for key in _keys()})


@lru_cache(maxsize=1)
def _labels() -> dict[str, re.Pattern[str]]:
    files = [language.questions for language in languages()]
    return {key: re.compile(joined(files, f"properties.{key}.stated")) for key in _keys()}


def _keys() -> list[str]:
    return list(dict.fromkeys(key for language in languages() for key in language.questions.properties))

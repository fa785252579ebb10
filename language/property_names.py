"""What the English names of properties are called in another language, put together of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from language.folders import languages

_OF = " of "
_MOST_FIGURES = 2
"""A name with more is a list, which no words put together tell."""
_BESIDE_HAN = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")


@lru_cache(maxsize=4096)
def property_name_in(language: str, name: str) -> str | None:
    """Return what a property is called in a language; None where a word of its name is not known there.

    Args:
        language: its code.
        name: in English, with blanks between its words: "number of hdmi ports".
    """
    file = next((each.properties for each in languages() if each.code == language), None)
    if file is None or not file.names:
        return None
    rest, _, last = name.rpartition(" ")
    is_led = name not in file.names and last in file.first
    name = rest if is_led else name
    parts = [name] if name in file.names else name.split(_OF)[::-1]  # the ports stand before their number
    words = [word for part in parts for word in _words(part.split(), file.names)]
    told = [file.first[last], *words] if is_led else words
    if sum(any(map(str.isdigit, word)) for word in name.split()) > _MOST_FIGURES:
        return None
    known = [word for word in told if word is not None]
    return _BESIDE_HAN.sub("", " ".join(known)) if known and len(known) == len(told) else None


def _words(words: Sequence[str], known: Mapping[str, str]) -> Iterator[str | None]:
    """Yield what the words of a name are called, several that are known together all at once; None for no word."""
    start = 0
    while start < len(words):
        ends = (end for end in range(len(words), start, -1) if " ".join(words[start:end]) in known)
        end = next(ends, None)
        yield _figure(words[start]) if end is None else known[" ".join(words[start:end])]
        start = end or start + 1


def _figure(word: str) -> str | None:
    """Return a word that has a figure, which goes by itself in every language: 2, 4G, MP3."""
    return word.upper() if any(map(str.isdigit, word)) else None

"""Search words of a text in English, Chinese or both: stems, joined number-and-unit pairs, Chinese words by jieba."""

from __future__ import annotations

import re
import unicodedata

import Stemmer  # type: ignore[import-not-found]

from language.dictionaries import jieba
from language.han import CJK
from language.units import units_by_sign

_SIGNS = units_by_sign("search")
_UNIT_PATTERN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_WORD = re.compile(
    rf"(?P<cjk>[{CJK}]+)"
    rf"|(?P<number>\d+(?:\.\d+)?)[\s-]?(?P<unit>{_UNIT_PATTERN})(?![a-z0-9])"
    r"|(?P<decimal>\d+\.\d+)(?![a-z0-9])"
    r"|(?P<word>[^\W_]+)"
)
_stemmer = Stemmer.Stemmer("english")


def analyse(text: str) -> list[str]:
    """Return the search words of a text, in order, repeated as in the text.

    Words are lower-cased and stemmed, "16 GB" and "16gb" both become `16gb`, `17"` and "17 inches" become `17in`, and
    runs of Chinese are cut into words. Queries and products must both pass through here to meet.
    """
    return [word for word, _ in analyse_with_surface(text)]


def analyse_with_surface(text: str) -> list[tuple[str, str]]:
    """Return (search word, how the text spells it, lower-cased) pairs in order."""
    words: list[tuple[str, str]] = []
    for match in _WORD.finditer(unicodedata.normalize("NFKC", text).lower()):
        kind = match.lastgroup
        if kind == "cjk":
            words.extend((word, word) for word in jieba().lcut_for_search(match["cjk"]))
        elif kind == "unit":
            words.append((match["number"] + _SIGNS[match["unit"]].signs[0], match[0]))
        elif kind == "decimal":
            words.append((match["decimal"], match[0]))
        else:
            words.append((_stemmer.stemWord(match["word"]), match[0]))
    return words

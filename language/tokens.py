"""Search words of a text in English, Chinese or both: stems, joined number-and-unit pairs, Chinese words by jieba."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]

from language.dictionaries import jieba
from language.han import CJK, is_han
from language.units import units, units_by_sign

_SIGNS = units_by_sign()
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

    Words are lower-cased and stemmed, measures are in base units ("16 GB" and "16gb" both become `16gb`, `17"` and
    "17 inches" `17in`, "1.5 L" and "1500 ml" `1500ml`), and runs of Chinese are cut into words. Queries and products
    must both pass through here to meet.
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
            words.append((_measure(match["number"], match["unit"]), match[0]))
        elif kind == "decimal":
            words.append((match["decimal"], match[0]))
        else:
            words.append((_stemmer.stemWord(match["word"]), match[0]))
    return words


def han_characters(words: Iterable[str]) -> list[str]:
    """Return the characters of the Chinese words among search words: 炒菜锅 and 炒锅 share two, and no word."""
    return [character for word in words if len(word) > 1 and is_han(word) for character in word]


@lru_cache(maxsize=10_000)
def _measure(number: str, sign: str) -> str:
    unit = _SIGNS[sign]
    return f"{(Decimal(number) * unit.factor).normalize():f}" + units()[unit.base].signs[0]

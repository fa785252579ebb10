"""Search words of a text in English, Chinese or both: stems, joined number-and-unit pairs, Chinese words by jieba."""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import lru_cache
from typing import Any

import Stemmer  # type: ignore[import-not-found]

_CJK = "㐀-䶿一-鿿豈-﫿぀-ヿ"
_CJK_RUN = re.compile(f"[{_CJK}]+")
_UNITS = {
    "gb", "tb", "mb", "kb", "mm", "cm", "m", "ft", "in", "w", "v", "hz", "khz", "mhz", "ghz", "mah", "mp", "dpi", "ppm",
    "kg", "g", "mg", "l", "ml", "oz", "lb",
}  # fmt: skip
_UNIT_NAMES = {'"': "in", "″": "in", "”": "in", "inch": "in", "inches": "in", "gigabyte": "gb", "gigabytes": "gb"}
_UNIT_PATTERN = "|".join(sorted(_UNITS | set(_UNIT_NAMES), key=len, reverse=True))
_WORD = re.compile(
    rf"(?P<cjk>[{_CJK}]+)"
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
            words.extend((word, word) for word in _jieba().lcut_for_search(match["cjk"]))
        elif kind == "unit":
            words.append((match["number"] + _UNIT_NAMES.get(match["unit"], match["unit"]), match[0]))
        elif kind == "decimal":
            words.append((match["decimal"], match[0]))
        else:
            words.append((_stemmer.stemWord(match["word"]), match[0]))
    return words


def contains_cjk(text: str) -> bool:
    """Say whether a text has Chinese (or Japanese) characters."""
    return _CJK_RUN.search(text) is not None


def cjk_part(text: str) -> str:
    """Return the Chinese runs of a text, joined by blanks."""
    return " ".join(_CJK_RUN.findall(text))


def latin_part(text: str) -> str:
    """Return a text without its Chinese runs."""
    return " ".join(_CJK_RUN.sub(" ", text).split())


@lru_cache(maxsize=1)
def _jieba() -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba

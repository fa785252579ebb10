"""Chinese characters: which part of a text they are, and one form for Traditional and Simplified ones."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import regex

HAN = "\u4e00-\u9fff"
"""Range of the common Han characters, for use inside a character class."""
CJK = "㐀-䶿一-鿿豈-﫿぀-ヿ"
"""Ranges of Han characters and Japanese syllables, for use inside a character class."""
_HAN = regex.compile(r"\p{Han}")
_HAN_ONLY = regex.compile(r"\p{Han}+")
_CJK_RUN = re.compile(f"[{CJK}]+")


def contains_han(text: str) -> bool:
    """Tell whether a text has Han characters."""
    return _HAN.search(text) is not None


def is_han(text: str) -> bool:
    """Tell whether a text has Han characters and nothing else."""
    return _HAN_ONLY.fullmatch(text) is not None


def cjk_part(text: str) -> str:
    """Return the Chinese (and Japanese) runs of a text, joined by blanks."""
    return " ".join(_CJK_RUN.findall(text))


def latin_part(text: str) -> str:
    """Return a text without its Chinese runs."""
    return " ".join(_CJK_RUN.sub(" ", text).split())


def simplify(text: str) -> str:
    """Return a text with its Traditional characters simplified; its length and all places stay the same.

    Characters are looked up one by one in OpenCC's table (Apache-2.0), first choice each: phrases that differ between
    regions (滑鼠, 鼠标) are other words, and those are the vocabulary's business.
    """
    return text if text.isascii() else text.translate(_table())


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    lines = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    # Rare characters beyond the basic plane have no use in a shop, and fonts lack them.
    return {ord(old): new.split()[0] for old, new in pairs if len(old) == 1 and ord(new[0]) < 0x10000}

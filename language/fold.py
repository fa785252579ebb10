"""Folding a message to one plain form without moving a single character, so that spans stay those of the original."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from language.han import simplify

_PUNCTUATION = {
    "’": "'",
    "‘": "'",
    "−": "-",
    "–": "-",
    "—": "-",
    "″": '"',
    "”": '"',
    "“": '"',
    "吋": "寸",
    "٬": "'",
    "٫": ".",
}


@dataclass(frozen=True)
class FoldedText:
    """A message as written and folded; every character stands at the same place in both."""

    original: str
    folded: str

    @classmethod
    def of(cls, text: str) -> FoldedText:
        """Fold a message."""
        return cls(text, fold(text))

    def said(self, span: tuple[int, int]) -> str:
        """Return what was written at a span."""
        return self.original[slice(*span)]


def fold(text: str) -> str:
    """Return `text` in lower case, half width, simplified characters and digits 0 to 9; each stays at its place."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, simplify(text)))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    for candidate in (unicodedata.normalize("NFKC", character).lower(), character.lower()):
        if len(candidate) == 1:
            return candidate
    return character

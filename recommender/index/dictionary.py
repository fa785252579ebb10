"""Dictionary encoding: texts as codes, so that columns hold numbers."""

from __future__ import annotations

from collections.abc import Iterable

UNKNOWN = -2
"""What no entry of a column holds (-1 stands for "no value")."""


class Dictionary:
    """Numbers the texts it meets from 0; upper and lower case are the same text, spelt as met first."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._codes: dict[str, int] = {}
        self._spellings: list[str] = []
        for text in texts:
            self.code(text)

    def __len__(self) -> int:
        return len(self._spellings)

    def __getitem__(self, code: int) -> str:
        return self._spellings[code]

    @property
    def spellings(self) -> list[str]:
        """The texts by code."""
        return list(self._spellings)

    def code(self, text: str) -> int:
        """Return the code of a text, giving it the next one when it is new."""
        code = self._codes.setdefault(text.casefold(), len(self._spellings))
        if code == len(self._spellings):
            self._spellings.append(text)
        return code

    def find(self, text: str) -> int:
        """Return the code of a text, or UNKNOWN."""
        return self._codes.get(text.casefold(), UNKNOWN)

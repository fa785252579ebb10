"""What goes wrong with words: a file of a language, or a number that cannot be read."""

from __future__ import annotations

from pathlib import Path


class LanguageError(Exception):
    """Base of all errors of this package."""


class FigureError(LanguageError):
    """A text is no number in digits, or could be two; the text says what to write instead."""


class LanguageFileError(LanguageError):
    """A file of words cannot be used; the text names the file and the key, and says what to change."""

    def __init__(self, path: Path, key: str, problem: str) -> None:
        self.path = path
        self.key = key
        super().__init__(f"{path}, {key}: {problem}" if key else f"{path}: {problem}")

"""Regular expressions out of readable tables of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_BAR = re.compile(r"\s+\|\s+|\n")
_GROUP = re.compile(r"\(\?P<([a-z]+)>")

NEVER = "(?!)"
"""What matches nowhere: an empty table."""


def entries(table: str) -> list[str]:
    """Return the entries of a table: one to a line, or several with " | " between them.

    An entry is a regular expression in which a blank matches any white space.
    """
    stripped = (entry.strip() for entry in _BAR.split(table))
    return [entry.replace(" ", r"\s+") for entry in stripped if entry]


def group(sources: Iterable[str]) -> str:
    """Return one group of several expressions, tried in their order."""
    return f"(?:{'|'.join(sources) or NEVER})"


def alternatives(table: str) -> str:
    """Return one group of all entries of a table."""
    return group(entries(table))


def whole_words(source: str) -> str:
    """Return an expression of Latin words that matches no part of a longer word."""
    return rf"(?<![a-z]){source}(?![a-z])"


def bounded(source: str) -> str:
    """Return an expression that keeps to whole words where its match begins or ends with a Latin letter."""
    return rf"(?:(?<![a-z])|(?![a-z])){source}(?:(?<![a-z])|(?![a-z]))"


def blanks_at(text: str, start: int) -> int:
    """Return how many blanks stand at a place."""
    return len(text[start:]) - len(text[start:].lstrip())


class Form:
    """A place where one of several forms matches, and what it captured by name."""

    def __init__(self, match: re.Match[str], number: int) -> None:
        self._match = match
        self._number = number

    def __getitem__(self, name: str) -> str:
        """Return what a group captured."""
        return str(self._match[f"{name}{self._number}"])

    def __contains__(self, name: str) -> bool:
        """Tell whether this form has a group of that name."""
        return f"{name}{self._number}" in self._match.re.groupindex

    def span(self, name: str = "") -> tuple[int, int]:
        """Return the span of a group, by default of the whole match."""
        return self._match.span(f"{name}{self._number}" if name else 0)


class Forms:
    """Forms of one expression, as one pattern that is tried once: the first form that matches at a place is taken.

    Each form is a regular expression with at least one named group; forms may name theirs alike.
    """

    def __init__(self, sources: Iterable[str]) -> None:
        numbered = [_GROUP.sub(rf"(?P<\g<1>{number}>", source) for number, source in enumerate(sources)]
        self._pattern = re.compile(group(numbered)) if numbered else None

    def find(self, text: str) -> Iterator[Form]:
        """Yield the forms found in a text, in order and without overlap."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield Form(match, int((match.lastgroup or "").lstrip("abcdefghijklmnopqrstuvwxyz")))


class Names:
    """Named alternatives as one pattern: which of several meanings the words at a place have."""

    def __init__(self, sources: dict[str, str]) -> None:
        self._pattern = re.compile("|".join(f"(?P<{name}>{source})" for name, source in sources.items()))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, name), in order and without overlap."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), str(match.lastgroup)

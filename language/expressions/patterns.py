"""Regular expressions out of readable tables of phrases."""

from __future__ import annotations

import re

_BAR = re.compile(r"\s+\|\s+|\n")

HAN = "\u4e00-\u9fff"
"""Range of Han characters, for use inside a character class."""


def alternatives(table: str) -> str:
    """Return one group of all entries of a table: one to a line, or several with " | " between them.

    An entry is a regular expression in which a blank matches any white space.
    """
    entries = (entry.strip() for entry in _BAR.split(table))
    return "(?:" + "|".join(entry.replace(" ", r"\s+") for entry in entries if entry) + ")"


def words(table: str) -> str:
    """Return one group of the Latin words of a table, whole words only; see `alternatives`."""
    return rf"(?<![a-z]){alternatives(table)}(?![a-z])"


def bounded(source: str) -> str:
    """Return an expression that keeps to whole words where its match begins or ends with a Latin letter."""
    return rf"(?:(?<![a-z])|(?![a-z]))(?:{source})(?:(?<![a-z])|(?![a-z]))"

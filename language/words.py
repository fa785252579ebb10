"""Comparable words of a text, each at its place."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from language.han import simplify

_TOKEN = regex.compile(r"\p{Han}|(?:(?!\p{Han})[\p{L}\p{M}\p{N}])+")


@dataclass(frozen=True)
class Word:
    """One token of a text: its comparable form and where it stands."""

    form: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Split a text into comparable words; each Han character is one, plurals lose their ending."""
    plain = simplify(text)  # keeps all places
    return [Word(_singular(match.group().casefold()), match.start(), match.end()) for match in _TOKEN.finditer(plain)]


def _singular(form: str) -> str:
    if len(form) > 4 and form.endswith("ies"):
        return form[:-3] + "y"
    if len(form) > 4 and form.endswith(("ches", "shes", "sses", "xes")):
        return form[:-2]
    if len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return form[:-1]
    return form

"""What the tagger sees of a unit beside its vector: the shop's vocabulary, rules that already explain it, its shape.

A unit is a word, in Chinese a character: where a Chinese word ends is what the tagger is to find out, and a segmenter
that has never met 收纳箱 cuts it in the middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.training_data.training_data import TrainingData

from language.expressions import parse
from language.han import contains_han

_MAX_WORDS = 8
_PARTS = "BILU"
_RULES = ("price", "quantity", "ordinal", "negated", "sort", "relative", "drop", "exclude_current", "pick")
_SHAPES = 6
_PLACES = 4


@dataclass(frozen=True)
class Piece:
    """A piece of a message with its place: a word, or one of its characters."""

    text: str
    start: int
    end: int


def units_of(words: Sequence[Piece]) -> list[Piece]:
    """Cut Chinese words into characters."""
    units: list[Piece] = []
    for word in words:
        if contains_han(word.text[:1]) and len(word.text) == word.end - word.start:
            units += [Piece(text, word.start + n, word.start + n + 1) for n, text in enumerate(word.text)]
        else:
            units.append(word)
    return units


class Gazetteer:
    """Finds the entries of lookup tables among the words of a message, whole words only, longest first."""

    def __init__(self, tables: Mapping[str, Iterable[str]]) -> None:
        self._tables = {name: frozenset(filter(None, map(_form, entries))) for name, entries in sorted(tables.items())}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the tables, in order."""
        return tuple(self._tables)

    def to_json(self) -> dict[str, list[str]]:
        """Return the tables as JSON values, from which an equal gazetteer can be made."""
        return {name: sorted(entries) for name, entries in self._tables.items()}

    def kinds(self, words: Sequence[Piece]) -> list[str | None]:
        """Return for every word the first table that it is part of an entry of, None if of none."""
        marks = self.marks(words).reshape(len(words), len(self._tables), len(_PARTS)).any(axis=2)
        return [self.names[int(row.argmax())] if row.any() else None for row in marks]

    def marks(self, words: Sequence[Piece]) -> NDArray[np.float32]:
        """Return for every word which part of which table's entry it is, [words, tables x 4]."""
        marks = np.zeros((len(words), len(self._tables) * len(_PARTS)), np.float32)
        forms = [_form(word.text) for word in words]
        for column, entries in enumerate(self._tables.values()):
            position = 0
            while position < len(words):
                length = _longest(forms, position, entries)
                for offset in range(length):
                    part = "U" if length == 1 else "B" if offset == 0 else "L" if offset == length - 1 else "I"
                    marks[position + offset, column * len(_PARTS) + _PARTS.index(part)] = 1.0
                position += max(length, 1)
        return marks


def lookup_tables(training_data: TrainingData) -> dict[str, list[str]]:
    """Return the entries of the lookup tables by name."""
    tables: dict[str, list[str]] = {}
    for table in training_data.lookup_tables:
        elements = table["elements"]
        tables.setdefault(table["name"], []).extend(elements if isinstance(elements, list) else [elements])
    return tables


def unit_features(
    text: str, words: Sequence[Piece], units: Sequence[Piece], gazetteer: Gazetteer
) -> NDArray[np.float32]:
    """Return the discrete features of every unit of a message, [units, features].

    Args:
        text: the message as typed.
        words: its words.
        units: what `units_of` made of them.
        gazetteer: the words of the shop.
    """
    rules = np.zeros((len(units), len(_RULES)), np.float32)
    for found in parse(text):
        if found.entity in _RULES:
            inside = [unit.start < found.end and found.start < unit.end for unit in units]
            rules[inside, _RULES.index(found.entity)] = 1.0
    shapes = np.array([_shape(unit.text) for unit in units], np.float32).reshape(len(units), _SHAPES)
    starts, ends = {word.start for word in words}, {word.end for word in words}
    places = np.array([_place(unit, starts, ends) for unit in units], np.float32).reshape(len(units), _PLACES)
    return np.concatenate([gazetteer.marks(units), rules, shapes, places], axis=1)


def _place(unit: Piece, starts: set[int], ends: set[int]) -> tuple[bool, ...]:
    """Tell where in its word a unit stands, by the segmenter: alone, first, last, between."""
    first, last = unit.start in starts, unit.end in ends
    return (first and last, first, last, not first and not last)


def _shape(text: str) -> tuple[bool, ...]:
    return (
        text[0].isupper(),
        text.isupper(),
        any(character.isdigit() for character in text),
        contains_han(text[:1]),
        len(text) == 1,
        not text[0].isalnum(),
    )


def _longest(forms: Sequence[str], position: int, entries: frozenset[str]) -> int:
    """Return of how many words the longest entry is that starts at a position; 0 if none does."""
    found, joined = 0, ""
    for length, form in enumerate(forms[position : position + _MAX_WORDS], start=1):
        joined += form
        if joined in entries or joined.removesuffix("s") in entries or joined.removesuffix("es") in entries:
            found = length
    return found


def _form(text: str) -> str:
    return "".join(text.casefold().split())

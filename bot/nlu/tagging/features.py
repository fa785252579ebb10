"""What the tagger sees of a unit beside its vector: the shop's vocabulary, rules that already explain it, its shape.

A unit is a word, in Chinese a character: where a Chinese word ends is what the tagger is to find out, and a segmenter
that has never met 收纳箱 cuts it in the middle.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
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
        self.names = tuple(sorted(tables))
        """The names of the tables, in order."""
        columns: dict[str, set[int]] = defaultdict(set)
        for column, name in enumerate(self.names):
            for form in filter(None, map(_form, tables[name])):
                columns[form].add(column)
        self._columns = {form: tuple(own) for form, own in columns.items()}

    def to_json(self) -> dict[str, list[str]]:
        """Return the tables as JSON values, from which an equal gazetteer can be made."""
        return {
            name: sorted(form for form, columns in self._columns.items() if column in columns)
            for column, name in enumerate(self.names)
        }

    def kinds(self, words: Sequence[Piece]) -> list[str | None]:
        """Return for every word the first table that it is part of an entry of, None if of none."""
        marks = self.marks(words).reshape(len(words), len(self.names), len(_PARTS)).any(axis=2)
        return [self.names[int(row.argmax())] if row.any() else None for row in marks]

    def marks(self, words: Sequence[Piece]) -> NDArray[np.float32]:
        """Return for every word which part of which table's entry it is, [words, tables x 4]."""
        marks = np.zeros((len(words), len(self.names) * len(_PARTS)), np.float32)
        longest = self._longest([_form(word.text) for word in words])
        for column in range(len(self.names)):
            position = 0
            while position < len(words):
                length = longest[position].get(column, 0)
                for offset in range(length):
                    part = "U" if length == 1 else "B" if offset == 0 else "L" if offset == length - 1 else "I"
                    marks[position + offset, column * len(_PARTS) + _PARTS.index(part)] = 1.0
                position += max(length, 1)
        return marks

    def _longest(self, forms: Sequence[str]) -> list[dict[int, int]]:
        """Return for every position of how many words the longest entry is that starts there, by the table's column."""
        found: list[dict[int, int]] = []
        for position in range(len(forms)):
            lengths: dict[int, int] = {}
            joined = ""
            for length, form in enumerate(forms[position : position + _MAX_WORDS], start=1):
                joined += form
                for singular in {joined, joined.removesuffix("s"), joined.removesuffix("es")}:
                    lengths.update(dict.fromkeys(self._columns.get(singular, ()), length))
            found.append(lengths)
        return found


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
    starts_of_units, ends_of_units = [unit.start for unit in units], [unit.end for unit in units]
    for found in parse(text):
        if found.entity in _RULES:
            inside = slice(bisect_right(ends_of_units, found.start), bisect_left(starts_of_units, found.end))
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


def _form(text: str) -> str:
    return "".join(text.casefold().split())

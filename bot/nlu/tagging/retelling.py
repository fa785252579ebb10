"""Tells examples again with other goods in the place of theirs.

The examples speak of the goods of one shop, and the tagger must know a thing wanted by where it stands: it meets goods
in other shops, and wishes for what nobody sells. The names are those of the product taxonomy.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from bot.nlu.tagging.features import Piece
from language.dictionaries import jieba
from language.han import contains_han

Names = Mapping[tuple[str, bool], Sequence[str]]
"""The names that may stand for a span, by its entity and whether they are Chinese."""

_ENTITY_OF = {"kind": "product", "value": "attribute"}
_WHERE = {"kind": (2, 3), "value": (1, 2)}
"""In which columns a line of the taxonomy has its English and its Chinese name."""
_ENGLISH = regex.compile(r"[A-Za-z]+(?: [A-Za-z]+){0,2}")
_CHINESE = regex.compile(r"\p{Han}{2,6}")


@dataclass(frozen=True)
class Example:
    """A message, its words, and its spans as (start, end, entity), offsets in characters."""

    text: str
    words: tuple[Piece, ...]
    spans: tuple[tuple[int, int, str], ...]


def read_names(path: Path) -> Names:
    """Read the names of the taxonomy (see `data/taxonomy/make.py`) that a shopper could say: short, of letters only."""
    names: dict[tuple[str, bool], list[str]] = {}
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        sort, *_ = columns = line.split("\t")
        if sort not in _ENTITY_OF:
            continue
        english, chinese = (columns[column] for column in _WHERE[sort])
        if _ENGLISH.fullmatch(english):
            names.setdefault((_ENTITY_OF[sort], False), []).append(english.lower())
        if _CHINESE.fullmatch(chinese):
            names.setdefault((_ENTITY_OF[sort], True), []).append(chinese)
    return names


def retold(examples: Sequence[Example], names: Names, seed: int) -> list[Example]:
    """Return copies of every second example that has a product, with other names in the place of its products.

    In half of them the attributes get other names too: "in pear" says less than "in red".
    """
    draw = random.Random(seed)  # noqa: S311  # a sample, no secret
    speaking = [example for example in examples if any(entity == "product" for _, _, entity in example.spans)]
    tellings = [{"product", "attribute"}, {"product"}]
    return [_retell(example, draw.choice(tellings), names, draw) for example in speaking[::2]]


def _retell(example: Example, told: set[str], names: Names, draw: random.Random) -> Example:
    text, reached = "", 0
    words: list[Piece] = []
    spans: list[tuple[int, int, str]] = []
    for start, end, entity in sorted(example.spans):
        text, words = _append(text, words, example, reached, start)
        own = example.text[start:end]
        choices = names.get((entity, contains_han(own)), ()) if entity in told else ()
        first = len(text)
        if choices:
            name = _like(own, draw.choice(choices))
            words += [Piece(word, first + offset, first + offset + len(word)) for word, offset in _words_in(name)]
            text += name
        else:
            text, words = _append(text, words, example, start, end)
        spans.append((first, len(text), entity))
        reached = end
    text, words = _append(text, words, example, reached, len(example.text))
    return Example(text, tuple(words), tuple(spans))


def _append(text: str, words: list[Piece], example: Example, start: int, end: int) -> tuple[str, list[Piece]]:
    """Add a piece of an example to a text and its words."""
    moved = len(text) - start
    inside = [word for word in example.words if start <= word.start < end]
    added = [Piece(word.text, word.start + moved, word.end + moved) for word in inside]
    return text + example.text[start:end], words + added


def _like(own: str, name: str) -> str:
    """Write an English name in the singular where it stands for one thing."""
    if own.endswith("s") or contains_han(own) or not name.endswith("s") or name.endswith("ss"):
        return name
    return name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")


def _words_in(name: str) -> list[tuple[str, int]]:
    if contains_han(name):
        return [(word, start) for word, start, _ in jieba().tokenize(name)]
    return [(match.group(), match.start()) for match in regex.finditer(r"\S+", name)]

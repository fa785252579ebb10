"""The frame of a message: its words, with what is named or measured replaced by its kind."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.nlu.overlaps import FirstOver
from bot.nlu.tagging.features import Gazetteer, Piece
from language.words import Word, words_of

KINDS = {"category": "product", "brand": "brand", "value": "attribute", "use": "use"}
"""What the shop's words are for the language model, by the table that they stand in."""
_UNTOLD = ("negated", "outside", "language")
"""What is found beside its words: "not red" is told by its "not"."""
_REFUSED, _QUALITY = "negated", "attribute"
"""What is refused and nobody knows is like a property: "no animals"."""
_MOST_WORDS = 3
_EDGES = ("<begin>", "<end>")


def frame_of(
    text: str, entities: Iterable[Mapping[str, Any]], shop: Gazetteer | None = None, known: Container[str] = ()
) -> tuple[str, ...]:
    """Return the words of a message, each run of what is named or measured as one mark: "the <ordinal>".

    Args:
        text: what was said.
        entities: what the language model and the rules found in it.
        shop: the words of the shop, for what the language model has overlooked.
        known: words that stand for themselves, though the shop has them too.
    """
    told = [each for each in entities if each["entity"] not in _UNTOLD and each["start"] < each["end"]]
    words = words_of(text)
    kinds = _kinds(text, words, shop)
    if shop is not None:
        refusal_over = _first_over(each for each in entities if each["entity"] == _REFUSED)
        named = [not word.form.isdecimal() and refusal_over(word.start, word.end) is not None for word in words]
        kinds = [kind or (_QUALITY if is_named else None) for kind, is_named in zip(kinds, named, strict=True)]
    first_over = _first_over(told)
    frame: list[str] = []
    last: object = None
    for word, kind in zip(words, kinds, strict=True):
        number = first_over(word.start, word.end)
        here = None if number is None else told[number]
        mark = here["entity"] if here else kind if kind and word.form not in known else None
        if mark is None:
            frame.append("<number>" if word.form.isdecimal() else word.form)
        elif (here or mark) is not last:
            frame.append(f"<{mark}>")
        last = here or mark
    return tuple(frame)


def phrases_of(frame: Sequence[str], longest: int = _MOST_WORDS) -> Iterator[str]:
    """Yield the phrases of up to `longest` words of a frame, its beginning and its end among them."""
    words = (_EDGES[0], *frame, _EDGES[1])
    for length in range(1, longest + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _kinds(text: str, words: Sequence[Word], shop: Gazetteer | None) -> list[str | None]:
    if shop is None or not words:
        return [None] * len(words)
    found = shop.kinds([Piece(text[word.start : word.end], word.start, word.end) for word in words])
    return [KINDS[name] if name else None for name in found]


def _first_over(entities: Iterable[Mapping[str, Any]]) -> FirstOver:
    return FirstOver((each["start"], each["end"]) for each in entities)

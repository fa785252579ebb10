"""Answers that compare figures: "No. Weight: 3.1 kg." to "lighter than 2 kg?", and sizes by name: "is it 4k"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from guide.answering.facts import telling_first
from guide.answering.questions.meanings import concepts
from guide.answering.questions.passages import Passage, passages
from guide.answering.questions.properties import called, labels, named, sentence, stated_by
from guide.answering.questions.question import Question
from guide.answering.questions.texts import Said, quoted
from guide.wording import Wording
from language.asking import is_measure, is_thing_at
from language.expressions import Operator, QuantityExpression, SizeName, parse
from language.questions import limits
from language.units import convert, kept_units
from shop.catalogue.models import Product
from shop.catalogue.records import AttributeRecord

_EXACT = 1e-6
_ALIKE = 0.02
"""A bare figure is met by one that differs by so much: 6 feet are 1.83 m, and are sold as 1.8."""


@dataclass(frozen=True)
class Compared:
    """What a product states of a figure asked for: whether that is so, None if it cannot be told, and what says it."""

    is_so: bool | None
    words: str


def compared(question: Question, product: Product, wording: Wording) -> Compared | None:
    """Return whether a figure that a question names holds for a product; None if it names none, or none is stated."""
    found = parse(question.text)
    sizes = [item for item in found if isinstance(item, SizeName)]
    if sizes:
        return _size(sizes[0], product, wording)
    figures = [item for item in found if isinstance(item, QuantityExpression) and is_measure(item)]
    return _figure(figures[0], question, product, wording) if figures else None


def _size(asked: SizeName, product: Product, wording: Wording) -> Compared | None:
    """Compare what goes by several names, as 4K and 3840 x 2160."""
    others = []
    for item in stated_by(product):
        if not isinstance(item.value, str):
            continue
        sizes = [each for each in parse(item.value) if isinstance(each, SizeName)]
        # What only has the word in its name, as a "UHD Graphics" chip, says no size.
        written = [name for each in sizes if len(each.text) * 2 > len(item.value) for name in each.names]
        if set(written) & set(asked.names):
            return Compared(True, sentence([item], wording))
        if written and any(" x " in name for name in written) == any(" x " in name for name in asked.names):
            others.append(item)
    for passage in passages(product):
        place = passage.find_any(asked.names)
        if place and (passage.is_title or _is_size_at(passage, place)):
            return Compared(True, quoted(Said(passage.excerpt(*place), passage.is_title), wording))
    return Compared(False, sentence(others[:1], wording)) if others else None


def _is_size_at(passage: Passage, place: tuple[int, int]) -> bool:
    """Tell whether a size is told at a place: by a figure, or by a name that is no part of another ("UHD Graphics")."""
    start, end = place
    has_figure = any(letter.isdigit() for letter in passage.text[start:end])
    return has_figure or is_thing_at(passage.text[:start], passage.text[end:])


def _figure(asked: QuantityExpression, question: Question, product: Product, wording: Wording) -> Compared | None:
    stated = _stated(asked, question, product, wording)
    if asked.op is Operator.EQUAL and any(called(key, stated, wording) for key in limits()):
        asked = replace(asked, op=Operator.AT_LEAST, max=None)
    holding = [item for item in stated if _holds(asked, item.value, item.unit)]
    if stated and len({bool(_holds(asked, item.value, item.unit)) for item in stated}) == 1:
        return Compared(bool(holding), sentence(stated[:1], wording))
    if stated:
        exact = asked.op is Operator.EQUAL and holding
        return Compared(True if exact else None, sentence(holding if exact else stated, wording))
    said = [
        (passage, item)
        for passage in passages(product)
        for item in parse(passage.text)
        if isinstance(item, QuantityExpression) and item.dimension == asked.dimension
    ]
    if not said or len({_holds(asked, item.min, item.unit) for _, item in said}) != 1:
        return None
    passage, item = said[0]
    quote = Said(passage.excerpt(item.start, item.end), passage.is_title)
    return Compared(_holds(asked, item.min, item.unit), quoted(quote, wording))


def _stated(
    asked: QuantityExpression, question: Question, product: Product, wording: Wording
) -> Sequence[AttributeRecord]:
    """Return the properties that a figure is compared with: those named in the question, else all of its dimension."""
    units = kept_units(asked.unit)
    measured = [
        item
        for item in telling_first(stated_by(product))
        if isinstance(item.value, float) and not isinstance(item.value, bool) and item.unit in units
    ]
    # What a thing can hold is no figure of itself.
    held = limits() if question.form == "can" else ()
    for key in (*held, asked.of, *question.keys):
        if key and (own := called(key, measured, wording)):
            return own
    words = concepts(question.what, wording)
    for item in measured:
        if any(named([word], [item], wording) for word in words):
            return [item]
    whole = [
        item
        for item in measured
        if any(asked.dimension.replace("_", " ") == label.lower() for label in labels(item, wording))
    ]
    return whole or measured


def _holds(asked: QuantityExpression, value: object, unit: str | None) -> bool:
    if not isinstance(value, float) or unit is None:
        return False
    figure = convert(value, unit, asked.unit) if unit != asked.unit else value
    low, high = asked.min, asked.max
    if asked.op is Operator.EQUAL:
        low, high = (low or 0) * (1 - _ALIKE), (high or 0) * (1 + _ALIKE)
    return (low is None or figure >= low * (1 - _EXACT)) and (high is None or figure <= high * (1 + _EXACT))

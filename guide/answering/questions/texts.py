"""Answers from the title and the description of a product: the passage that says what is asked, quoted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guide.answering.questions.meanings import Concept
from guide.answering.questions.passages import Passage, passages
from guide.answering.questions.question import Question
from guide.wording import Wording
from language.asking import is_denied, is_included, is_needed
from language.expressions import QuantityExpression, parse
from language.fits import before_fits
from language.questions import asked_for
from shop.catalogue.models import Product

Belongs = Callable[[str, str], bool]


@dataclass(frozen=True)
class Said:
    """What a text says: the words to quote, where they stand, and whether they deny what was asked."""

    quote: str
    is_title: bool
    is_denied: bool = False


def said_of(question: Question, words: Sequence[Concept], product: Product) -> Said | None:
    """Return the passage that says or denies what is asked for yes or no; None if none does.

    What comes with a product, and what it needs, must be said to: that a case is "for a charger" brings none.
    """
    belongs: Belongs | None = {"includes": is_included, "needs": is_needed}.get(question.form or "")
    for passage in passages(product):
        places = [passage.find_any(concept.spellings) for concept in words]
        if not places or None in places:
            continue
        start, end = min(place[0] for place in places if place), max(place[1] for place in places if place)
        before, after = passage.text[:start], passage.text[end:]
        denied = is_denied(before, after)
        if belongs and not denied and not belongs(before, after):
            continue
        if question.form == "has" and not denied and _only_fits(passage, start):
            continue
        return Said(passage.excerpt(start, end), passage.is_title, denied)
    return None


def said_about(words: Sequence[Concept], product: Product) -> Said | None:
    """Return the first passage that has all of some words."""
    for passage in passages(product):
        places = [passage.find_any(concept.spellings) for concept in words]
        if places and None not in places:
            start, end = min(place[0] for place in places if place), max(place[1] for place in places if place)
            return Said(passage.excerpt(start, end), passage.is_title)
    return None


def said_of_key(key: str, product: Product) -> Said | None:
    """Return the first passage that speaks of a property of `questions.yml`: "comes with a two-year warranty"."""
    for passage in passages(product):
        found = next((asked for asked in asked_for(passage.text) if asked.key == key), None)
        if found:
            return Said(passage.excerpt(found.start, found.end), passage.is_title)
    return None


def measured(dimension: str, product: Product) -> Said | None:
    """Return the first passage that has a measure of a dimension, and of no other thing: "2400 mAh battery"."""
    for passage in passages(product):
        for found in parse(passage.text):
            is_asked = isinstance(found, QuantityExpression) and found.dimension == dimension
            if is_asked and not _only_fits(passage, found.start):
                return Said(passage.excerpt(found.start, found.end), passage.is_title)
    return None


def quoted(said: Said, wording: Wording) -> str:
    """Return a passage as a sentence that says where it stands."""
    return wording.phrase(f"utter_questions__{'title' if said.is_title else 'description'}_says", text=said.quote)


def _only_fits(passage: Passage, start: int) -> bool:
    """Tell whether what stands at a place of a title is only what the product fits: "mount *for TVs*"."""
    return passage.is_title and start >= len(before_fits(passage.text)) < len(passage.text)

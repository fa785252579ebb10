"""Answers from the title and the description of a product: the passage that says what is asked, quoted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guide.answering.questions.meanings import Concept
from guide.answering.questions.passages import Passage, passages
from guide.answering.questions.question import Question
from guide.wording import Wording
from language.asking import is_compound, is_denied, is_included, is_needed, is_thing_at, number_before
from language.expressions import QuantityExpression, parse
from language.fits import before_fits
from language.questions import about, asked_for, is_called
from shop.catalogue.models import Product
from shop.vocabulary.taxonomy import taxonomy

_OF_ANYTHING = ("time", "length", "frequency", "weight")
"""Dimensions of which a text tells measures of much else than of the product."""
_FAR = 80
"""Letters between words of a question that stand in one sentence, and have nothing to do with each other."""
Belongs = Callable[[str, str], bool]


@dataclass(frozen=True)
class Said:
    """What a text says: the words to quote, where they stand, and whether they deny what was asked."""

    quote: str
    is_title: bool
    is_denied: bool = False


def said_of(question: Question, words: Sequence[Concept], product: Product) -> Said | None:
    """Return the passage that says or denies what is asked for yes or no; None if none does.

    What comes with a product, and what it needs, must be said to: that a case is "for a charger" brings none. What it
    has is a thing of its own there: "battery life" is no battery, "you stand" no stand.
    """
    belongs: Belongs | None = {"includes": is_included, "needs": is_needed}.get(question.form or "")
    is_thing = question.form in ("has", "includes", "needs")
    for passage in passages(product):
        places = [passage.find_any(concept.spellings, stemmed=question.form == "can") for concept in words]
        if not places or None in places:
            continue
        start, end = min(place[0] for place in places if place), max(place[1] for place in places if place)
        before, after = passage.text[:start], passage.text[end:]
        if is_compound(before, after) or (end - start > _FAR and not passage.is_title):
            continue
        denied = is_denied(before, after)
        if belongs and not denied and not belongs(before, after):
            continue
        if is_thing and not denied and not (is_thing_at(before, after) or (passage.is_title and not belongs)):
            continue
        if question.form == "has" and not denied and only_fits(passage, start):
            continue
        return Said(passage.excerpt(start, end), passage.is_title, denied)
    return None


def said_about(words: Sequence[Concept], product: Product) -> Said | None:
    """Return the first sentence of a description that has all of some words; a title names them, and tells no more."""
    for passage in passages(product):
        if passage.is_title:
            continue
        places = [passage.find_any(concept.spellings) for concept in words]
        if places and None not in places:
            start, end = min(place[0] for place in places if place), max(place[1] for place in places if place)
            return Said(passage.excerpt(start, end), passage.is_title)
    return None


def counted(words: Sequence[Concept], product: Product) -> Said | None:
    """Return the first passage that has a number right before some words: "two USB ports"."""
    for passage in passages(product):
        place = next((at for concept in words if (at := passage.find_any(concept.spellings))), None)
        start = number_before(passage.text, place[0]) if place else None
        if place and start is not None:
            return Said(passage.excerpt(start, place[1]), passage.is_title)
    return None


def said_of_key(key: str, product: Product) -> Said | None:
    """Return the first passage that tells a property of `questions.yml`: "comes with a two-year warranty".

    What is measured is told by a measure: "2400 mAh" is a capacity, and a "long battery life" tells no time.
    """
    dimensions = about(key).dimensions
    for passage in passages(product):
        named = next((asked for asked in asked_for(passage.text) if asked.key == key), None)
        if named and not dimensions:
            return Said(passage.excerpt(named.start, named.end), passage.is_title)
        for found in parse(passage.text) if dimensions else ():
            is_measure = isinstance(found, QuantityExpression) and found.dimension in dimensions
            # Of what may be meant by another name, as memory by storage, the text must say which it is.
            is_own = named or (set(dimensions).isdisjoint(_OF_ANYTHING) and about(key).or_else is None)
            if is_measure and is_own and not only_fits(passage, found.start):
                return Said(passage.excerpt(found.start, found.end), passage.is_title)
    return None


def measured_in(key: str, product: Product) -> QuantityExpression | None:
    """Return the first measure in the texts of a product that can only be one of a property: lumens are brightness."""
    dimensions = about(key).dimensions
    if not set(dimensions).isdisjoint(_OF_ANYTHING):
        return None
    for passage in passages(product):
        for found in parse(passage.text):
            if not isinstance(found, QuantityExpression) or found.dimension not in dimensions:
                continue
            if not only_fits(passage, found.start):
                return found
    return None


def said_value(key: str, product: Product) -> Said | None:
    """Return the first sentence that has a value by which people choose in shops of every kind: the material "metal".

    Those in titles are properties by now, but where they tell what the product is for: a "wood router".
    """
    choices = [names for attribute, _, names in taxonomy().choices() if is_called(key, attribute)]
    spellings = [name for names in choices for own in names.values() for name in own]
    for passage in passages(product):
        place = None if passage.is_title else passage.find_any(("", *spellings))
        if place:
            return Said(passage.excerpt(*place), passage.is_title)
    return None


def quoted(said: Said, wording: Wording) -> str:
    """Return a passage as a sentence that says where it stands."""
    return wording.phrase(f"utter_questions__{'title' if said.is_title else 'description'}_says", text=said.quote)


def only_fits(passage: Passage, start: int) -> bool:
    """Tell whether what stands at a place of a title is only what the product fits: "mount *for TVs*"."""
    return passage.is_title and start >= len(before_fits(passage.text)) < len(passage.text)

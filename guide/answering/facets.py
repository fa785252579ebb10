"""Facets of a list in a shopper's words: names, choices, bands of money and measures."""

from __future__ import annotations

from guide.answering.facts import TELLING, attribute_label, attribute_value
from guide.vocabulary import Vocabulary
from guide.wording import Wording
from recommender.contract import Choice, Facet
from shop.catalogue.records import TermKind


def nameable_attributes(vocabulary: Vocabulary) -> list[str]:
    """Return the telling attributes that the shop has a word for, most telling first."""
    return [name for name in TELLING if vocabulary.knows(TermKind.ATTRIBUTE, name)]


def other_choices(vocabulary: Vocabulary) -> list[str]:
    """Return the attributes of this shop that no list names, and whose values have words: its flavours."""
    return [name for name in vocabulary.valued_attributes if name not in TELLING]


def facet_label(name: str, wording: Wording) -> str:
    """Return the name of a facet."""
    if name in ("price", "brand", "category"):
        return wording.phrase(f"utter_catalogue__condition_{name}").capitalize()
    return attribute_label(name, wording.vocabulary, wording.language)


def choice_label(facet: Facet, choice: Choice, wording: Wording) -> str:
    """Return a choice in words: `HP`, `black`, `up to $300`, `8 GB`, `13.3″ to 15.6″`."""
    if choice.value is not None:
        if facet.name == "category":
            return wording.label(TermKind.CATEGORY, str(choice.value))
        if facet.name == "brand":
            return str(choice.value)
        return attribute_value(facet.name, choice.value, None, wording.vocabulary, wording.language)
    low, high = (_number(facet, end, wording) for end in (choice.low, choice.high))
    if choice.low == choice.high:
        return low
    if facet.name == "price" and choice is facet.choices[0]:
        return wording.phrase("utter_catalogue__band_below", high=high)
    if facet.name == "price" and choice is facet.choices[-1]:
        return wording.phrase("utter_catalogue__band_above", low=low)
    return wording.phrase("utter_catalogue__band_between", low=low, high=high)


def _number(facet: Facet, value: float | None, wording: Wording) -> str:
    if facet.name == "price":
        return wording.money(round(value or 0))
    return attribute_value(facet.name, float(value or 0), facet.unit, wording.vocabulary, wording.language)

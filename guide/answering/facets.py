"""Facets of a list in a shopper's words: names, choices, bands of money and measures."""

from __future__ import annotations

from guide.answering.facts import TELLING, attribute_label, attribute_value
from guide.search.prices import price_band
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
    if facet.name == "price":
        band = price_band(facet, choice, wording.display)
        low, high = (None if end is None else wording.amount(end) for end in (band.low_cents, band.high_cents))
    else:
        low, high = (
            attribute_value(facet.name, float(end or 0), facet.unit, wording.vocabulary, wording.language)
            for end in (choice.low, choice.high)
        )
    if low is None:
        return wording.phrase("utter_catalogue__band_below", high=high)
    if high is None:
        return wording.phrase("utter_catalogue__band_above", low=low)
    return low if low == high else wording.phrase("utter_catalogue__band_between", low=low, high=high)

"""Facets of a list in a shopper's words: names, choices, bands of money and measures."""

from __future__ import annotations

from guide.answering.facts import TELLING, attribute_label, attribute_value
from guide.turn import Turn
from language.money import format_round_money
from recommender.contract import Choice, Facet
from shop.catalogue.records import TermKind


def nameable_attributes(turn: Turn) -> list[str]:
    """Return the telling attributes that the shop has a word for, most telling first."""
    return [name for name in TELLING if turn.services.vocabulary.knows(TermKind.ATTRIBUTE, name)]


def facet_label(turn: Turn, name: str) -> str:
    """Return the name of a facet."""
    if name in ("price", "brand", "category"):
        return turn.phrase(f"utter_catalogue__condition_{name}").capitalize()
    return attribute_label(name, turn.services.vocabulary, turn.language)


def choice_label(turn: Turn, facet: Facet, choice: Choice) -> str:
    """Return a choice in words: `HP`, `black`, `up to $300`, `8 GB`, `13.3″ to 15.6″`."""
    vocabulary, language = turn.services.vocabulary, turn.language
    if choice.value is not None:
        if facet.name == "category":
            return vocabulary.label(TermKind.CATEGORY, str(choice.value), language)
        if facet.name == "brand":
            return str(choice.value)
        return attribute_value(facet.name, choice.value, None, vocabulary, language)
    low, high = (_number(turn, facet, end) for end in (choice.low, choice.high))
    if choice.low == choice.high:
        return low
    if facet.name == "price" and choice is facet.choices[0]:
        return turn.phrase("utter_catalogue__band_below", high=high)
    if facet.name == "price" and choice is facet.choices[-1]:
        return turn.phrase("utter_catalogue__band_above", low=low)
    return turn.phrase("utter_catalogue__band_between", low=low, high=high)


def _number(turn: Turn, facet: Facet, value: float | None) -> str:
    if facet.name == "price":
        return format_round_money(round(value or 0), turn.services.rates.base_currency)
    return attribute_value(facet.name, float(value or 0), facet.unit, turn.services.vocabulary, turn.language)

"""Reads the conditions of a search out of one message: links to the catalogue and the parser's findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from actions.search.state import Constraint, ConstraintKind
from actions.understanding.linker import Link
from actions.understanding.vocabulary import Vocabulary, words_of
from recommender.contract import AttributeFilter, Comparison, Filters, Sort
from shop.currency import ExchangeRates
from shop.errors import UnknownCurrencyError
from shop.records import TermKind

# "for Samsung" names what it must fit, not who made it.
_FITS = regex.compile(
    r"(?:\b(?:for|fits|compatible with)(?:\s+(?:an?|the|my|our))?|适用于?|适合|给)\s*$", regex.IGNORECASE
)
_OR = regex.compile(r"\s*(?:,|，|、|/|\bor\b|\band\b|或者?|和|还是|跟|与)\s*", regex.IGNORECASE)
# What a measured quantity may describe, likeliest first; the words around it or the catalogue decide.
_ATTRIBUTES_OF_UNIT = {
    "GB": ("memory", "storage", "capacity"),
    "in": ("screen_size", "size"),
    "m": ("length", "cable_length"),
    "g": ("weight",),
    "ml": ("volume", "capacity"),
    "W": ("power",),
    "Hz": ("refresh_rate",),
    "mAh": ("battery_capacity",),
    "pcs": ("pack_quantity",),
}
_AROUND = 0.15
_BELOW_NEXT_INCH = 0.99
_NEAR_CHARACTERS = 12

Count = Callable[[Filters], int]


@dataclass(frozen=True)
class Reading:
    """What one message asks of the search.

    `said` are the shopper's own words behind `words`.
    `dropped` and `replaced` name constraint kinds: those no longer wanted, and those whose present values are unwanted
    ("any other brand"). `cheaper` is -1 for cheaper, 1 for dearer, 0 for neither. `problems` are names of phrases that
    tell the shopper what could not be used.
    """

    constraints: tuple[Constraint, ...]
    words: tuple[str, ...]
    said: tuple[str, ...]
    topic: str
    sort: Sort | None
    cheaper: int
    dropped: tuple[str, ...]
    replaced: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def has_topic(self) -> bool:
        """Tell whether the message names a thing to look for."""
        return bool(self.topic)


class MessageReader:
    """Turns links and entities into constraints.

    Args:
        vocabulary: for the English words behind a term.
        rates: to compare money in the base currency.
        count: how many products satisfy filters; tells what "16 GB" describes in this catalogue.
    """

    def __init__(self, vocabulary: Vocabulary, rates: ExchangeRates, count: Count) -> None:
        self._vocabulary = vocabulary
        self._rates = rates
        self._count = count

    def read(self, text: str, links: Sequence[Link], entities: Sequence[dict[str, Any]], turn: int) -> Reading:
        """Read one message; `turn` is stored as the source of its constraints."""
        constraints: list[Constraint] = []
        words: list[str] = []
        topics: list[str] = []
        problems: list[str] = []
        dropped_spans = [
            (item["start"], item["end"]) for item in entities if item["entity"] in ("drop", "exclude_current")
        ]
        negated = [(item["start"], item["end"]) for item in entities if item["entity"] == "negated"]
        for position, found in enumerate(links):
            if _overlaps(found, dropped_spans) or _is_head_of_negated(found, links, negated):
                continue
            constraint = None
            if not _is_modifier(text, links, position):
                constraint = self._constraint(text, links, position, bool(_overlaps(found, negated)), turn, constraints)
            if constraint:
                constraints.append(constraint)
            if constraint is None or not constraint.negated:
                words += [] if _names_a_measure(found, entities) else self._words(found, constraint)
                if found.entity == "product" or (found.term and found.term.kind is TermKind.CATEGORY):
                    topics.append(found.text)
        category = tuple(item.key for item in constraints if item.kind is ConstraintKind.CATEGORY and not item.negated)
        for entity in entities:
            if entity["entity"] == "price":
                made, problem = self._prices(entity["value"], text[entity["start"] : entity["end"]], turn)
                constraints += made
                problems += [problem] if problem else []
            elif entity["entity"] == "quantity":
                made = self._quantity(text, entity, links, category, turn)
                constraints += made
                words += [] if made else [text[entity["start"] : entity["end"]]]
        return Reading(
            tuple(constraints),
            tuple(words),
            tuple(found.text.casefold() for found in links),
            " ".join(topics),
            next((Sort(item["value"]["order"]) for item in entities if item["entity"] == "sort"), None),
            _price_change(entities),
            tuple(self._dropped(item["value"]["what"]) for item in entities if item["entity"] == "drop"),
            tuple(item["value"]["what"] for item in entities if item["entity"] == "exclude_current"),
            tuple(problems),
        )

    def _dropped(self, what: str) -> str:
        """Return the condition that is given up: a word of the shop stands for its property ("长度", "wireless")."""
        for _, terms in self._vocabulary.matches_at(words_of(what), 0):
            for term in terms:
                if term.kind in (TermKind.ATTRIBUTE, TermKind.VALUE):
                    return term.key.partition("=")[0]
                if term.kind in (TermKind.BRAND, TermKind.CATEGORY):
                    return "brand" if term.kind is TermKind.BRAND else "category"
        return what

    def _constraint(
        self, text: str, links: Sequence[Link], position: int, negated: bool, turn: int, known: Sequence[Constraint]
    ) -> Constraint | None:
        found = links[position]
        if found.term is None:
            return None
        key = found.term.key
        if found.term.kind is TermKind.CATEGORY and found.entity in ("product", None):
            more = any(item.kind is ConstraintKind.CATEGORY and not item.negated for item in known)
            if not negated and more and not _joined(text, links, position):
                return None  # "a bag for my laptop" looks for one thing
            return Constraint(ConstraintKind.CATEGORY, key, found.text, turn, negated=negated)
        if found.term.kind is TermKind.BRAND and not _FITS.search(text[: found.start]):
            return Constraint(ConstraintKind.BRAND, key, found.text, turn, negated=negated)
        if found.term.kind is TermKind.VALUE and "=" in key:
            name, _, value = key.partition("=")
            comparison = Comparison.NOT_EQUAL if negated else Comparison.EQUAL
            typed = {"true": True, "yes": True, "false": False, "no": False}.get(value, value)
            return Constraint(ConstraintKind.ATTRIBUTE, name, found.text, turn, typed, comparison, negated=negated)
        return None

    def _words(self, found: Link, constraint: Constraint | None) -> list[str]:
        """Return the search words of a link: English where the vocabulary has it, else as typed.

        What is a filter is not searched for as well; of a category, what it says beyond the category is.
        """
        if found.term is None:
            return [found.text]
        if constraint and constraint.kind is ConstraintKind.CATEGORY:
            return [word for word in [self._vocabulary.qualifiers(found.term)] if word]
        if constraint:
            return []
        expansion = self._vocabulary.expansion(found.term.kind, found.term.key)
        if not expansion and found.text.isascii():
            return [found.text]
        return [expansion or self._vocabulary.label(found.term.kind, found.term.key, "en")]

    def _prices(self, value: dict[str, Any], label: str, turn: int) -> tuple[list[Constraint], str | None]:
        if value.get("invalid"):
            return [], "utter_catalogue__problem_price"
        low, high = value["min_cents"], value["max_cents"]
        if low is not None and low == high:
            # Nobody who says "about 500", or just "500", means the cent.
            low, high = round(low * (1 - _AROUND)), round(high * (1 + _AROUND))
        currency = value["currency"] or self._rates.base_currency
        try:
            return [
                Constraint(kind, "", label, turn, self._rates.to_base(cents, currency))
                for kind, cents in ((ConstraintKind.MIN_PRICE, low), (ConstraintKind.MAX_PRICE, high))
                if cents is not None
            ], None
        except UnknownCurrencyError:
            return [], "utter_catalogue__problem_currency"

    def _quantity(
        self, text: str, entity: dict[str, Any], links: Sequence[Link], category: tuple[str, ...], turn: int
    ) -> list[Constraint]:
        """Find the attribute that a measure describes: the one named near it, else the likeliest that exists."""
        value = entity["value"]
        low, high, unit = value["min"], value["max"], value["unit"]
        candidates = _ATTRIBUTES_OF_UNIT.get(unit, ())
        unit = None if unit == "pcs" else unit  # a number of pieces has no unit in a catalogue
        near = [
            found.term.key
            for found in links
            if found.term and found.term.key in candidates and abs(found.start - entity["end"]) <= _NEAR_CHARACTERS
        ]
        if low == high and unit == "in" and float(low).is_integer():
            high = low + _BELOW_NEXT_INCH  # a "15 inch" laptop has 15.6
        bounds = [(Comparison.EQUAL, low)] if low == high else [(Comparison.AT_LEAST, low), (Comparison.AT_MOST, high)]
        for name in (*near, *candidates):
            conditions = tuple(
                AttributeFilter(name, comparison, float(bound), unit)
                for comparison, bound in bounds
                if bound is not None
            )
            if self._count(Filters(categories=category, attributes=conditions)):
                label = text[entity["start"] : entity["end"]]
                return [
                    Constraint(ConstraintKind.ATTRIBUTE, name, label, turn, item.value, item.comparison, unit)
                    for item in conditions
                ]
        return []


def _overlaps(found: Link, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < found.end and found.start < end for start, end in spans)


def _is_head_of_negated(found: Link, links: Sequence[Link], negated: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a category is only the head of something unwanted: "not Samsung phones" still wants phones."""
    if not found.term or found.term.kind is not TermKind.CATEGORY:
        return False
    spans = [span for span in negated if _overlaps(found, [span])]
    return any(other.term and other.term.kind is not TermKind.CATEGORY and _overlaps(other, spans) for other in links)


def _names_a_measure(found: Link, entities: Sequence[dict[str, Any]]) -> bool:
    """Tell whether a link only names what a measure in the message measures: "ram" of "8 GB ram"."""
    is_name = found.term is not None and found.term.kind is TermKind.ATTRIBUTE
    return is_name and any(entity["entity"] == "quantity" for entity in entities)


def _is_modifier(text: str, links: Sequence[Link], position: int) -> bool:
    """Tell whether a category only describes the next one: "hanging heart candle holder" is a candle holder."""
    pair = links[position : position + 2]
    if len(pair) < 2 or not all(each.term and each.term.kind is TermKind.CATEGORY for each in pair):
        return False
    return not text[pair[0].end : pair[1].start].strip(" -")


def _joined(text: str, links: Sequence[Link], position: int) -> bool:
    """Tell whether only an "or" stands between this link and the one before."""
    return position > 0 and _OR.fullmatch(text[links[position - 1].end : links[position].start]) is not None


def _price_change(entities: Sequence[dict[str, Any]]) -> int:
    for entity in entities:
        if entity["entity"] == "relative" and entity["value"].get("attribute") == "price":
            return -1 if entity["value"]["direction"] == "lower" else 1
    return 0

"""Reads the conditions of a search out of one message: links to the catalogue and the parser's findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import regex

from guide.reading.amounts import COUNT_OF, read_price, read_quantity
from guide.reading.linker import Link
from guide.reading.vocabulary import Vocabulary
from guide.search.state import Constraint, ConstraintKind, SearchState, wanted_categories
from language.words import words_of
from recommender.contract import AttributeFilter, Comparison, Filters, Query, Recommender, Sort
from shop.catalogue.records import TermKind
from shop.currency import ExchangeRates

# "for Samsung" names what it must fit, not who made it.
_FITS = regex.compile(
    r"(?:\b(?:for|fits|compatible with)(?:\s+(?:an?|the|my|our))?|适用于?|适合|给)\s*$", regex.IGNORECASE
)
_OR = regex.compile(r"\s*(?:,|，|、|/|\bor\b|\band\b|或者?|和|还是|跟|与)\s*", regex.IGNORECASE)
_FEW = 0.1
"""A property that fewer of a category's products state is no filter, whatever its words say."""


@dataclass(frozen=True)
class Change:
    """A wish relative to what is shown: `attribute` (price, size or weight) should be lower (-1) or higher (1).

    `factor` is how far, where that was said: 0.5 of "half the price".
    """

    attribute: str
    direction: int
    factor: float | None = None


@dataclass(frozen=True)
class Reading:
    """What one message asks of the search.

    `said` are the shopper's own words behind `words`.
    `dropped` and `replaced` name constraint kinds: those no longer wanted, and those whose present values are unwanted
    ("any other brand"). `changes` are wishes relative to what is shown. `amount` is a price named without a bound
    ("300", "no, I meant 300"): what it limits depends on the search so far. `problems` are names of phrases that tell
    the shopper what could not be used.
    """

    constraints: tuple[Constraint, ...]
    words: tuple[str, ...]
    said: tuple[str, ...]
    topic: str
    sort: Sort | None
    changes: tuple[Change, ...]
    dropped: tuple[str, ...]
    replaced: tuple[str, ...]
    problems: tuple[str, ...]
    amount: Constraint | None = None

    @property
    def categories(self) -> tuple[str, ...]:
        """Keys of the categories wanted."""
        return wanted_categories(self.constraints)

    @property
    def has_topic(self) -> bool:
        """Tell whether the message names a thing to look for."""
        return bool(self.topic)


class MessageReader:
    """Turns links and entities into constraints.

    Args:
        vocabulary: for the English words behind a term.
        rates: to compare money in the base currency.
        recommender: counts what satisfies filters, which tells what "16 GB" describes in this catalogue.
    """

    def __init__(self, vocabulary: Vocabulary, rates: ExchangeRates, recommender: Recommender) -> None:
        self._vocabulary = vocabulary
        self._rates = rates
        self._count = recommender.count
        self._facets = recommender.facets

    def read(
        self,
        text: str,
        links: Sequence[Link],
        entities: Sequence[dict[str, Any]],
        turn: int,
        search: SearchState | None = None,
        currency: str | None = None,
    ) -> Reading:
        """Read one message.

        Args:
            text: the message.
            links: its words linked to the catalogue.
            entities: what the language model and the parser found.
            turn: is stored as the source of its constraints.
            search: the running search; a measure without a thing ("at least 16 GB") is about what it looks for.
            currency: that of prices without one, the shop's base currency by default.
        """
        constraints, words, topics = self._linked(text, links, entities, turn)
        prices = [
            read_price(item["value"], text[item["start"] : item["end"]], turn, self._rates, currency)
            for item in entities
            if item["entity"] == "price"
        ]
        category = wanted_categories(constraints) or (search.categories if search else ())
        for item in [item for item in constraints if category and self._is_never_told(item, category)]:
            constraints.remove(item)
            words.append(item.label)
        constraints += [limit for price in prices for limit in price.limits]
        for entity in entities:
            if entity["entity"] == "quantity":
                made = read_quantity(text, entity, links, category, turn, self._count)
                constraints += made
                told = made or entity["value"]["dimension"] == COUNT_OF
                words += [] if told else [text[entity["start"] : entity["end"]]]
        return Reading(
            tuple(constraints),
            tuple(words),
            tuple(found.text.casefold() for found in links),
            " ".join(topics),
            next((Sort(item["value"]["order"]) for item in entities if item["entity"] == "sort"), None),
            tuple(_changes(entities)),
            tuple(self._dropped(item["value"]["what"]) for item in entities if item["entity"] == "drop"),
            tuple(item["value"]["what"] for item in entities if item["entity"] == "exclude_current"),
            tuple(price.problem for price in prices if price.problem),
            next((price.amount for price in prices if price.amount), None),
        )

    def _linked(
        self, text: str, links: Sequence[Link], entities: Sequence[dict[str, Any]], turn: int
    ) -> tuple[list[Constraint], list[str], list[str]]:
        """Return the constraints, the search words and the topics that the linked words of a message stand for."""
        constraints: list[Constraint] = []
        words: list[str] = []
        topics: list[str] = []
        dropped = [(item["start"], item["end"]) for item in entities if item["entity"] in ("drop", "exclude_current")]
        negated = [(item["start"], item["end"]) for item in entities if item["entity"] == "negated"]
        links = _without_background(links)
        for position, found in enumerate(links):
            if _overlaps(found, dropped) or _is_head_of_negated(found, links, negated):
                continue
            constraint = None
            if not _is_modifier(text, links, position):
                constraint = self._constraint(text, links, position, bool(_overlaps(found, negated)), turn, constraints)
            if constraint:
                constraints.append(constraint)
            if constraint is None or not constraint.negated:
                words += [] if _names_a_measure(found, entities) else self._words(found, constraint)
                if _names_a_thing(found):
                    topics.append(found.text)
            if constraint and constraint.kind is ConstraintKind.CATEGORY and not constraint.negated:
                constraints += self._qualities(constraint)
        return constraints, words, topics

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
        key, label = found.term.key, _label(found)
        is_head = position > 0 and _is_modifier(text, links, position - 1)
        if found.term.kind is TermKind.CATEGORY and (found.entity in ("product", None) or is_head):
            more = any(item.kind is ConstraintKind.CATEGORY and not item.negated for item in known)
            if not negated and more and not _joined(text, links, position):
                return None  # "a bag for my laptop" looks for one thing
            return Constraint(ConstraintKind.CATEGORY, key, label, turn, negated=negated)
        if found.term.kind is TermKind.BRAND and not _FITS.search(text[: found.start]):
            return Constraint(ConstraintKind.BRAND, key, label, turn, negated=negated)
        if found.term.kind is TermKind.VALUE and "=" in key:
            name, _, value = key.partition("=")
            comparison = Comparison.NOT_EQUAL if negated else Comparison.EQUAL
            return Constraint(ConstraintKind.ATTRIBUTE, name, label, turn, _typed(value), comparison, negated=negated)
        return None

    def _is_never_told(self, item: Constraint, category: tuple[str, ...]) -> bool:
        """Tell whether no product of a category says anything of an attribute: then it can rank, but not exclude."""
        if item.kind is not ConstraintKind.ATTRIBUTE or item.negated:
            return False
        return not self._facets(Query(filters=Filters(categories=category)), [item.key])

    def _qualities(self, category: Constraint) -> list[Constraint]:
        """Return the properties inside a category's word: "waterproof jacket" wants it waterproof."""
        within = Filters(categories=(category.key,))
        least = max(1, round(self._count(within) * _FEW))
        qualities = []
        for term in self._vocabulary.values_inside(category.label):
            name, _, value = term.key.partition("=")
            wanted = AttributeFilter(name, Comparison.EQUAL, _typed(value))
            if value and self._count(replace(within, attributes=(wanted,))) >= least:
                qualities.append(Constraint(ConstraintKind.ATTRIBUTE, name, term.text, category.turn, wanted.value))
        return qualities

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


def _typed(value: str) -> str | bool:
    return {"true": True, "yes": True, "false": False, "no": False}.get(value, value)


def _label(found: Link) -> str:
    """Return how a condition is said: as the shopper did, unless that was misspelt."""
    said, known = words_of(found.text), words_of(found.term.text if found.term else found.text)
    same = [word.form for word in said] == [word.form for word in known]
    return found.text if same or found.term is None else found.term.text


def _names_a_thing(found: Link) -> bool:
    """Tell whether a link is a thing to look for; a colour that the language model took for one is none."""
    if found.term is None:
        return found.entity == "product"
    return found.term.kind is TermKind.CATEGORY or (found.entity == "product" and found.term.kind is not TermKind.VALUE)


def _without_background(links: Sequence[Link]) -> list[Link]:
    """Leave out things mentioned in passing: of "my computer is slow, I need an SSD" the one that is wanted stays."""
    wanted = any(_is_category(found) and found.entity == "product" for found in links)
    return [found for found in links if not (wanted and _is_category(found) and found.entity is None)]


def _is_category(found: Link) -> bool:
    return found.term is not None and found.term.kind is TermKind.CATEGORY


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


def _changes(entities: Sequence[dict[str, Any]]) -> Iterator[Change]:
    for entity in entities:
        if entity["entity"] == "relative":
            value = entity["value"]
            yield Change(value["attribute"], -1 if value["direction"] == "lower" else 1, value.get("factor"))

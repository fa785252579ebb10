"""What the linked words of a message stand for: conditions of the search, words to search for, the thing looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import regex

from guide.message import Message
from guide.reading.amounts import Count
from guide.reading.linker import Link
from guide.search.state import Condition, ConditionKind
from guide.vocabulary import Vocabulary
from language.expressions import DroppedCondition, ExcludedCurrent, Expression, NegatedSpan, QuantityExpression
from language.words import words_of
from recommender.contract import AttributeFilter, Comparison, Filters
from shop.catalogue.records import TermKind

# "for Samsung" names what it must fit, not who made it.
_FITS = regex.compile(
    r"(?:\b(?:for|fits|compatible with)(?:\s+(?:an?|the|my|our))?|适用于?|适合|给)\s*$", regex.IGNORECASE
)
_OR = regex.compile(r"\s*(?:,|，|、|/|\bor\b|\band\b|或者?|和|还是|跟|与)\s*", regex.IGNORECASE)
_WISH = regex.compile(r"想|需要|要|求|\b(?:want|need|looking for|buy|get me|show me)\b", regex.IGNORECASE)
_TROUBLE = regex.compile(
    r"(?:太[^，,。]{1,4}|坏|没电|不够|丢|慢|卡|旧)[^，,。]{0,3}[，,。]"
    r"|\b(?:broke|broken|died|dead|slow|lost|stolen|worn|too \w+)\b[^,.;]{0,20}[,.;]",
    regex.IGNORECASE,
)
_WITH = regex.compile(r"\b(?:with|has|have|having|for)(?:\s+(?:an?|the|my|our))?\s*$|带$", regex.IGNORECASE)
_FEW = 0.1
"""A property that fewer of a category's products state is no filter, whatever its words say."""


@dataclass
class Meaning:
    """What the linked words of a message stand for."""

    conditions: list[Condition] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)


class ConditionReader:
    """Tells what linked words stand for in this catalogue.

    Args:
        vocabulary: for the English words behind a term.
        count: how many products satisfy filters; tells whether a property inside a word filters.
    """

    def __init__(self, vocabulary: Vocabulary, count: Count) -> None:
        self._vocabulary = vocabulary
        self._count = count

    def read(self, message: Message, links: Sequence[Link], turn: int, *, begins: bool = False) -> Meaning:
        """Read the links of a message.

        Args:
            message: what the shopper said.
            links: its words, linked to the catalogue.
            turn: is stored as the source of their conditions.
            begins: whether nothing is looked for yet. Then the only thing that is named is what is looked for, even
                where the language model, which never met this shop's things, took it for a property.
        """
        meaning = Meaning()
        if begins:
            links = _with_only_thing_as_product(message.text, links)
        dropped = (*message.all(DroppedCondition), *message.all(ExcludedCurrent))
        negated = message.all(NegatedSpan)
        links = _without_background(message.text, links)
        for position, found in enumerate(links):
            if _overlaps(found, dropped) or _is_head_of_negated(found, links, negated):
                continue
            condition = None
            if not _is_modifier(message.text, links, position):
                unwanted = _overlaps(found, negated)
                condition = self._condition(message.text, links, position, unwanted, turn, meaning.conditions)
            if condition:
                meaning.conditions += [condition, *self._namesakes(found, condition)]
            if condition is None or not condition.negated:
                meaning.words += [] if _names_a_measure(found, message) else self._words(found, condition)
                if _names_a_thing(found):
                    meaning.topics.append(found.text)
            if condition and condition.kind is ConditionKind.CATEGORY and not condition.negated:
                meaning.conditions += self._qualities(condition)
        return meaning

    def _condition(
        self, text: str, links: Sequence[Link], position: int, negated: bool, turn: int, known: Sequence[Condition]
    ) -> Condition | None:
        found = links[position]
        if found.term is None:
            return None
        key, label = found.term.key, _label(found)
        is_head = position > 0 and _is_modifier(text, links, position - 1)
        if found.term.kind is TermKind.CATEGORY and (found.span in ("product", None) or is_head):
            more = any(item.kind is ConditionKind.CATEGORY and not item.negated for item in known)
            if not negated and more and not _joined(text, links, position):
                return None  # "a bag for my laptop" looks for one thing
            return Condition(ConditionKind.CATEGORY, key, label, turn, negated=negated)
        if found.term.kind is TermKind.BRAND and not _FITS.search(text[: found.start]):
            return Condition(ConditionKind.BRAND, key, label, turn, negated=negated)
        if found.term.kind is TermKind.VALUE and "=" in key:
            name, _, value = key.partition("=")
            comparison = Comparison.NOT_EQUAL if negated else Comparison.EQUAL
            return Condition(ConditionKind.ATTRIBUTE, name, label, turn, _typed(value), comparison, negated=negated)
        return None

    def _namesakes(self, found: Link, condition: Condition) -> list[Condition]:
        """Return what else a category's word stands for, each as a category of its own: any of them will do."""
        if condition.kind is not ConditionKind.CATEGORY or found.term is None:
            return []
        return [replace(condition, key=term.key) for term in self._vocabulary.namesakes(found.term)]

    def _qualities(self, category: Condition) -> list[Condition]:
        """Return the properties inside a category's word: "waterproof jacket" wants it waterproof."""
        within = Filters(categories=(category.key,))
        least = max(1, round(self._count(within) * _FEW))
        qualities = []
        for term in self._vocabulary.values_inside(category.label):
            name, _, value = term.key.partition("=")
            wanted = AttributeFilter(name, Comparison.EQUAL, _typed(value))
            if value and self._count(replace(within, attributes=(wanted,))) >= least:
                qualities.append(Condition(ConditionKind.ATTRIBUTE, name, term.text, category.turn, wanted.value))
        return qualities

    def _words(self, found: Link, condition: Condition | None) -> list[str]:
        """Return the search words of a link: English where the vocabulary has it, else as typed.

        What is a filter is not searched for as well; of a category, what it says beyond the category is.
        """
        if found.term is None:
            return [found.text]
        if condition and condition.kind is ConditionKind.CATEGORY:
            return [word for word in [self._vocabulary.qualifiers(found.term)] if word]
        if condition:
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
        return found.span == "product"
    return found.term.kind is TermKind.CATEGORY or (found.span == "product" and found.term.kind is not TermKind.VALUE)


def _with_only_thing_as_product(text: str, links: Sequence[Link]) -> list[Link]:
    """Take a kind of thing that nothing else is named beside for the thing; "something with a camera" wants none."""
    things = [found for found in links if _names_a_thing(found)]
    alone = len(things) == 1 and things[0].span not in ("product", None) and not _WITH.search(text[: things[0].start])
    return [replace(found, span="product") if alone and found is things[0] else found for found in links]


def _without_background(text: str, links: Sequence[Link]) -> list[Link]:
    """Leave out things mentioned in passing: of "my computer is slow, I need an SSD" the one that is wanted stays.

    The language model tells most of them. It may take what one has trouble with for wanted too: there the wish of a
    later clause decides, if it names a thing.
    """
    things = [found for found in links if _is_category(found) and found.span == "product"]
    wishes = _WISH.finditer(text)
    wish = next((found for found in wishes if any(thing.start >= found.start() for thing in things)), None)
    trouble = _TROUBLE.search(text[: wish.start()]) if wish else None
    begins = wish.start() if wish and trouble else 0
    return [found for found in links if not _is_category(found) or not things or _is_wanted(found, begins)]


def _is_wanted(found: Link, begins: int) -> bool:
    return found.span is not None and found.start >= begins


def _is_category(found: Link) -> bool:
    return found.term is not None and found.term.kind is TermKind.CATEGORY


def _overlaps(found: Link, expressions: Sequence[Expression]) -> bool:
    return any(said.start < found.end and found.start < said.end for said in expressions)


def _is_head_of_negated(found: Link, links: Sequence[Link], negated: Sequence[NegatedSpan]) -> bool:
    """Tell whether a category is only the head of something unwanted: "not Samsung phones" still wants phones."""
    if not _is_category(found):
        return False
    around = [said for said in negated if _overlaps(found, [said])]
    return any(other.term and not _is_category(other) and _overlaps(other, around) for other in links)


def _names_a_measure(found: Link, message: Message) -> bool:
    """Tell whether a link only names what a measure in the message measures: "ram" of "8 GB ram"."""
    is_name = found.term is not None and found.term.kind is TermKind.ATTRIBUTE
    return is_name and message.has(QuantityExpression)


def _is_modifier(text: str, links: Sequence[Link], position: int) -> bool:
    """Tell whether a category only describes the next one: "hanging heart candle holder" is a candle holder."""
    pair = links[position : position + 2]
    if len(pair) < 2 or not all(_is_category(each) for each in pair):
        return False
    return not text[pair[0].end : pair[1].start].strip(" -")


def _joined(text: str, links: Sequence[Link], position: int) -> bool:
    """Tell whether only an "or" stands between this link and the one before."""
    return position > 0 and _OR.fullmatch(text[links[position - 1].end : links[position].start]) is not None

"""A message that is being read: its links, and what was understood of it so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from guide.kinds import Sold, Unsold
from guide.message import Message
from guide.reading.linker import Link
from guide.reading.phrasing import Phrasing
from guide.search.request import Unmet
from guide.search.state import Condition, ConditionKind
from guide.vocabulary import Vocabulary
from language.content import content_words
from language.expressions import JointKind
from language.words import words_of
from shop.catalogue.records import TermKind


class Placed(Protocol):
    """What stands at a place of a message."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass
class Meaning:
    """What the linked words of a message stand for.

    `unmet` are words that no product of the wanted kind has, `also` what would do besides what was wanted before,
    `unsold` kinds of thing that the shop does not have. `last` is where the last condition stands, None where that is
    no property and no text.
    """

    conditions: list[Condition] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    preferred: list[str] = field(default_factory=list)
    unmet: list[Unmet] = field(default_factory=list)
    also: list[Condition] = field(default_factory=list)
    unsold: list[Unsold] = field(default_factory=list)
    last: Link | None = None

    def prefer(self, found: Link, vocabulary: Vocabulary) -> None:
        """Let words rank that exclude nothing; those that name nothing ("my grandma") are not told."""
        self.words.append(vocabulary.search_text(found.term, found.text))
        if content_words(found.text):
            self.preferred.append(found.text)

    def miss(self, unmet: Unmet, words: str) -> None:
        """Tell of words that no product has; what comes near them ranks first."""
        self.unmet.append(unmet)
        self.words.append(words)


@dataclass(frozen=True)
class Said:
    """A message that is being read: its links, those of them that are refused, and what was understood so far.

    `looked_for` are the categories of the running search.
    """

    message: Message
    links: Sequence[Link]
    refused: Sequence[Link]
    phrasing: Phrasing
    turn: int
    looked_for: tuple[str, ...]
    meaning: Meaning
    sold: Mapping[Link, Sold | None]

    @property
    def text(self) -> str:
        """What the shopper said."""
        return self.message.text

    def is_kind(self, found: Link) -> bool:
        """Tell whether a link is a kind of thing that the shop sells, by its own words or by others'."""
        return is_category(found) or found in self.sold

    def categories(self, found: Link) -> tuple[str, ...]:
        """Return the categories of a kind of thing."""
        kind = self.sold.get(found)
        return kind.categories if kind else (found.term.key,) if found.term else ()

    def is_conceded(self, found: Link) -> bool:
        """Tell whether a link would only do as well, as what stands last in its clause: "Logitech is fine too"."""
        following = (other for other in self.links if other.start >= found.end and other.term is not None)
        reach = next((other.start for other in following), len(self.text))
        reach = found.end + 1 if self.is_kind(found) else reach  # a kind is named to be conceded, and nothing else
        return self.phrasing.also_fine(found.end, reach)

    def miss(self, unmet: Unmet, words: str, found: Link, vocabulary: Vocabulary) -> None:
        """Tell of words that no product has, unless they would only do as well."""
        if self.is_conceded(found):
            self.meaning.prefer(found, vocabulary)
        else:
            self.meaning.miss(unmet, words)

    def add(self, condition: Condition, found: Link) -> None:
        """Add a condition: beside those so far, as another alternative, or as one that would do as well."""
        meaning = self.meaning
        if self.is_conceded(found) or self.phrasing.offered_besides(found.start):
            meaning.also.append(condition)
            return
        is_other = meaning.last is not None and self.phrasing.joint(meaning.last, found) is JointKind.OR
        if is_other and (either := _merged(meaning.conditions[-1], condition)):
            meaning.conditions[-1] = either
        elif condition not in meaning.conditions:
            meaning.conditions.append(condition)
        meaning.last = found if condition.kind in (ConditionKind.TEXT, ConditionKind.ATTRIBUTE) else None


def is_category(found: Link) -> bool:
    """Tell whether a link is a word for a category."""
    return found.term is not None and found.term.kind is TermKind.CATEGORY


def is_wished(found: Link) -> bool:
    """Tell whether a link is named as what is wanted: a word that the language model took for one, or a category's."""
    return found.span == "product" or (is_category(found) and found.span is None)


def names_a_thing(found: Link) -> bool:
    """Tell whether a link is a thing to look for; a colour that the language model took for one is none."""
    if found.term is None:
        return found.span == "product"
    return found.term.kind is TermKind.CATEGORY or (found.span == "product" and found.term.kind is not TermKind.VALUE)


def overlaps(found: Link, others: Iterable[Placed]) -> bool:
    """Tell whether a link stands where something else stands: an expression, a span, another link."""
    return any(other.start < found.end and found.start < other.end for other in others)


def label(found: Link) -> str:
    """Return how a condition is said: as the shopper did, unless that was misspelt."""
    said, known = words_of(found.text), words_of(found.term.text if found.term else found.text)
    same = [word.form for word in said] == [word.form for word in known]
    return found.text if same or found.term is None else found.term.text


def _merged(first: Condition, second: Condition) -> Condition | None:
    """Return a condition that either of two fulfils: "2560x1440 or 4k", "retrospot or polka dots".

    Words and a value of a property are both looked for in the texts, two values by their property; None for them.
    """
    if first.negated or second.negated or ConditionKind.TEXT not in (first.kind, second.kind):
        return None
    phrases = dict.fromkeys(phrase for item in (first, second) for phrase in (item.phrases or (item.label,)))
    text = first if first.kind is ConditionKind.TEXT else second
    label = f"{first.label} / {second.label}"
    return replace(text, key=label.casefold(), label=label, phrases=tuple(phrases))


def typed(value: str) -> str | bool:
    """Return the value of a property, yes and no as truth values."""
    return {"true": True, "yes": True, "false": False, "no": False}.get(value, value)

"""One message of a shopper: what they said, what was found in it, and who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import TypeVar

from language.expressions import Expression

SPAN_NAMES = ("product", "brand", "attribute", "use")
"""What the language model tells apart."""


@dataclass(frozen=True)
class Span:
    """Words that the language model takes for something of a shop.

    `name` is one of `SPAN_NAMES`; `start` and `end` are character offsets in the message, `text` is what stands there;
    `confidence` is from 0 to 1.
    """

    start: int
    end: int
    text: str
    name: str
    confidence: float = 1.0


_SENTENCE_END = re.compile(r"[!?;！？；。][!?;！？；。\s]*")
OUTSIDE = "outside"
"""How the language model marks what is surely nothing of a shop."""


@dataclass(frozen=True)
class Outside:
    """A place that the language model surely takes for nothing of a shop: it asks, greets, or tells a story."""

    start: int
    end: int


_QUESTION = "question"
_SURELY, _UNKNOWN, _HARDLY = 0.6, 0.3, 0.15

Entity = Span | Outside | Expression
Kind = TypeVar("Kind", bound=Entity)


@dataclass(frozen=True)
class Message:
    """What a shopper typed or pressed.

    `language` is the one to answer in, `en` or `zh`. `entities` are what the language model and the rules found, by
    their place. `product_ids` and `conditions` are what a pressed button brought; how a condition is written,
    `guide.search.choices` says. `intents` are what the message may mean, likeliest first. `acts` are what it may do
    with products on the screen, `question`, `search`, `compare` …, each with how likely that is from 0 to 1; empty
    where a button was pressed. `answered_before` are the names of the actions that answered earlier, newest last;
    `said_before` are the texts of the last answer, `responses_before` the names of its responses.
    `session_id` is the conversation's; `customer_id` is the shop's own id of a customer, known only where the channel
    vouched for it, and `customer_source` whose id that is, where the shop said so. `at` is the moment of the turn:
    prices are those of it.
    """

    text: str
    language: str
    entities: tuple[Entity, ...] = ()
    product_ids: tuple[int, ...] = ()
    conditions: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    acts: Mapping[str, float] = field(default_factory=dict, hash=False)
    answered_before: tuple[str, ...] = ()
    said_before: tuple[str, ...] = ()
    responses_before: tuple[str, ...] = ()
    session_id: str = ""
    customer_id: str | None = None
    customer_source: str | None = None
    at: datetime = field(default_factory=lambda: datetime.now(timezone.utc), compare=False)

    def all(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return the entities of one kind, by their place."""
        return tuple(entity for entity in self.entities if isinstance(entity, kind))

    def has(self, *kinds: type[Entity]) -> bool:
        """Tell whether there is an entity of one of some kinds."""
        return any(isinstance(entity, kinds) for entity in self.entities)

    def was_asked(self, *names: str) -> bool:
        """Tell whether one of some responses was in the last answer: the message may answer it."""
        return bool(set(names) & set(self.responses_before))

    def is_outside(self, start: int, end: int) -> bool:
        """Tell whether the language model surely takes what stands at a place for nothing of a shop."""
        return any(each.start <= start and end <= each.end for each in self.all(Outside))

    def part(self, *places: tuple[int, int]) -> Message:
        """Return the message as if only what stands at some places had been said; what stays, stays at its place."""
        kept = [" "] * len(self.text)
        for start, end in places:
            kept[start:end] = self.text[start:end]
        inside = (
            entity
            for entity in self.entities
            if any(start <= entity.start and entity.end <= end for start, end in places)
        )
        return replace(self, text="".join(kept), entities=tuple(inside))

    @property
    def is_question(self) -> bool | None:
        """Whether it asks about products, if any are on the screen; None where that is open."""
        likely = self.acts.get(_QUESTION, _UNKNOWN)
        return None if _HARDLY <= likely < _SURELY else likely >= _SURELY

    @property
    def spans(self) -> tuple[Span, ...]:
        """What the language model found, each within a sentence: "not phones!! CASES" names two things."""
        return tuple(part for span in self.all(Span) for part in _within_sentences(span))


def _within_sentences(span: Span) -> Iterator[Span]:
    """Yield the parts of a span that ends of sentences part."""
    start = 0
    for end in (*_SENTENCE_END.finditer(span.text), None):
        stop = end.start() if end else len(span.text)
        if start == 0 and end is None:
            yield span
        elif text := span.text[start:stop].rstrip():
            yield replace(span, start=span.start + start, end=span.start + start + len(text), text=text)
        start = end.end() if end else stop

"""Properties and qualities that a message wants or refuses: "red or blue", "not wired", "quiet"."""

from __future__ import annotations

from dataclasses import replace

from guide.message import Message
from guide.reading.linker import Link
from guide.reading.meaning import Meaning, Said, label, names_a_thing, typed
from guide.reading.names import are_beside
from guide.search.request import Unmet
from guide.search.state import Condition, ConditionKind, Count, SearchState
from guide.vocabulary import Vocabulary, alternatives
from language.content import is_taste
from language.expressions import JointKind, QuantityExpression
from language.han import contains_han
from recommender.contract import Comparison, Filters, TextFilter
from shop.catalogue.records import TermKind
from shop.vocabulary.narrower import narrower


class PropertyReader:
    """Tells what the shop's words for values and uses ask for.

    Args:
        vocabulary: for the other words of a term.
        count: how many products satisfy filters.
    """

    def __init__(self, vocabulary: Vocabulary, count: Count) -> None:
        self._vocabulary, self._count = vocabulary, count

    def read(self, said: Said, position: int, categories: tuple[str, ...]) -> None:
        """Read one word of the shop: a value as a condition, a quality by its words, anything else lets it rank.

        Args:
            said: the message.
            position: of the word among the links.
            categories: the kinds of thing wanted.
        """
        found, meaning = said.links[position], said.meaning
        unwanted = found in said.refused
        condition = self._property(found, unwanted, said.turn)
        is_use = found.term is not None and found.term.kind is TermKind.USE
        if condition is None and is_use and (unwanted or found.span == "attribute"):
            self._read_quality(found, categories, said)
        elif condition is not None:
            joint = said.phrasing.joint(said.links[position - 1], found) if position else None
            if joint:
                condition = self._beside(condition, joint, categories, meaning)
            self._add_property(condition, found, categories, said)
        elif _names_last(found, said):
            meaning.last = meaning.last and replace(meaning.last, end=found.end)
        elif not unwanted and not _names_a_measure(found, said.message):
            meaning.prefer(found, self._vocabulary)
            meaning.topics += [found.text] if names_a_thing(found) else []

    def _add_property(self, condition: Condition, found: Link, categories: tuple[str, ...], said: Said) -> None:
        if condition.negated or self._count(replace(SearchState((condition,)).filters(), categories=categories)):
            said.add(condition, found)
            return
        # What no property states, a text may say.
        phrases = (found.text, *condition.phrases, *self._vocabulary.meanings(found.text))
        text = Condition.of_text(condition.label, said.turn, tuple(dict.fromkeys(phrases)))
        if self._count(replace(SearchState((text,)).filters(), categories=categories)):
            said.add(text, found)
        else:
            words = self._vocabulary.search_text(found.term, found.text)
            said.miss(Unmet(condition.label), words, found, self._vocabulary)

    def _read_quality(self, found: Link, categories: tuple[str, ...], said: Said) -> None:
        """Read a quality that the shop has other words for: 静音 is quiet or silent."""
        unwanted = found in said.refused
        key = found.term.key if found.term else ""
        named = (key, *self._vocabulary.words(TermKind.USE, key)) if key else ()
        words = named if unwanted else alternatives(self._vocabulary.search_text(found.term, found.text))
        phrases = tuple(dict.fromkeys((found.text, *words, *self._vocabulary.meanings(found.text))))
        if is_taste(found.text):
            if not unwanted:
                said.meaning.prefer(found, self._vocabulary)
        elif unwanted or self._count(Filters(categories=categories, texts=(TextFilter(phrases),))):
            said.add(Condition.of_text(found.text, said.turn, phrases, negated=unwanted), found)
        elif self._vocabulary.expansion(TermKind.USE, key):
            said.meaning.prefer(found, self._vocabulary)  # what a thing is for need not be said of it
        else:
            search_text = self._vocabulary.search_text(found.term, found.text)
            said.miss(Unmet(found.text), search_text, found, self._vocabulary)

    def _property(self, found: Link, negated: bool, turn: int) -> Condition | None:
        term = found.term
        if term and term.kind is TermKind.ATTRIBUTE and self._vocabulary.knows(TermKind.VALUE, f"{term.key}=true"):
            term = replace(term, kind=TermKind.VALUE, key=f"{term.key}=true")  # "with touchscreen"
        if term is None or term.kind is not TermKind.VALUE or "=" not in term.key:
            return None
        name, _, value = term.key.partition("=")
        opposite = {"true": "false", "false": "true"}.get(value)
        if negated and opposite and self._vocabulary.knows(TermKind.VALUE, f"{name}={opposite}"):
            # "Not wired" wants it wireless; a product that says neither is not known to be.
            key = f"{name}={opposite}"
            words = self._vocabulary.words(TermKind.VALUE, key)
            said = self._vocabulary.label(TermKind.VALUE, key, "zh" if contains_han(found.text) else "en")
            phrases = self._said(words, opposite)
            return Condition(ConditionKind.ATTRIBUTE, name, said, turn, typed(opposite), phrases=phrases)
        comparison = Comparison.NOT_EQUAL if negated else Comparison.EQUAL
        words = self._vocabulary.words(TermKind.VALUE, term.key)
        return Condition(
            ConditionKind.ATTRIBUTE,
            name,
            label(found),
            turn,
            typed(value),
            comparison,
            negated=negated,
            phrases=words if negated else self._said(words, value),
            narrower=narrower(name, value) if negated else (),
        )

    def _said(self, words: tuple[str, ...], value: str) -> tuple[str, ...]:
        """Return the words for a value, and how products say otherwise that they lack a property: USB for wired."""
        if value != "false":
            return words
        return tuple(dict.fromkeys((*words, *(other for word in words for other in self._vocabulary.meanings(word)))))

    def _beside(
        self, condition: Condition, joint: JointKind, categories: tuple[str, ...], meaning: Meaning
    ) -> Condition:
        """Return a value beside another of one property as what will do as well: "red or blue".

        "Red and blue" is so meant only where nothing has both.
        """
        before = meaning.conditions[-1] if meaning.conditions else None
        if before is None or condition.negated or before.negated or before.slot != condition.slot:
            return condition
        others = (item for item in meaning.conditions if item.kind is ConditionKind.TEXT)
        both = SearchState((*others, before, condition)).filters()
        if joint is JointKind.AND and not before.either and self._count(replace(both, categories=categories)):
            return condition
        meaning.conditions[-1] = replace(before, either=True)
        return replace(condition, either=True)


def _names_last(found: Link, said: Said) -> bool:
    """Tell whether a link only names what the value before it is of: "pattern" of "vintage pattern"."""
    is_name = found.term is not None and found.term.kind is TermKind.ATTRIBUTE
    last = said.meaning.last
    return is_name and last is not None and are_beside(said.text, last, found)


def _names_a_measure(found: Link, message: Message) -> bool:
    """Tell whether a link only names what a measure in the message measures: "ram" of "8 GB ram"."""
    is_name = found.term is not None and found.term.kind is TermKind.ATTRIBUTE
    return is_name and message.has(QuantityExpression)

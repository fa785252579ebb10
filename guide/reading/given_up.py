"""What a message gives up of the running search: "it doesn't have to cancel noise" of what is "noise cancelling"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guide.message import Message
from guide.search.state import Condition, ConditionKind, SearchState, TextRole
from guide.vocabulary import Vocabulary
from language.content import content_words
from language.expressions import DroppedCondition, NegatedSpan
from language.han import contains_han
from language.words import words_of
from shop.catalogue.records import TermKind

_STEM = 4
"""Letters that two words begin with that are forms of one: "cancel" and "cancelling"."""
_WHOLE = ("price", "brand", "category", "all", "search", "gift")
"""Aspects that are no words for a property (`DroppedCondition.what`)."""
_TOLD = (TermKind.ATTRIBUTE, TermKind.VALUE)


def with_given_up(message: Message, search: SearchState, vocabulary: Vocabulary) -> Message:
    """Return a message in which what is not wanted any more (不要蓝牙了), and was until now, is given up.

    Anything else that is not wanted any more is refused.
    """

    def read(said: NegatedSpan) -> NegatedSpan | DroppedCondition:
        if not said.is_over or not any(_named_in(search, said.text, vocabulary)):
            return said
        places = (*said.refusing, (said.start, said.end))
        start, end = min(start for start, _ in places if start or said.start == 0), max(end for _, end in places)
        return DroppedCondition(start, end, message.text[start:end], said.text)

    entities = (read(each) if isinstance(each, NegatedSpan) else each for each in message.entities)
    return replace(message, entities=tuple(entities))


def given_up(what: str, search: SearchState, vocabulary: Vocabulary) -> list[str]:
    """Return the names of the conditions that some words give up, as `editing.drop` takes them.

    Args:
        what: how a message calls what it gives up: an aspect (`DroppedCondition.what`) or words.
        search: the running search.
        vocabulary: knows the properties (长度) and the words of both languages for one thing.
    """
    if what in _WHOLE:
        return [what]
    if named := list(dict.fromkeys(_named_in(search, what, vocabulary))):
        return named
    for _, terms in vocabulary.matches_at(words_of(what), 0):
        for term in terms:
            if term.kind in _TOLD:
                return [term.key.partition("=")[0]]
    return [what]


def denies_thing(item: Condition, search: SearchState, vocabulary: Vocabulary) -> bool:
    """Tell whether a condition refuses the very thing that is looked for: what was shown was none, or is not wanted."""
    if not item.negated or item.kind not in (ConditionKind.TEXT, ConditionKind.CATEGORY):
        return False
    things = tuple(each for each in search.conditions if each.is_wanted_kind or each.role is TextRole.THING)
    return any(_named_in(SearchState(things), item.label, vocabulary))


def _named_in(search: SearchState, what: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the names of the conditions of a search that some words are about."""
    said = (what, *vocabulary.meanings(what))
    for item in search.conditions:
        if item.kind is ConditionKind.PRICE or item.negated:
            continue
        names = {item.label, *item.phrases, *_terms(item, vocabulary)}
        if any(_are_about(one, name) for one in said for name in names):
            yield item.name
    for word in search.preferred:
        if any(_are_about(one, word) for one in said):
            yield word
            yield from (term.expansion for term in vocabulary.closest(word, (TermKind.USE,)) if term.expansion)


def _terms(item: Condition, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return how a shop calls a value, a brand or a kind of thing that is wanted, in its languages."""
    if item.kind is ConditionKind.ATTRIBUTE:
        return vocabulary.words(TermKind.VALUE, f"{item.key}={str(item.value).lower()}")
    if item.kind is ConditionKind.BRAND:
        return vocabulary.words(TermKind.BRAND, item.key)
    return vocabulary.words(TermKind.CATEGORY, item.key) if item.kind is ConditionKind.CATEGORY else (item.key,)


def _are_about(what: str, name: str) -> bool:
    """Tell whether some words name a condition: by the same characters, or by all its words that say something."""
    said, known = what.casefold(), name.casefold()
    if contains_han(name) or contains_han(what):
        return (len(known) > 1 and known in said) or (len(said) > 1 and said in known)
    words, names = ([word.form for word in content_words(text)] for text in (said, known))
    return bool(words and names) and (_are_among(names, words) or _are_among(words, names))


def _are_among(words: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(_are_alike(word, other) for other in others) for word in words)


def _are_alike(word: str, other: str) -> bool:
    """Tell whether two words are forms of one."""
    shorter, longer = sorted((word, other), key=len)
    return shorter == longer or (len(shorter) >= _STEM and longer.startswith(shorter.rstrip("e")))

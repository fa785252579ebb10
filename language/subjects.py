"""The words of a question that only say which product it is about: "does *the cooler master one* light up"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from language.asking import asks_for_value
from language.content import content_words
from language.fold import fold
from language.folders import languages
from language.han import contains_han
from language.patterns import bounded, entries
from language.tables import joined
from language.words import Word, words_of

_IT = "it"


@dataclass(frozen=True)
class _Own:
    """The words of the products: all, those that are names, and those that are kinds of thing."""

    words: frozenset[str]
    names: frozenset[str]
    kinds: frozenset[str]


def about_it(clause: str, own: Collection[str], names: Collection[str], kinds: Collection[str] = ()) -> str:
    """Return a question about products that names them as one about "it", a Chinese one without their names.

    "The philips has bluetooth?" is "has it bluetooth?", spigen那个防摔吗 is 防摔吗. What is asked stays.

    Args:
        clause: the question.
        own: the forms of the words that the products are described by (`language.words`).
        names: those of them that only a product is called by: its brand, its model.
        kinds: those that say what kind of thing it is; with one of them a description ends.
    """
    if contains_han(clause):
        return _without_subject(clause, names)
    return _with_it(clause, _Own(frozenset(own) | frozenset(names), frozenset(names), frozenset(kinds)))


def only_names(clause: str, own: Collection[str]) -> bool:
    """Tell whether a part of a question does nothing but name what it is about: "does the first one, the HP, …"."""
    said = {word.form for word in words_of(clause)}
    naming = _forms("subject_words") | _forms("subject_asking") | _forms("subject_opening") | frozenset(own)
    points = not (_forms("subject_words") | _forms("subject_closing")).isdisjoint(said)
    return points and not contains_han(clause) and naming.issuperset(said)


def _without_subject(clause: str, names: Collection[str]) -> str:
    pointed = re.compile(bounded(_table("subject_named"))).match(fold(clause))
    if pointed and _asks_something(clause[pointed.end() :]):
        clause = clause[pointed.end() :].strip()
    words = words_of(clause)
    first = next((number for number, word in enumerate(words) if word.form not in names), 0)
    return clause[words[first].start :] if first and _asks_something(clause[words[first].start :]) else clause


def _asks_something(rest: str) -> bool:
    """Tell whether more is asked than that there is what was named: of "hdmi有吗" nothing is left."""
    return bool(content_words(re.sub(_table("subject_verbs"), "", fold(rest))))


def _with_it(clause: str, own: _Own) -> str:
    words = words_of(clause)
    verbs, asking = _forms("subject_verbs"), _forms("subject_asking")
    for number, word in enumerate(words):
        if word.form in asking and (run := _subject(words[number + 1 :], own)):
            return _replaced(clause, run)
    opening = _forms("subject_opening")
    start = next((number for number, word in enumerate(words) if word.form not in opening), 0)
    run = _subject(words[start:], own)
    if run and start + len(run) < len(words) and (verb := words[start + len(run)]).form in verbs:
        return f"{clause[verb.start : verb.end]} {_IT}{clause[verb.end :]}"
    last = _behind(words, own) if asks_for_value(clause) else []
    return _replaced(clause, last) if last else clause


def _subject(words: Sequence[Word], own: _Own) -> list[Word]:
    """Return the first words as long as they say which product is meant, and something that is asked follows."""
    run: list[Word] = []
    for word in words:
        if word.form not in own.words and word.form not in _forms("subject_words"):
            break
        run.append(word)
        is_end = word.form in own.kinds or word.form in _forms("subject_closing")
        following = words[len(run)].form if is_end and len(run) < len(words) else ""
        if is_end and following not in own.kinds and following not in _forms("subject_closing"):
            break
    while len(run) > 1 and len(run) == len(words):
        run.pop()
    return run if _names(run, own) else []


def _behind(words: Sequence[Word], own: _Own) -> list[Word]:
    """Return the last words where they name a product behind "of": "the dpi of *the hp voodoo*"."""
    run: list[Word] = []
    for word in reversed(words):
        if word.form in _forms("subject_joints") and run:
            return run if _names(run, own) else []
        if word.form not in own.words and word.form not in _forms("subject_words"):
            break
        run.insert(0, word)
    return []


def _names(run: Sequence[Word], own: _Own) -> bool:
    """Tell whether words name a product: by its name, or by what it is behind "the"; "wireless charging" does not."""
    said = [word.form for word in run]
    points = not _forms("subject_words").isdisjoint(said)
    return not own.names.isdisjoint(said) or (points and (not own.words.isdisjoint(said) or len(said) > 1))


def _replaced(clause: str, run: Sequence[Word]) -> str:
    return f"{clause[: run[0].start]}{_IT}{clause[run[-1].end :]}"


@cache
def _forms(table: str) -> frozenset[str]:
    """Return the words of a table in the form that makes words comparable."""
    said = (entry for each in languages() for entry in entries(getattr(each.questions, table)))
    return frozenset(word.form for entry in said for word in words_of(entry))


@cache
def _table(name: str) -> str:
    return joined([each.questions for each in languages()], name)

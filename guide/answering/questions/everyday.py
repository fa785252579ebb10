"""Answers everyday questions whose answer stands in other words: "does it switch off by itself?", auto power off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.answering.facts import attribute_value
from guide.answering.questions.passages import passages
from guide.answering.questions.properties import labels, sentence, stated_by
from guide.answering.questions.question import Question
from guide.answering.questions.texts import Said, only_fits, quoted
from guide.wording import Wording
from language.asking import asks_for_number, is_denied
from language.everyday import Everyday, everyday_in, places
from language.fold import fold
from language.han import contains_han
from shop.catalogue.models import Product
from shop.catalogue.records import AttributeRecord

_NONE = ("no", "none", "n/a")
_MOST_STATED = 3
_LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Known:
    """What a shop's data tell of an everyday question: whether it is so, and the sentence that says it."""

    asked: Everyday
    is_so: bool
    words: str


def known_everyday(question: Question, product: Product, wording: Wording) -> Known | None:
    """Return what the shop says of an everyday question; None if it says nothing, or none is asked."""
    for asked in everyday_in(question.text):
        # That a camera has a remote control brings none along with it.
        if question.form == "includes" != asked.form:
            continue
        is_value = question.form is None
        found = _stated(asked, product, wording, is_value=is_value)
        if found is None and not (is_value and asks_for_number(question.text)):
            found = _told(asked, product, wording)
        if found:
            is_so, words = found
            return Known(asked, is_so, words)
    return None


def nearest(text: str, product: Product, wording: Wording) -> str | None:
    """Return what the shop says that comes nearest to an everyday question that nothing answers; None if nothing."""
    for asked in everyday_in(text):
        near = [item for item in stated_by(product) if _is_near(asked.near, item, wording)]
        said = next(_passages_with(asked.near, product), None)
        told = [sentence(near[:_MOST_STATED], wording)] if near else []
        if said and (not said.is_title or (not near and any(map(str.isdigit, said.quote)))):
            told.append(quoted(said, wording))
        if told:
            return " ".join(told)
    return None


def _stated(asked: Everyday, product: Product, wording: Wording, *, is_value: bool) -> tuple[bool, str] | None:
    """Return whether properties say it, by their name or by their value; a mere yes tells no value that is asked."""
    stated = [item for item in stated_by(product) if not (is_value and isinstance(item.value, bool))]
    for pattern, meant in ((asked.stated, True), (asked.opposite, False)):
        own = [item for item in stated if _is_called(pattern, item, wording)]
        if own and (meant or isinstance(own[0].value, bool)):
            return _is_so(own[0].value) is meant, sentence(own[:_MOST_STATED], wording)
    for pattern, is_so in ((asked.denies, False), (asked.says, True)):
        own = [item for item in stated if _says(pattern, item, wording)]
        if own:
            return is_so, sentence(own[:_MOST_STATED], wording)
    return None


def _told(asked: Everyday, product: Product, wording: Wording) -> tuple[bool, str] | None:
    """Return whether the title or the description says it."""
    for pattern, is_so in ((asked.denies, False), (asked.says, True)):
        if said := next(_passages_with(pattern, product), None):
            return is_so is not said.is_denied, quoted(said, wording)
    return None


def _passages_with(pattern: re.Pattern[str], product: Product) -> Iterator[Said]:
    """Yield what of the texts has a pattern; a title is quoted by those words alone, for all of it says much else."""
    for passage in passages(product):
        for start, end in places(pattern, passage.text):
            if only_fits(passage, start):
                continue
            quote = passage.text[start:end].strip() if passage.is_title else passage.excerpt(start, end)
            yield Said(quote, passage.is_title, is_denied(passage.text[:start], passage.text[end:]))


def _is_so(value: float | str | bool) -> bool:
    if isinstance(value, str):
        return fold(value).strip() not in _NONE
    return bool(value)


def _is_called(pattern: re.Pattern[str], item: AttributeRecord, wording: Wording) -> bool:
    return any(pattern.fullmatch(fold(label)) for label in labels(item, wording))


def _says(pattern: re.Pattern[str], item: AttributeRecord, wording: Wording) -> bool:
    if isinstance(item.value, bool):
        return False
    found = ((line, match) for line in _lines(item, wording) if (match := pattern.search(line)))
    return any(not is_denied(line[: match.start()], line[match.end() :]) for line, match in found)


def _is_near(pattern: re.Pattern[str], item: AttributeRecord, wording: Wording) -> bool:
    return _is_called(pattern, item, wording) or any(pattern.fullmatch(line) for line in _lines(item, wording))


def _lines(item: AttributeRecord, wording: Wording) -> Sequence[str]:
    """Return a property as "label: value" in every language."""
    values = {each: attribute_value(item.name, item.value, item.unit, wording.vocabulary, each) for each in _LANGUAGES}
    said = [(label, values["zh" if contains_han(label) else "en"]) for label in labels(item, wording)]
    return [fold(f"{label}: {value}") for label, value in said]

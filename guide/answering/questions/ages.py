"""Answers whether a product is for somebody of an age: "No. Recommended age group: Adolescence." for a child of 3."""

from __future__ import annotations

from dataclasses import dataclass

from guide.answering.questions.passages import passages
from guide.answering.questions.properties import called, sentence, stated_by
from guide.answering.questions.question import Question
from guide.answering.questions.texts import Said, quoted
from guide.wording import Wording
from language.ages import Ages, ages_of_group, ages_of_somebody, ages_written
from language.questions import AGE
from shop.catalogue.models import Product

_BORDER = 1.0
"""Years around the ends of a group of age of which its name does not tell whether they are meant."""
_FOR_SOMEBODY = ("fits", "can", "is")
"""Forms of questions in which the name of a group tells who shall use a thing: "is it for toddlers"."""


@dataclass(frozen=True)
class AgeAnswer:
    """Whether a product is for somebody as old as was asked, None if it cannot be told, and what says it."""

    is_for: bool | None
    words: str


def age_answer(question: Question, product: Product, wording: Wording) -> AgeAnswer | None:
    """Return whether a product is for somebody of the age that a question names, or for what ages it is.

    Years that its texts name are surer than the group of age that it states: of what is for "3+" and for adolescents
    the first is meant. None where a question asks for no age, or the shop states none.
    """
    asked = ages_of_somebody(question.text)
    if asked and asked.is_group and question.form not in _FOR_SOMEBODY:
        asked = None
    if asked is None and AGE not in question.keys:
        return None
    stated = _told(product, wording) or (_stated(product, wording) if asked else None)
    if stated is None:
        return None
    ages, words = stated
    return AgeAnswer(_is_for(asked, ages) if asked else None, words)


def _told(product: Product, wording: Wording) -> tuple[Ages, str] | None:
    """Return for what ages the title or the description says that a product is."""
    found = ((passage, ages) for passage in passages(product) if (ages := ages_written(passage.text)))
    passage, ages = next(found, (None, None))
    if passage is None or ages is None:
        return None
    said = Said(passage.text[ages.start : ages.end] if passage.is_title else passage.text, passage.is_title)
    return ages, quoted(said, wording)


def _stated(product: Product, wording: Wording) -> tuple[Ages, str] | None:
    """Return for what ages a product states that it is, by years or by the name of a group."""
    for item in called(AGE, stated_by(product), wording):
        text = str(item.value)
        if ages := ages_written(text) or ages_of_group(text):
            words = sentence([item], wording)
            return ages, _with_years(words, ages, wording) if ages.is_group else words
    return None


def _with_years(words: str, ages: Ages, wording: Wording) -> str:
    return wording.phrase("utter_questions__age_group", stated=words, low=f"{ages.low:g}", high=f"{ages.high:g}")


def _is_for(asked: Ages, stated: Ages) -> bool | None:
    border = _BORDER if stated.is_group else 0.0
    if stated.low <= asked.low and asked.high <= stated.high:
        return True
    if asked.high < stated.low - border or stated.high + border < asked.low:
        return False
    return None

"""Answers a question about a product in a sentence, by what it states or its texts say; else the shop does not say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from guide.answering.questions.ages import age_answer
from guide.answering.questions.everyday import known_everyday
from guide.answering.questions.fits import fit_answer
from guide.answering.questions.meanings import Concept, concepts
from guide.answering.questions.measures import compared
from guide.answering.questions.offers import offer_answer
from guide.answering.questions.parts import of_part, other_words, words_beside
from guide.answering.questions.properties import (
    called,
    flagged,
    named,
    sentence,
    stated_by,
    with_other_value,
    with_value,
)
from guide.answering.questions.question import Question
from guide.answering.questions.texts import counted, quoted, said_about, said_of, said_of_key, said_value
from guide.answering.questions.unknown import unknown, with_nearest
from guide.wording import Wording
from language.asking import alternatives_in, asks_for_number, number_in, numbers_in, tells_inclusion
from language.everyday import is_told_otherwise
from language.questions import PIECES, about
from shop.catalogue.models import Product
from shop.catalogue.records import AttributeRecord

Way = Callable[[Question, Product, Wording], "str | None"]


def answer(question: Question, product: Product, wording: Wording) -> str:
    """Return a sentence that answers a question about a product, or that the shop does not say."""
    known = known_answer(question, product, wording)
    return known or with_nearest(unknown(question, wording), question, product, wording)


def known_answer(question: Question, product: Product, wording: Wording) -> str | None:
    """Return a sentence that answers a question about a product; None if the shop does not say."""
    return next((said for way in _WAYS if (said := way(question, product, wording))), None)


def _one_of_several(question: Question, product: Product, wording: Wording) -> str | None:
    """Answer which of two things goes for a product: "key or combination lock?"."""
    choices = alternatives_in(question.what)
    if len(choices) < 2:
        return None
    last = concepts(choices[-1], wording)
    shared = last[-1:] if len(last) > 1 and len(concepts(choices[0], wording)) == 1 else []
    for choice in choices:
        words = concepts(choice, wording)
        for each in (words, [*words, *shared]):
            if stated := _truly_stated(each, product, wording):
                return sentence(stated, wording)
        if (said := said_of(question, words, product)) and not said.is_denied:
            return quoted(said, wording)
    return None


def _truly_stated(words: Sequence[Concept], product: Product, wording: Wording) -> list[AttributeRecord]:
    stated = stated_by(product)
    found = with_value(words, stated, wording) or named(words, stated, wording)
    return [item for item in found if item.value is not False]


def _age(question: Question, product: Product, wording: Wording) -> str | None:
    found = age_answer(question, product, wording)
    if found is None or found.is_for is None or question.form is None:
        return found.words if found else None
    return _yes_or_no(question, found.is_for, found.words, wording)


def _fit(question: Question, product: Product, wording: Wording) -> str | None:
    return fit_answer(question.what, product, wording) if question.form == "fits" else None


def _figure(question: Question, product: Product, wording: Wording) -> str | None:
    # What a product fits has figures of its own: a bag for "a 15 inch laptop".
    if question.form in (None, "fits") or (found := compared(question, product, wording)) is None:
        return None
    if found.is_so is None:
        return found.words
    return _yes_or_no(question, found.is_so, found.words, wording)


def _everyday(question: Question, product: Product, wording: Wording) -> str | None:
    """Answer what stands in the shop's data in other words: "does it switch off by itself"."""
    known = known_everyday(question, product, wording)
    if known is None:
        return None
    if question.form is None:
        return known.words
    form = known.asked.form or question.form
    return _yes_or_no(replace(question, form=form), known.is_so, known.words, wording)


def _number(question: Question, product: Product, wording: Wording) -> str | None:
    """Tell how many of something a product has, where a question asks for that: "how many hdmi ports"."""
    names_other = any(key != PIECES for key in question.keys)
    if question.form is not None or names_other or not asks_for_number(question.text):
        return None
    words = other_words(question, product, wording)
    numbers = [item for item in stated_by(product) if isinstance(item.value, float) and item.unit is None]
    if words and (found := named(words, numbers, wording)):
        return sentence(found, wording)
    said = counted(words or concepts(question.what, wording), product)
    return quoted(said, wording) if said else None


def _value_of_property(question: Question, product: Product, wording: Wording) -> str | None:
    """Tell the value of a property that is asked for by one of its names: "how heavy is it", "storage?"."""
    others = other_words(question, product, wording)
    if not question.keys or ((question.form is not None or question.keys == (PIECES,)) and others):
        return None
    if question.form is not None:
        stated = [item for key in question.keys for item in called(key, stated_by(product), wording)]
        if found := with_value(words_beside(question, wording), stated, wording):
            return _yes_or_no(question, True, sentence(found, wording), wording)
    for key in question.keys:
        stated = of_part(question, key, stated_by(product), product, wording)
        if found := called(key, stated, wording) or called(about(key).or_else, stated, wording):
            beside = [item for each in question.keys if each != key for item in called(each, stated, wording)]
            return sentence([*found, *beside], wording)
    for key in question.keys:
        if said := said_of_key(key, product) or said_value(key, product):
            return quoted(said, wording)
    return None


def _value_in_words(question: Question, product: Product, wording: Wording) -> str | None:
    """Tell the value of what a question names in the shop's own words: "how many hdmi ports"."""
    if question.form is not None:
        return None
    words = concepts(question.what, wording)
    if question.keys:
        return None
    values = [item for item in stated_by(product) if not isinstance(item.value, bool)]
    if found := named(words, values, wording) or with_value(words, values, wording):
        return sentence(found, wording)
    said = None if asks_for_number(question.text) else said_about(words, product)
    return quoted(said, wording) if said else None


def _yes_no(question: Question, product: Product, wording: Wording) -> str | None:
    if question.form is None:
        return None
    stated = stated_by(product)
    count = number_in(question.what)
    named_words = (other_words(question, product, wording), concepts(question.what, wording))
    plain = ([word for word in words if not (count and word.said.isdigit())] for words in named_words)
    words = next(filter(None, plain), [])
    if not words:
        return None
    if (flag := flagged(words, stated)) and question.form not in ("includes", "needs"):
        return _yes_or_no(question, flag[0], sentence([flag[1]], wording), wording)
    found = named(words, stated, wording)
    if question.form in ("includes", "needs"):
        found = [item for item in found if isinstance(item.value, bool) or tells_inclusion(item.name)]
    if found:
        is_so = any(item.value is not False and item.value != 0 for item in found)
        if count and (numbers := [item for item in found if isinstance(item.value, float)]):
            is_so = any(float(item.value) >= count for item in numbers)
        return _yes_or_no(question, is_so, sentence(found, wording), wording)
    if question.form not in ("includes", "needs") and (found := with_value(words, stated, wording)):
        return _yes_or_no(question, True, sentence(found, wording), wording)
    said = None if is_told_otherwise(question.text) else said_of(question, words, product)
    # That it charges a phone does not say that it charges two.
    if said and (not count or said.is_denied or count in numbers_in(said.quote)):
        return _yes_or_no(question, not said.is_denied, quoted(said, wording), wording)
    is_exact = question.form == "is"
    if question.form in ("is", "has") and (found := with_other_value(words, stated, is_exact=is_exact)):
        return _yes_or_no(question, False, sentence(found, wording), wording)
    return None


def _yes_or_no(question: Question, is_so: bool, stated: str, wording: Wording) -> str:
    return wording.phrase(f"utter_questions__{'yes' if is_so else 'no'}_{question.form}", stated=stated)


_WAYS: tuple[Way, ...] = (
    offer_answer,
    _age,
    _one_of_several,
    _fit,
    _figure,
    _everyday,
    _number,
    _value_of_property,
    _value_in_words,
    _yes_no,
)
"""Ways to answer, the surest first."""

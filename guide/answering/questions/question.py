"""What a message asks about products: each question with the properties and the words that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from guide.answering.questions.meanings import Concept, concepts
from guide.answering.questions.passages import comparable
from guide.wording import Wording
from language.asking import Asked, bare, is_marked, questions_in, wants_details
from language.expressions import parse
from language.han import contains_han
from language.questions import asked_for, called_just
from language.schema.messages import QuestionForm
from language.subjects import about_it, only_names
from language.words import words_of
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

_SHORTEST_MODEL = 4
_JOINTS = re.compile(r",|/|&| and ")


@dataclass(frozen=True)
class Question:
    """One question about a product.

    `text` is all of it, `what` the words that it asks about; `form` says how it asks for yes or no, None is a question
    for a value. `keys` are the properties of `questions.yml` that it names. `is_bare` is whether nothing but the words
    themselves asks: "hdmi".
    """

    text: str
    what: str
    form: QuestionForm | None
    keys: tuple[str, ...] = ()
    is_bare: bool = False
    names: frozenset[str] = frozenset()
    """The forms of the words that only said which product is meant."""

    @property
    def is_doubtful(self) -> bool:
        """Whether it may be no question at all, where a product says nothing about it: "the blue, please"."""
        return not self.keys and self.is_bare


def questions(text: str, products: Sequence[Product], wording: Wording) -> list[Question]:
    """Return what a text asks about products; empty where it only asks to hear about them, or names one of them.

    What has no form of a question asks where it ends as one, or names a property: "hdmi?", "battery life".
    """
    if wants_details(text):
        return []
    kinds = _kinds(products, wording)
    described = {word.form for product in products for word in words_of(product.title)} | kinds
    names = _names(products)
    heard = questions_in(text, lambda clause: about_it(clause, described, names, kinds))
    naming = [each for each in heard if only_names(each.clause, described)]
    pointing = {word.form for each in naming for word in words_of(each.said)}
    asked = [each for each in heard if each not in naming and not wants_details(each.clause)]
    own = {form for product in products for form, *_ in comparable(product.title)}
    return [
        replace(
            _question(each, wording, is_bare=each.is_bare and not is_marked(text)), names=_taken_out(each) | pointing
        )
        for each in asked
        if not each.is_bare or _asks(each, is_marked(text) and each is asked[-1], own, wording)
    ]


def _taken_out(asked: Asked) -> frozenset[str]:
    """Return the forms of the words that were left out of a question, as they only name what it is about."""
    said, kept = ({word.form for word in words_of(text)} for text in (asked.said, asked.clause))
    return frozenset(said - kept)


def named_among(asked: Sequence[Question], products: Sequence[Product]) -> list[Product]:
    """Return those of some products that questions name, all where they name none: "the DCS-8000: night vision?"."""
    own = [{word.form for word in words_of(f"{product.brand or ''} {product.title}")} for product in products]
    named = {name for question in asked for name in question.names}
    telling = {name for name in named if 0 < sum(name in words for words in own) < len(own)}
    found = [product for product, words in zip(products, own, strict=True) if telling <= words]
    return found or list(products)


def as_question(text: str) -> Question:
    """Return a whole text as one question for a value: "which of the two is lighter"."""
    return Question(text, text, None, tuple(found.key for found in asked_for(text)))


def _kinds(products: Sequence[Product], wording: Wording) -> set[str]:
    """Return the words for what kinds of things some products are."""
    kinds = [wording.label(TermKind.CATEGORY, key) for product in products for key in product.category_path[-1:]]
    parts = [words_of(part) for label in kinds for part in _JOINTS.split(label)]
    return {words[-1].form for words in parts if words}


def _names(products: Sequence[Product]) -> set[str]:
    """Return the words that are names of products: their brands, and models as "8000lhv2"."""
    brands = {word.form for product in products for word in words_of(product.brand or "")}
    return brands | {word.form for product in products for word in words_of(product.title) if _is_model(word.form)}


def _is_model(form: str) -> bool:
    """Tell whether a word is one of letters and figures that is no measure: "se6591b", not "64gb"."""
    is_mixed = any(map(str.isdigit, form)) and any(map(str.isalpha, form))
    return is_mixed and len(form) >= _SHORTEST_MODEL and not parse(form)


def _question(asked: Asked, wording: Wording, *, is_bare: bool) -> Question:
    keys = tuple(found.key for found in asked_for(asked.clause)) or tuple(called_just(asked.what))
    # 有线 is wired, and has not to do with having: what is one word as a whole is asked for as such.
    whole = bare(asked.clause)
    if asked.form == "has" and contains_han(whole) and wording.vocabulary.meanings(whole):
        return Question(asked.clause, whole, "is", keys, is_bare)
    return Question(asked.clause, asked.what, asked.form, keys, is_bare)


def _asks(asked: Asked, is_last: bool, own: set[str], wording: Wording) -> bool:
    words = concepts(asked.what, wording)
    if is_last or asked_for(asked.clause):
        return bool(words) or bool(asked_for(asked.clause))
    return bool(words) and all(len(word.spellings) > 1 for word in words) and not _is_name(words, own)


def _is_name(words: Sequence[Concept], own: set[str]) -> bool:
    return own.issuperset(form for word in words for form, *_ in comparable(word.said))

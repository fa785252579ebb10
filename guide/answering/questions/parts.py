"""Which words of a question are not the product itself: a part of it, "the *cable*", or what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.questions.meanings import Concept, concepts
from guide.answering.questions.passages import Passage, comparable
from guide.answering.questions.properties import labels
from guide.answering.questions.question import Question
from guide.wording import Wording
from language.asking import part_asked
from language.han import contains_han
from language.questions import about, asked_for, called_just
from shop.catalogue.models import Product
from shop.catalogue.records import AttributeRecord, TermKind


def other_words(question: Question, product: Product, wording: Wording) -> list[Concept]:
    """Return what a question names beside the property that it asks for and the product itself."""
    return _beside(question.what, product, wording)


def words_beside(question: Question, wording: Wording) -> list[Concept]:
    """Return what a question names beside the property that it asks for, the product's own words among them."""
    return concepts(_without_keys(question.what), wording)


def of_part(
    question: Question, key: str, stated: Sequence[AttributeRecord], product: Product, wording: Wording
) -> list[AttributeRecord]:
    """Return the properties of the part that a question names, all where it names none: "how long is the *cable*".

    Some, as a capacity, the product has as a whole, however its part is called.
    """
    if not about(key).is_of_parts:
        return list(stated)
    part = _beside(part_asked(question.text), product, wording)
    # A Chinese word that nobody can translate may be the product itself in other words.
    part = [word for word in part if len(word.spellings) > 1 or not contains_han(word.said)]
    if not part:
        return list(stated)
    return [
        item
        for item in stated
        if any(all(Passage(label).find_any(word.spellings) for word in part) for label in labels(item, wording))
    ]


def _beside(what: str, product: Product, wording: Wording) -> list[Concept]:
    own = {form for text in _names(product, wording) for form, *_ in comparable(text)}
    words = concepts(_without_keys(what), wording)
    return [word for word in words if not any(_is_of(spelling, own) for spelling in word.spellings)]


def _without_keys(what: str) -> str:
    if called_just(what):
        return ""
    for found in reversed(asked_for(what)):
        what = f"{what[: found.start]} {what[found.end :]}"
    return what


def _names(product: Product, wording: Wording) -> list[str]:
    path = product.category_path
    kinds = [wording.vocabulary.label(TermKind.CATEGORY, key, language) for key in path for language in ("en", "zh")]
    return [product.title, *kinds]


def _is_of(spelling: str, own: set[str]) -> bool:
    forms = [form for form, *_ in comparable(spelling)]
    return bool(forms) and all(form in own for form in forms)

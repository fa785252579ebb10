"""Answers which of several products has more or less of something, and how they differ in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guide.answering.cards import price_text, short_title
from guide.answering.prices import price_together
from guide.answering.questions.properties import called, stated_by, value_of
from guide.answering.questions.question import Question
from guide.answering.questions.texts import measured_in
from guide.shop import Shop
from guide.wording import Wording
from language.questions import PRICE, Compares, asks_for_sum, compares, copies_asked, property_name
from language.units import format_quantity
from shop.catalogue.models import Product


def sum_answer(question: Question, products: Sequence[Product], shop: Shop, wording: Wording) -> str | None:
    """Return what products cost together, or some pieces of one, with the price of each; None if that is not asked."""
    is_of_one = len(products) == 1 and PRICE in question.keys
    count = copies_asked(question.text) if is_of_one else None
    is_price = question.form is None and question.keys in ((), (PRICE,))
    if count is None and not (len(products) > 1 and is_price and asks_for_sum(question.text)):
        return None
    price = price_together(list(products) * (count or 1), shop, wording)
    if price is None:
        return wording.phrase("utter_questions__property_unknown", what=property_name(PRICE, wording.language))
    each = wording.listed(
        wording.phrase("utter_questions__figure", title=short_title(product), value=price_text(product, wording))
        for product in products
    )
    return wording.phrase("utter_questions__sum", price=price, figures=each)


_SHORT_TITLE = 40


@dataclass(frozen=True)
class Measured:
    """What a product states of a property: the figure, its unit, and both in words."""

    product: Product
    figure: float
    unit: str | None
    words: str


def compared_answer(question: Question, products: Sequence[Product], shop: Shop, wording: Wording) -> str | None:
    """Return which of several products is meant by "which is lighter", with the figure of each.

    None where a question compares nothing; where fewer than two products state it, that the shop does not say.
    """
    asked = compares(question.text, question.keys)
    if asked is None or question.form is not None or len(products) < 2:
        return None
    measured = _measured(asked, products, shop, wording)
    name = property_name(asked.key, wording.language)
    if not measured or len({each.unit for each in measured}) > 1:
        return wording.phrase("utter_questions__property_unknown", what=name)
    figures = _listed(measured, wording)
    silent = [product for product in products if all(each.product is not product for each in measured)]
    beside = f" {_silent(name, silent, wording)}" if silent else ""
    if len(measured) == 1 or asked.direction is None:
        return wording.phrase("utter_questions__each", figures=figures) + beside
    best = (max if asked.direction > 0 else min)(measured, key=lambda each: each.figure)
    others = [each for each in measured if each.figure != best.figure]
    if not others:
        return wording.phrase("utter_questions__same", figures=figures) + beside
    side = "most" if asked.direction > 0 else "least"
    said = wording.phrase(
        f"utter_questions__{side}_price" if asked.key == PRICE else f"utter_questions__{side}",
        titles=wording.quoted(short_title(each.product, _SHORT_TITLE) for each in measured if each not in others),
        what=name,
        value=best.words,
        figures=_listed(others, wording),
    )
    return said + beside


def _listed(measured: Sequence[Measured], wording: Wording) -> str:
    return wording.listed(
        wording.phrase("utter_questions__figure", title=short_title(each.product, _SHORT_TITLE), value=each.words)
        for each in measured
    )


def _silent(name: str, products: Sequence[Product], wording: Wording) -> str:
    """Say of which products a property is not known."""
    titles = wording.quoted(short_title(product, _SHORT_TITLE) for product in products)
    return wording.phrase("utter_questions__unknown_of", what=name, titles=titles)


def _measured(asked: Compares, products: Sequence[Product], shop: Shop, wording: Wording) -> list[Measured]:
    if asked.key == PRICE:
        priced = [(product, shop.base_price(product), price_text(product, wording)) for product in products]
        return [Measured(product, price, None, words) for product, price, words in priced if price and words]
    found = (figure(asked.key, product, wording) for product in products)
    return [each for each in found if each]


def figure(key: str, product: Product, wording: Wording) -> Measured | None:
    """Return what a product states of a property, or what its texts measure: "500 lumens"."""
    for item in called(key, stated_by(product), wording):
        if isinstance(item.value, float):
            return Measured(product, item.value, item.unit, value_of(item, wording))
    said = measured_in(key, product)
    if said is None or said.min is None:
        return None
    return Measured(product, said.min, said.unit, format_quantity(said.min, said.unit, wording.language))

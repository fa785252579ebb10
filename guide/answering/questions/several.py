"""Answers which of several products has more or less of something, and how they differ in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guide.answering.cards import price_text, short_title
from guide.answering.prices import price_together
from guide.answering.questions.properties import called, stated_by, value_of
from guide.answering.questions.question import Question
from guide.shop import Shop
from guide.wording import Wording
from language.questions import PRICE, Compares, asks_for_sum, compares, copies_asked, property_name
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


@dataclass(frozen=True)
class _Measured:
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
    if len(measured) < 2 or len({each.unit for each in measured}) > 1:
        return wording.phrase("utter_questions__property_unknown", what=name)
    figures = wording.listed(
        wording.phrase("utter_questions__figure", title=short_title(each.product), value=each.words)
        for each in measured
    )
    if asked.direction is None or len({each.figure for each in measured}) == 1:
        return wording.phrase(f"utter_questions__{'each' if asked.direction is None else 'same'}", figures=figures)
    best = (max if asked.direction > 0 else min)(measured, key=lambda each: each.figure)
    return wording.phrase("utter_questions__which", title=short_title(best.product), figures=figures)


def _measured(asked: Compares, products: Sequence[Product], shop: Shop, wording: Wording) -> list[_Measured]:
    found = []
    for product in products:
        if asked.key == PRICE:
            price, words = shop.base_price(product), price_text(product, wording)
            if price is not None and words:
                found.append(_Measured(product, price, None, words))
            continue
        stated = called(asked.key, stated_by(product), wording)
        figures = [(item, item.value) for item in stated if isinstance(item.value, float)]
        if figures:
            item, figure = figures[0]
            found.append(_Measured(product, figure, item.unit, value_of(item, wording)))
    return found

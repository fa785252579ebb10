"""Answers whether a product is good, by what buyers gave it, and whether it costs what the shopper thinks."""

from __future__ import annotations

from decimal import Decimal

from guide.answering.cards import price_text
from guide.answering.facts import short_facts
from guide.answering.questions.question import Question
from guide.shop import Shop
from guide.wording import Wording
from language.expressions import Operator, PriceExpression, QuantityExpression, parse
from language.money import major_units
from language.questions import asks_opinion
from shop.catalogue.models import Product

_NEAR = Decimal("0.02")
"""A price that somebody names without more is met by one that differs by so much: 50 is also 49.95."""


def opinion_answer(question: Question, product: Product, shop: Shop, wording: Wording) -> str | None:
    """Return what buyers think of a product, else that nobody has told; None where no opinion is asked for."""
    if question.keys or not asks_opinion(question.text):
        return None
    summary = shop.repositories.reviews.summary(product.id)
    if summary.mean_rating is not None:
        stars = f"{summary.mean_rating:.1f}"
        return wording.phrase("utter_questions__rated", stars=stars, count=summary.count)
    said = wording.phrase("utter_questions__unrated_unknown")
    facts = wording.listed(short_facts(product, wording.vocabulary, wording.language))
    if not facts:
        return said
    stated = wording.phrase("utter_questions__value", stated=facts)
    return wording.phrase("utter_questions__unknown_but", unknown=said, stated=stated)


def price_answer(question: Question, product: Product, shop: Shop, wording: Wording) -> str | None:
    """Return whether a product costs what a question says, "under 100?"; None where it names no price."""
    found = parse(question.text)
    asked = next((each for each in found if isinstance(each, PriceExpression)), None)
    price = shop.price(product)
    if asked is None or price is None or question.form is None:
        return None
    if any(isinstance(each, QuantityExpression) for each in found):
        return None
    amounts = [major_units(price.cents, price.currency)]
    if (shown := shop.shown_price(product)) is not None:
        amounts.append(major_units(shown, shop.money.currency))
    is_so = any(_costs(amount, asked) for amount in amounts)
    stated = wording.phrase("utter_questions__price", price=price_text(product, wording))
    return wording.phrase(f"utter_questions__{'yes' if is_so else 'no'}_is", stated=stated)


def _costs(amount: Decimal, asked: PriceExpression) -> bool:
    low, high = asked.low, asked.high
    if asked.op in (Operator.EQUAL, Operator.ABOUT) and low is not None:
        return abs(amount - low) <= low * _NEAR
    return (low is None or amount >= low) and (high is None or amount <= high)

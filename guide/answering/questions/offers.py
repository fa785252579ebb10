"""Answers what the shop itself knows of a product: its brand, its price, whether it is there."""

from __future__ import annotations

from guide.answering.cards import price_text
from guide.answering.questions.question import Question
from guide.wording import Wording
from shop.catalogue.models import Product
from shop.pricing import in_stock


def offer_answer(question: Question, product: Product, wording: Wording) -> str | None:
    """Return a sentence on brand, price or stock, where a question asks for one of them and the shop knows it."""
    if "brand" in question.keys and product.brand and question.form is None:
        return wording.phrase("utter_questions__brand", brand=product.brand)
    if "price" in question.keys and (price := price_text(product, wording)):
        return wording.phrase("utter_questions__price", price=price)
    if "stock" in question.keys:
        return _stock(product, wording)
    return None


def _stock(product: Product, wording: Wording) -> str | None:
    if not in_stock(product):
        return wording.phrase("utter_catalogue__stock_none", stock=0)
    return None if product.stock is None else wording.phrase("utter_catalogue__stock_some", stock=product.stock)

"""Answers a question about what is on the screen, however the message was understood."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.questions.question import Question, questions
from guide.answering.questions.saying import say_answers
from guide.memory import Memory
from guide.message import Message
from guide.reading.picking import only_points, picked
from guide.reading.references import refer
from guide.reply import Reply
from guide.shop import Shop
from language.asking import asks_for_value, is_marked, speaks_of_shown, wishes_else
from language.expressions import DroppedCondition, ExcludedCurrent, PriceExpression
from language.questions import compares
from shop.behaviour.records import EventKind
from shop.catalogue.models import Product

_MOST = 6
"""Of more products on the screen nobody asks at once."""


def answer_about_shown(message: Message, memory: Memory, reply: Reply, shop: Shop) -> bool:
    """Answer a message that surely asks about products on the screen; return whether it does.

    How it asks decides, not only what it was taken for: "hdmi?" beside one product is no search for it, and "is it
    waterproof" no wish for what is.
    """
    if message.product_ids or message.conditions or _does_else(message, memory, shop):
        return False
    products, text = asked_about(message, memory, shop)
    asked = questions(text, products, reply.wording) if products else []
    if not asked or not _is_about_shown(message, text, asked, products, memory, shop):
        return False
    if len(products) == 1:
        memory.focus = products[0].id
    for product in products:
        shop.shopper.note(EventKind.VIEW, product.id)
    say_answers(asked, products, reply, shop)
    return True


def _does_else(message: Message, memory: Memory, shop: Shop) -> bool:
    """Tell whether a message surely asks nothing: it gives up a condition, or is nothing but words for a product."""
    if message.has(DroppedCondition, ExcludedCurrent):
        return True
    if is_marked(message.text):
        return False
    return picked(message, memory, shop) is not None or only_points(message, memory, shop)


def asked_about(message: Message, memory: Memory, shop: Shop) -> tuple[list[Product], str]:
    """Return the products that a question is about, and the question with "it" in the place of what points at them.

    They are those it points at, that talked about last, or all on the screen. What is asked about points at none: of
    "is it red?" the red one is not meant.
    """
    reference = refer(message, memory, shop)
    named, text = [*reference.products, *reference.candidates], reference.in_short(message)
    if compares(message.text) and asks_for_value(message.text) and len(named) < 2 <= len(memory.search.shown):
        return shop.products(memory.search.shown)[:_MOST], message.text
    if not named and memory.focus is not None:
        named = shop.products([memory.focus])
    return named or shop.products(memory.search.shown)[:_MOST], text


def _is_about_shown(
    message: Message, text: str, asked: Sequence[Question], products: Sequence[Product], memory: Memory, shop: Shop
) -> bool:
    if len(products) > 1 and any(each.form is None and compares(each.text, each.keys) for each in asked):
        return True
    if wishes_else(text) or message.has(PriceExpression):
        return False
    if speaks_of_shown(text) or any(question.keys and question.form is None for question in asked):
        return True
    if len(products) > 1:
        return False
    return memory.focus is not None and not any(_names_kind(question, shop) for question in asked)


def _names_kind(question: Question, shop: Shop) -> bool:
    """Tell whether what a question asks for is a kind of thing, sold or not, as a search for it would name it."""
    return question.form == "has" and shop.kinds.known(question.what) is not None

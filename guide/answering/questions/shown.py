"""Answers a question about what is on the screen, however the message was understood."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.questions.question import Question, named_among, questions
from guide.answering.questions.saying import is_known, say_answers
from guide.memory import Memory
from guide.message import Message
from guide.reading.picking import only_points, picked
from guide.reading.references import refer
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from language.asking import asks_for_number, asks_for_value, is_marked, speaks_of_shown, wishes_else
from language.expressions import DroppedCondition, ExcludedCurrent, PriceExpression, QuantityExpression
from language.questions import asked_for, asks_for_difference, asks_for_price, asks_for_verdict, compares
from shop.behaviour.records import EventKind
from shop.catalogue.models import Product

_MOST = 6
"""Of more products on the screen nobody asks at once."""
_STATED = (("dismiss_product",), ("relax_search",))
"""What is taken for one of these asks only where it sounds so: 这些都不行."""


def answer_about_shown(message: Message, memory: Memory, reply: Reply, shop: Shop) -> bool:
    """Answer a message that surely asks about products on the screen; return whether it does.

    What people say beside products tells it (`Message.is_question`); where that leaves it open, how it asks decides:
    "hdmi?" beside one product is no search for it, and "is it waterproof" no wish for what is.
    """
    if message.product_ids or message.conditions or message.is_question is False:
        return False
    if not message.is_question and _does_else(message, memory, shop):
        return False
    products = asked_about(message, memory, shop)
    asked = _asked(message, products, shop, reply.wording) if products else []
    if not asked:
        return False
    if not message.is_question and not _is_about_shown(message, asked, products, memory, shop, reply.wording):
        return False
    named = named_among(asked, products)
    if len(named) == 1:
        memory.focus = named[0].id
    for product in named:
        shop.shopper.note(EventKind.VIEW, product.id)
    say_answers(asked, products, reply, shop)
    return True


def _asked(message: Message, products: Sequence[Product], shop: Shop, wording: Wording) -> list[Question]:
    """Return what a message asks about products; one that surely asks needs no mark for it: "washable"."""
    asked = sure_questions(message.text, products, shop, wording)
    if asked or not message.is_question:
        return asked
    return questions(f"{message.text}?", products, wording)


def sure_questions(text: str, products: Sequence[Product], shop: Shop, wording: Wording) -> list[Question]:
    """Return what a text asks about products; what may be no question only where something is known about it.

    Bare words ask with a mark: "hdmi?"; "purple" wishes for it.
    """
    return [
        question
        for question in questions(text, products, wording)
        if not question.is_doubtful
        or ((is_marked(text) or not question.is_bare) and is_known(question, products, shop, wording))
    ]


def _does_else(message: Message, memory: Memory, shop: Shop) -> bool:
    """Tell whether a message surely asks nothing of one product.

    It gives up a condition, asks how products differ, or is nothing but words for a product.
    """
    if message.has(DroppedCondition, ExcludedCurrent):
        return True
    text = message.text
    if asks_for_difference(text) and not asked_for(text):
        return True
    if is_marked(text) or asks_for_price(text) or asks_for_number(text):
        return False
    if message.intents[:1] in _STATED and not asks_for_value(message.text):
        return True
    return picked(message, memory, shop) is not None or only_points(message, memory, shop)


def asked_about(message: Message, memory: Memory, shop: Shop) -> list[Product]:
    """Return the products that a question is about: those it points at, that talked about last, or all on the screen.

    What is asked about points at none: of "is it red?" the red one is not meant.
    """
    reference = refer(message, memory, shop)
    named = [*reference.products, *reference.candidates]
    if compares(message.text) and asks_for_value(message.text) and len(named) < 2 <= len(memory.search.shown):
        return shop.products(memory.search.shown)[:_MOST]
    if not named and memory.focus is not None:
        named = shop.products([memory.focus])
    return named or shop.products(memory.search.shown)[:_MOST]


def _is_about_shown(
    message: Message,
    asked: Sequence[Question],
    products: Sequence[Product],
    memory: Memory,
    shop: Shop,
    wording: Wording,
) -> bool:
    text = message.text
    if len(products) > 1 and asks_for_verdict(text) and not any(span.name == "product" for span in message.spans):
        return True
    if len(products) > 1 and any(
        each.form is None and asks_for_value(text) and compares(each.text, each.keys) for each in asked
    ):
        return True
    if wishes_else(text) or message.has(PriceExpression):
        return False
    if speaks_of_shown(text):
        return True
    # 有风扇吗 asks where the shop says it; of 10米的网线有吗 a cable is wished for, whatever else measures 10 m.
    is_measured = message.has(QuantityExpression)
    open_ones = (each for each in asked if is_measured or not is_known(each, products, shop, wording))
    if any(_names_thing(question, message, shop) for question in open_ones):
        return False
    if any(question.keys and question.form is None for question in asked):
        return True
    return len(products) == 1 and memory.focus is not None


def _names_thing(question: Question, message: Message, shop: Shop) -> bool:
    """Tell whether what a question asks for is a thing, sold or not, as a search would name it: "sleeping bags?"."""
    if question.form != "has" and (question.form != "is" or question.keys):
        return False
    is_thing = any(span.name == "product" and span.text in question.what for span in message.spans)
    return is_thing or shop.kinds.known(question.what) is not None

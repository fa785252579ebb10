"""Answers the two halves of a message: what it says of the screen, and its wish for another thing."""

from __future__ import annotations

from actions.finding import find_products
from guide.answering.named_beside import say_named
from guide.answering.questions.shown import answer_about_shown
from guide.memory import Memory
from guide.message import Message
from guide.reading.halves import corrects_kind, halves
from guide.reading.references import referred
from guide.reply import Reply
from guide.shop import Shop
from language.content import content_words
from language.expressions import Expression


def answer_halves(message: Message, memory: Memory, reply: Reply, shop: Shop) -> bool:
    """Answer what a message asks of the screen or takes, then what it wishes for; also a wish that was misheard.

    Returns:
        Whether the message is of that kind; nothing was said where it is not.
    """
    if message.product_ids or message.conditions:
        return False
    if corrects_kind(message, memory.search, shop):
        find_products(message, memory, reply, shop)
        return True
    found = halves(message, memory.search, shop)
    if found is None:
        return False
    says_nothing = not content_words(found.first.text) and not found.first.has(Expression)
    if not (found.is_left or says_nothing or answer_about_shown(found.first, memory, reply, shop)):
        products = referred(found.first, memory, shop)
        if not products:
            return False
        say_named(products, reply)
    find_products(found.second, memory, reply, shop)
    return True

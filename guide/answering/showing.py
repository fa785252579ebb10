"""Puts products on the screen, and notes in the search what stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from guide.answering.cards import card
from guide.memory import Memory
from guide.reply import Reply
from guide.shop import Shop
from protocol.messages import Button, Parts


def show_cards(
    reasons: Mapping[int, str | None],
    name: str,
    memory: Memory,
    reply: Reply,
    shop: Shop,
    buttons: Sequence[Button],
    **values: object,
) -> None:
    """Show products as cards under a sentence.

    Args:
        reasons: the ids of the products in their order, each with the line of its card.
        name: the response that says so.
        memory: what is shown is noted in it.
        reply: where to answer.
        shop: where the products are read.
        buttons: quick replies.
        values: what fills the sentence.
    """
    products = shop.products(list(reasons))
    shown = tuple(product.id for product in products)
    seen = tuple(dict.fromkeys((*memory.search.seen, *shown)))
    memory.search = replace(memory.search, shown=shown, seen=seen, similar_to=None)
    memory.focus = shown[0] if len(shown) == 1 else None
    cards = [card(product, reply.wording, reasons[product.id]) for product in products]
    reply.say(name, Parts(products=cards), buttons, **values)

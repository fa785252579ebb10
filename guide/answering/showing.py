"""Puts products on the screen, and notes in the search what stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from guide.answering.cards import card
from guide.memory import Memory
from guide.reply import Reply
from protocol.messages import Button, Parts
from shop.catalogue.models import Product


def show_cards(
    products: Sequence[Product],
    reasons: Mapping[int, str | None],
    name: str,
    memory: Memory,
    reply: Reply,
    buttons: Sequence[Button],
    **values: object,
) -> None:
    """Show products as cards under a sentence.

    Args:
        products: what to show, in order.
        reasons: the line of each product's card, by its id.
        name: the response that says so.
        memory: what is shown is noted in it.
        reply: where to answer.
        buttons: quick replies.
        values: what fills the sentence.
    """
    shown = tuple(product.id for product in products)
    seen = tuple(dict.fromkeys((*memory.search.seen, *shown)))
    memory.search = replace(memory.search, shown=shown, seen=seen)
    memory.focus = shown[0] if len(shown) == 1 else None
    cards = [card(product, reply.wording, reasons[product.id]) for product in products]
    reply.say(name, Parts(products=cards), buttons, **values)

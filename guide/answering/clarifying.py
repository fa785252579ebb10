"""Questions back to the shopper."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.cards import button, short_title
from guide.reply import Reply
from shop.catalogue.models import Product

_MAX_TITLE = 40


def ask_which(shown: Sequence[Product], intent: str, reply: Reply) -> None:
    """Ask which of the shown products is meant, or say that none is shown."""
    if not shown:
        reply.say("utter_catalogue__nothing_shown")
        return
    buttons = [
        button(f"{position}. {short_title(product, _MAX_TITLE)}", intent, product_id=product.id)
        for position, product in enumerate(shown, start=1)
    ]
    reply.say("utter_catalogue__which_one", buttons=buttons)

"""Questions back to the shopper."""

from __future__ import annotations

from guide.answering.cards import button, short_title
from guide.turn import Turn

_MAX_TITLE = 40


def ask_which(turn: Turn, intent: str) -> None:
    """Ask which of the shown products is meant, or say that none is shown."""
    shown = turn.products(turn.search.shown)
    if not shown:
        turn.say("utter_catalogue__nothing_shown")
        return
    buttons = [
        button(f"{position}. {short_title(product, _MAX_TITLE)}", intent, product_id=product.id)
        for position, product in enumerate(shown, start=1)
    ]
    turn.say("utter_catalogue__which_one", buttons=buttons)

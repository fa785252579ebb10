"""Takes a product away that the shopper does not want, and learns from it."""

from __future__ import annotations

from actions.answer.cards import short_title
from actions.answer.clarifying import ask_which
from actions.base import ShopAction
from actions.search.results import run_search, show
from actions.turn import Turn
from actions.understanding.references import referred_or_focus
from shop.records import EventKind


class ActionDismissProduct(ShopAction):
    """Answers "not interested in the third"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_dismiss_product"

    def respond(self, turn: Turn) -> None:
        """Remember the dislike and show the search again without the product."""
        product = referred_or_focus(turn)
        if product is None:
            ask_which(turn, "dismiss_product")
            return
        turn.note(EventKind.FEEDBACK, product.id, -1.0)
        turn.dislike(product.id)
        turn.focus = None
        hits = run_search(turn)
        if hits:
            show(turn, hits, "utter_catalogue__dismissed", title=short_title(product))
        else:
            turn.say("utter_catalogue__dismissed_last", title=short_title(product))

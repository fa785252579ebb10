"""Takes a product away that the shopper does not want, and learns from it."""

from __future__ import annotations

from actions.product_action import ProductAction
from guide.answering.cards import short_title
from guide.search.results import run_search, show
from guide.turn import Turn
from shop.behaviour.records import EventKind
from shop.catalogue.models import Product


class ActionDismissProduct(ProductAction):
    """Answers "not interested in the third"."""

    intent = "dismiss_product"

    def name(self) -> str:
        """Return the action's name."""
        return "action_dismiss_product"

    def answer(self, turn: Turn, product: Product) -> None:
        """Remember the dislike and show the search again without the product."""
        turn.note(EventKind.FEEDBACK, product.id, -1.0)
        turn.dislike(product.id)
        turn.focus = None
        hits = run_search(turn)
        if hits:
            show(turn, hits, "utter_catalogue__dismissed", title=short_title(product))
        else:
            turn.say("utter_catalogue__dismissed_last", title=short_title(product))

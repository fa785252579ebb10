"""Shows products like one product."""

from __future__ import annotations

from dataclasses import replace

from actions.product_action import ProductAction
from guide.answering.cards import short_title
from guide.search.results import show, similar_hits
from guide.turn import Turn
from shop.catalogue.models import Product


class ActionShowSimilar(ProductAction):
    """Answers "something like this one"."""

    intent = "similar_products"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_similar"

    def answer(self, turn: Turn, product: Product) -> None:
        """Find the nearest products of the one referred to."""
        hits = similar_hits(turn, product.id)
        if not hits:
            turn.say("utter_catalogue__no_similar", title=short_title(product))
            return
        show(turn, hits, "utter_catalogue__similar", title=short_title(product))
        turn.search = replace(turn.search, similar_to=product.id)

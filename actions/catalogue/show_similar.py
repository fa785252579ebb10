"""Shows products like one product."""

from __future__ import annotations

from actions.answer.cards import short_title
from actions.answer.clarifying import ask_which
from actions.base import ShopAction
from actions.search.results import PAGE, show
from actions.turn import Turn
from actions.understanding.references import referred_or_focus
from recommender.contract import Filters


class ActionShowSimilar(ShopAction):
    """Answers "something like this one"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_similar"

    def respond(self, turn: Turn) -> None:
        """Find the nearest products of the one referred to."""
        product = referred_or_focus(turn)
        if product is None:
            ask_which(turn, "similar_products")
            return
        hits = turn.services.recommender.similar(product.id, Filters(exclude_ids=turn.dislikes), PAGE)
        if not hits:
            turn.say("utter_catalogue__no_similar", title=short_title(product))
            return
        show(turn, hits, "utter_catalogue__similar", title=short_title(product))

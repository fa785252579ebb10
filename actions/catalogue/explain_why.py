"""Explains why a product was recommended, from the parts of its real score."""

from __future__ import annotations

from dataclasses import replace

from actions.answer.cards import card, short_title
from actions.answer.reasons import all_reasons
from actions.base import ShopAction
from actions.search.results import describe, run_search
from actions.turn import Turn
from actions.understanding.references import referred_or_focus
from recommender.contract import Hit


class ActionExplainWhy(ShopAction):
    """Answers "why this one?"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_explain_why"

    def respond(self, turn: Turn) -> None:
        """Give the reasons of one product, of the first shown if none is named."""
        product = referred_or_focus(turn)
        if product is None and turn.search.shown:
            product = turn.product(turn.search.shown[0])
        if product is None:
            turn.say("utter_catalogue__nothing_shown")
            return
        turn.focus = product.id
        hit = self._score(turn, product.id)
        reasons = all_reasons(turn, hit) if hit else []
        if turn.search.constraints:
            reasons.insert(0, turn.phrase("utter_catalogue__reason_fits", search=describe(turn, turn.search)))
        if not reasons:
            turn.say("utter_catalogue__no_reason", title=short_title(product))
            return
        lines = "\n".join(f"• {reason}" for reason in reasons)
        turn.say("utter_catalogue__why", title=short_title(product), reasons=lines, products=[card(turn, product)])

    def _score(self, turn: Turn, product_id: int) -> Hit | None:
        """Run the search again as it was; its reasons are those of the ranking that the shopper saw."""
        earlier = tuple(known for known in turn.search.seen if known not in turn.search.shown)
        again = replace(turn, search=turn.search)
        return next((hit for hit in run_search(again, exclude=earlier) if hit.product_id == product_id), None)

"""Explains why a product was recommended, from the parts of its real score."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.cards import card, short_title
from guide.answering.reasons import all_reasons
from guide.reading.references import referred_or_focus
from guide.search.results import describe, run_search, similar_hits
from guide.turn import Turn
from recommender.contract import Hit

_RANKED = 100


class ActionExplainWhy(ShopAction):
    """Answers "why this one?"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_explain_why"

    def respond(self, turn: Turn) -> None:
        """Give the reasons of one product; "why these?" asks about the first one shown."""
        product = referred_or_focus(turn) or next(iter(turn.products(turn.search.shown)), None)
        if product is None:
            turn.say("utter_catalogue__nothing_shown")
            return
        turn.focus = product.id
        hit = _hit(turn, product.id)
        reasons = all_reasons(turn, hit) if hit else []
        if hit and turn.search.constraints and turn.search.similar_to is None:
            reasons.insert(0, turn.phrase("utter_catalogue__reason_fits", search=describe(turn, turn.search)))
        if not reasons:
            turn.say("utter_catalogue__no_reason", title=short_title(product))
            return
        lines = "\n".join(f"• {reason}" for reason in reasons)
        turn.say("utter_catalogue__why", title=short_title(product), reasons=lines, products=[card(turn, product)])


def _hit(turn: Turn, product_id: int) -> Hit | None:
    """Rank again as it was: looking at a product of the page must not count against it, nor move it off the page."""
    if turn.search.similar_to is not None:
        hits = similar_hits(turn, turn.search.similar_to)
    else:
        earlier = tuple(known for known in turn.search.seen if known not in turn.search.shown)
        hits = run_search(turn, exclude=earlier, limit=_RANKED, unseen=turn.search.shown)
    return next((hit for hit in hits if hit.product_id == product_id), None)

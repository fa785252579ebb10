"""Recommends without a query: from what the shopper bought and looked at, else what is popular."""

from __future__ import annotations

from actions.base import ShopAction
from guide.search.results import run_search, show
from guide.search.state import SearchState
from guide.turn import Turn
from recommender.contract import ReasonKind


class ActionRecommendProducts(ShopAction):
    """Answers "anything for me?"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_recommend_products"

    def respond(self, turn: Turn) -> None:
        """Rank the whole catalogue for this shopper."""
        turn.search = SearchState()
        hits = run_search(turn)
        personal = any(reason.kind is ReasonKind.BEHAVIOUR for hit in hits for reason in hit.reasons)
        if not personal:
            name = "utter_catalogue__recommended"
        elif turn.purchases:
            name = "utter_catalogue__recommended_personal"
        else:
            name = "utter_catalogue__recommended_viewed"
        show(turn, hits, name)

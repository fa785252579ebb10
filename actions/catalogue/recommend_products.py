"""Recommends without a query: from what the shopper bought and looked at, else what is popular."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.results import show
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.search.running import run_search
from guide.search.state import SearchState
from guide.shop import Shop
from recommender.contract import ReasonKind


class ActionRecommendProducts(ShopAction):
    """Answers "anything for me?"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_recommend_products"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Rank the whole catalogue for this shopper."""
        memory.search = SearchState()
        hits = run_search(memory.search, shop.recommender, shop.shopper, memory.dislikes)
        personal = any(reason.kind is ReasonKind.BEHAVIOUR for hit in hits for reason in hit.reasons)
        if not personal:
            name = "utter_catalogue__recommended"
        elif shop.shopper.purchases:
            name = "utter_catalogue__recommended_personal"
        else:
            name = "utter_catalogue__recommended_viewed"
        show(hits, name, memory, reply, shop)

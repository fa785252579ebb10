"""Recommends without a query: from what the shopper bought, liked and looked at, else what is popular."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.results import show, unasked
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.search.running import run_search
from guide.search.state import SearchState
from guide.shop import Shop
from guide.shopper import Acquaintance
from recommender.contract import ReasonKind

_SENTENCES = (
    (Acquaintance.BOUGHT, "utter_catalogue__recommended_personal"),
    (Acquaintance.CART, "utter_catalogue__recommended_liked"),
    (Acquaintance.LIKED, "utter_catalogue__recommended_liked"),
    (Acquaintance.VIEWED, "utter_catalogue__recommended_viewed"),
)


class ActionRecommendProducts(ShopAction):
    """Answers "anything for me?"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_recommend_products"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Rank the whole catalogue for this shopper."""
        memory.search = SearchState()
        hits = run_search(memory.search, shop.recommender, shop.shopper, memory.dislikes)
        reasons = (reason for hit in hits for reason in hit.reasons if reason.kind is ReasonKind.BEHAVIOUR)
        known_by = {shop.shopper.acquaintance(reason.data["product_id"]) for reason in reasons}
        show(hits, next((name for known, name in _SENTENCES if known in known_by), unasked(hits)), memory, reply, shop)

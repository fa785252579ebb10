"""Shows the next products of the running search."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.results import show
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.search.running import run_search
from guide.shop import Shop


class ActionShowMore(ShopAction):
    """Continues the running search, or personal recommendations when nothing is searched for."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_more"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Show the next page, or say that this was all."""
        hits = run_search(memory.search, shop.recommender, shop.shopper, memory.dislikes, exclude=memory.search.seen)
        if not hits:
            reply.say("utter_catalogue__no_more")
            return
        show(hits, "utter_catalogue__more", memory, reply, shop)

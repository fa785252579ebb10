"""Shows the next products of the running search."""

from __future__ import annotations

from actions.base import ShopAction
from actions.catalogue.refine_search import ActionRefineSearch
from guide.answering.cards import way_on
from guide.answering.nothing_fits import answer_more_near, relax_buttons
from guide.answering.results import show
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.search.running import run_search
from guide.shop import Shop
from language.expressions import PriceExpression


class ActionShowMore(ShopAction):
    """Continues the running search, or personal recommendations when nothing is searched for."""

    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_more"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Show the next page, or say that this was all; a price ("and no more than a fiver") asks for other ones."""
        if message.has(PriceExpression) and not memory.search.is_empty():
            ActionRefineSearch().respond(message, memory, reply, shop)
            return
        hits = run_search(memory.search, shop.recommender, shop.shopper, memory.dislikes, exclude=memory.search.seen)
        if not hits:
            if not answer_more_near(memory, reply, shop):
                wider = relax_buttons(memory, shop, reply.wording)
                reply.say("utter_catalogue__no_more", buttons=[*wider, way_on(reply.wording)])
            return
        show(hits, "utter_catalogue__more", memory, reply, shop)

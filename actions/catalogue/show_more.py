"""Shows the next products of the running search."""

from __future__ import annotations

from actions.base import ShopAction
from actions.catalogue.refine_search import ActionRefineSearch
from actions.catalogue.show_details import ActionShowDetails
from guide.answering.cards import way_on
from guide.answering.nothing_fits import answer_more_near, relax_buttons
from guide.answering.results import show
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import refer
from guide.reply import Reply
from guide.search.running import run_search
from guide.shop import Shop
from language.expressions import OrdinalReference, PriceExpression


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
        if len(refer(message, memory, shop).products) == 1 and not message.has(OrdinalReference):
            ActionShowDetails().respond(message, memory, reply, shop)  # "the other one" is no other page
            return
        hits = run_search(memory.search, shop.recommender, shop.shopper, memory.dislikes, exclude=memory.search.seen)
        if not hits:
            if not answer_more_near(memory, reply, shop):
                wider = relax_buttons(memory, shop, reply.wording)
                reply.say("utter_catalogue__no_more", buttons=[*wider, way_on(reply.wording)])
            return
        show(hits, "utter_catalogue__more", memory, reply, shop)

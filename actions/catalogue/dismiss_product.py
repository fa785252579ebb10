"""Takes a product away that the shopper does not want, and learns from it."""

from __future__ import annotations

from actions.product_action import ProductAction
from guide.answering.cards import short_title, way_on
from guide.answering.nothing_fits import relax_buttons
from guide.answering.results import show
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.search.running import run_search
from guide.shop import Shop
from shop.behaviour.records import EventKind
from shop.catalogue.models import Product


class ActionDismissProduct(ProductAction):
    """Answers "not interested in the third"."""

    intent = "dismiss_product"
    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_dismiss_product"

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Remember the dislike and show the search again without the product."""
        shop.shopper.note(EventKind.FEEDBACK, product.id, -1.0)
        memory.dislike(product.id)
        memory.focus = None
        hits = run_search(memory.search, shop.recommender, shop.shopper, memory.dislikes)
        if hits:
            show(hits, "utter_catalogue__dismissed", memory, reply, shop, title=short_title(product))
        else:
            wider = relax_buttons(memory, shop, reply.wording) or [way_on(reply.wording)]
            reply.say("utter_catalogue__dismissed_last", buttons=wider, title=short_title(product))

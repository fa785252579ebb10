"""Shows products like one product."""

from __future__ import annotations

from dataclasses import replace

from actions.product_action import ProductAction
from guide.answering.cards import short_title
from guide.answering.results import show
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.search.running import run_similar
from guide.shop import Shop
from shop.catalogue.models import Product


class ActionShowSimilar(ProductAction):
    """Answers "something like this one"."""

    intent = "similar_products"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_similar"

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Find the nearest products of the one referred to."""
        hits = run_similar(product.id, shop.recommender, shop.shopper, memory.dislikes)
        if not hits:
            reply.say("utter_catalogue__no_similar", title=short_title(product))
            return
        show(hits, "utter_catalogue__similar", memory, reply, shop, title=short_title(product))
        memory.search = replace(memory.search, similar_to=product.id)

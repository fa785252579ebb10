"""Explains why a product was recommended, from the parts of its real score."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.cards import card, short_title
from guide.answering.descriptions import describe
from guide.answering.differences import difference
from guide.answering.reasons import Reasons
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import meant
from guide.reply import Reply
from guide.search.nearest import nearest
from guide.search.running import run_search
from guide.shop import Shop
from guide.wording import Wording
from protocol.messages import Parts
from recommender.contract import Hit
from shop.catalogue.models import Product

_RANKED = 100


class ActionExplainWhy(ShopAction):
    """Answers "why this one?"."""

    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_explain_why"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Give the reasons of one product; "why these?" asks about the first one shown."""
        reference = meant(message, memory, shop)
        product = next(iter((*reference.products, *reference.candidates)), None)
        if product is None:
            reply.say("utter_catalogue__nothing_shown")
            return
        memory.focus = product.id
        hits = _hits(memory, shop)
        hit = next((hit for hit in hits if hit.product_id == product.id), None)
        page = [hit for hit in hits if hit.product_id in (*memory.search.shown, product.id)]
        reasons = Reasons(page, memory.search, shop, reply.wording).all_of(hit) if hit else []
        if hit and memory.search.conditions and memory.search.similar_to is None:
            described = describe(memory.search, reply.wording)
            reasons.insert(0, reply.wording.phrase("utter_catalogue__reason_fits", search=described))
        if hit is None and (near := _near(product, memory, shop, reply.wording)):
            reasons.append(reply.wording.phrase("utter_catalogue__reason_near", what=near))
        title = short_title(product)
        if not reasons:
            reply.say("utter_catalogue__no_reason", title=title)
            return
        lines = "\n".join(f"• {reason}" for reason in reasons)
        cards = [card(product, reply.wording)]
        reply.say("utter_catalogue__why", Parts(products=cards), title=title, reasons=lines)


def _near(product: Product, memory: Memory, shop: Shop, wording: Wording) -> str | None:
    """Return what a product has and lacks of a search that nothing fits."""
    earlier = tuple(known for known in memory.search.seen if known not in memory.search.shown)
    found = nearest(memory.search, shop.recommender, memory.dislikes, exclude=earlier)
    near = next((near for near in found.products if near.product_id == product.id), None)
    return difference(near, product, memory.search, shop, wording) if near else None


def _hits(memory: Memory, shop: Shop) -> list[Hit]:
    """Rank again as it was: looking at a product of the page must not count against it, nor move it off the page."""
    search = memory.search
    earlier = tuple(known for known in search.seen if known not in search.shown)
    return run_search(
        search,
        shop.recommender,
        shop.shopper,
        memory.dislikes,
        exclude=earlier,
        limit=_RANKED,
        unseen=search.shown,
    )

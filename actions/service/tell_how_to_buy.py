"""Tells what a product costs, whether it can be had, and where to order it."""

from __future__ import annotations

from actions.finding import find_products
from actions.product_action import ProductAction
from guide.answering.cards import button, card, price_text, short_title, stock_text
from guide.answering.policies import ask_shop, policy_text
from guide.answering.questions.saying import say_answers
from guide.answering.questions.shown import sure_questions
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import referred
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from language.asking import wishes_else
from language.expressions import OrdinalReference, PickedByRank
from language.questions import beside_taken
from protocol.messages import Parts
from shop.behaviour.records import EventKind
from shop.catalogue.models import Product
from shop.pricing import in_stock

_HOW_TO_ORDER = "buying"


class ActionTellHowToBuy(ProductAction):
    """Answers "I'll take the second one" and "how do I order it?"."""

    intent = "buy_product"

    def name(self) -> str:
        """Return the action's name."""
        return "action_tell_how_to_buy"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Answer; what is said beside it ("… and a case for it?") is asked or wished for on its own."""
        rest = beside_taken(message.text)
        if rest and message.part(rest).has(OrdinalReference, PickedByRank):
            rest = None  # "I'll take the first and the third"
        super().respond(message.part((0, rest[0])) if rest else message, memory, reply, shop)
        if rest:
            _go_on(message.part(rest), memory, reply, shop)

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Say price and stock as they are in this turn, and the way to order each product referred to."""
        wording = reply.wording
        for each in referred(message, memory, shop) or [product]:
            shop.shopper.note(EventKind.VIEW, each.id)
            similar = wording.phrase("utter_catalogue__button_similar_products")
            reply.say(
                "utter_service__buy" if in_stock(each) else "utter_service__buy_later",
                Parts(products=[card(each, wording)]),
                [] if in_stock(each) else [button(similar, "similar_products", product_id=each.id)],
                title=short_title(each),
                price=price_text(each, wording) or wording.phrase("utter_service__price_unknown"),
                stock=stock_text(each, wording),
                how=_way_to_order(each, shop, wording),
            )


def _go_on(message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
    """Answer what is asked about the product taken, else look for what is wished for."""
    product = shop.product(memory.focus) if memory.focus is not None else None
    request = read_request(message, memory, shop)
    asked = sure_questions(message.text, [product], shop, reply.wording) if product else []
    if product and asked and not (wishes_else(message.text) or request.has_topic):
        say_answers(asked, [product], reply, shop)
    elif request.has_topic or request.names_something:
        find_products(message, memory, reply, shop)


def _way_to_order(product: Product, shop: Shop, wording: Wording) -> str:
    """Return the product's page and what the shop says about ordering; whom to ask where it says neither."""
    page = wording.phrase("utter_service__buy_here", link=product.url) if product.url else ""
    told = policy_text(_HOW_TO_ORDER, shop, wording)
    ways = "\n".join(text for text in (page, told) if text)
    return ways or wording.phrase("utter_service__buy_unknown", way=ask_shop(shop.contact, wording))

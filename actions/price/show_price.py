"""Tells the price of a product, and where it stands among its kind."""

from __future__ import annotations

from actions.product_action import ProductAction
from guide.answering.cards import button, card, price_text, short_title
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import referred
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from language.money import PriceRange
from protocol.messages import Parts
from recommender.contract import Filters
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

_MIN_PEERS = 5


class ActionShowPrice(ProductAction):
    """Answers "how much is the second one?"."""

    intent = "ask_price"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_price"

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Read the price in this turn; several products referred to are all answered."""
        for each in referred(message, memory, shop) or [product]:
            _say_price(each, reply, shop)


def _say_price(product: Product, reply: Reply, shop: Shop) -> None:
    wording = reply.wording
    price = price_text(product, wording)
    if price is None:
        reply.say("utter_price__unknown", title=short_title(product))
        return
    history = wording.phrase("utter_catalogue__button_ask_price_history")
    reply.say(
        "utter_price__price",
        Parts(products=[card(product, wording)]),
        title=short_title(product),
        price=price,
        standing=_standing(product, wording, shop),
        buttons=[button(history, "ask_price_history", product_id=product.id)],
    )


def _standing(product: Product, wording: Wording, shop: Shop) -> str:
    """Say how many products of the category cost more; empty where there are too few to tell."""
    if not product.category_path:
        return ""
    category = product.category_path[-1]
    own = shop.base_price(product)
    if own is None:
        return ""
    count = shop.recommender.count
    peers = count(Filters(categories=(category,), price=PriceRange(low_cents=0))) - 1
    if peers < _MIN_PEERS:
        return ""
    dearer = count(Filters(categories=(category,), price=PriceRange(low_cents=own + 1)))
    name = wording.label(TermKind.CATEGORY, category)
    return wording.phrase("utter_price__standing", dearer=dearer, peers=peers, category=name)

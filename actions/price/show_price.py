"""Tells the price of a product, and where it stands among its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.product_action import ProductAction
from guide.answering.cards import button, card, price_text, short_title
from guide.answering.policies import say_policy
from guide.answering.prices import price_together
from guide.answering.questions.shown import answer_about_shown
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import referred
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from language.asking import questions_in
from language.money import PriceRange
from language.questions import asks_for_price, asks_for_sum, copies_asked, services_in
from protocol.messages import Parts
from recommender.contract import Filters
from shop.catalogue.models import Product

_MIN_PEERS = 5
_BOTH = 2
_ABOUT_THE_SHOP = "action_tell_policy"
_ABOUT_DELIVERY = ("delivery_time", "delivery_area")


class ActionShowPrice(ProductAction):
    """Answers "how much is the second one?"."""

    intent = "ask_price"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_price"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Answer; what "and what does it cost" means right after a question about delivery is the delivery."""
        is_delivery = message.answered_before[-1:] == (_ABOUT_THE_SHOP,) and memory.policy in _ABOUT_DELIVERY
        if is_delivery and not referred(message, memory, shop):
            say_policy("delivery_cost", reply, shop)
            return
        is_only_price = asks_for_price(message.text) and len(questions_in(message.text)) == 1
        if is_only_price or not answer_about_shown(message, memory, reply, shop):
            super().respond(message, memory, reply, shop)
            for topic in dict.fromkeys(services_in(message.text)):
                say_policy(topic, reply, shop)  # "... and can i return it"

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Read the price in this turn; several products referred to are all answered, and added up if that is asked."""
        named = referred(message, memory, shop) or _both(message, memory, shop) or [product]
        for each in named:
            _say_price(each, reply, shop)
        count = copies_asked(message.text)
        if count is not None and len(named) == 1:
            _say_sum("utter_price__copies", named * count, reply, shop, count=count, title=short_title(product))
        elif len(named) > 1 and asks_for_sum(message.text):
            _say_sum("utter_price__together", named, reply, shop)

    def answer_unclear(self, shown: Sequence[Product], message: Message, reply: Reply, shop: Shop) -> None:
        """Add up the two products shown where one price of both is asked for; ask which one is meant otherwise."""
        if len(shown) == _BOTH and asks_for_sum(message.text):
            for each in shown:
                _say_price(each, reply, shop)
            _say_sum("utter_price__together", shown, reply, shop)
        else:
            super().answer_unclear(shown, message, reply, shop)


def _both(message: Message, memory: Memory, shop: Shop) -> list[Product]:
    """Return the two products on the screen where a message asks for one price of both."""
    return (
        shop.products(memory.search.shown) if asks_for_sum(message.text) and len(memory.search.shown) == _BOTH else []
    )


def _say_sum(name: str, products: Sequence[Product], reply: Reply, shop: Shop, **values: Any) -> None:
    """Say what some products cost together; nothing where the price of one is not known."""
    if text := price_together(products, shop, reply.wording):
        reply.say(name, price=text, **values)


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
    name = wording.kind(category)
    return wording.phrase("utter_price__standing", dearer=dearer, peers=peers, category=name)

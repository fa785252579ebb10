"""Answers what is asked about a product, or tells all that the shop knows of it."""

from __future__ import annotations

from collections.abc import Sequence

from actions.catalogue.compare_products import ActionCompareProducts
from actions.price.find_cheapest import ActionFindCheapest
from actions.product_action import ProductAction
from guide.answering.cards import button, card, stock_text
from guide.answering.facts import attribute_label, attribute_value, shortened, telling_first
from guide.answering.questions.saying import say_answers
from guide.answering.questions.shown import answer_about_shown, asked_about, sure_questions
from guide.memory import Memory
from guide.message import Message
from guide.reading.picking import only_points, picked
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from language.asking import wants_details, wishes_else
from language.expressions import SortOrder
from language.questions import asks_for_difference
from protocol.messages import Parts
from shop.behaviour.records import EventKind
from shop.catalogue.models import Product

_MAX_SPECIFICATIONS = 12
_MAX_DESCRIPTION = 600


class ActionShowDetails(ProductAction):
    """Answers "tell me more about the second one" and "is it waterproof?"."""

    intent = "product_details"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_details"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Answer what is asked about products on the screen; else find out which one is meant."""
        if answer_about_shown(message, memory, reply, shop):
            return
        if message.has(SortOrder) and not message.product_ids and not wants_details(message.text):
            ActionFindCheapest().respond(message, memory, reply, shop)  # "and the most expensive one?"
        elif asks_for_difference(message.text) and len(memory.search.shown) > 1:
            ActionCompareProducts().respond(message, memory, reply, shop)
        else:
            super().respond(message, memory, reply, shop)

    def edits_search(self, message: Message, memory: Memory) -> bool:
        """Tell whether a message changes the search; a wish for others sounds like a question about those shown."""
        return super().edits_search(message, memory) or (wishes_else(message.text) and not message.is_question)

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Answer the questions about the product, or show its description, specifications and stock."""
        shop.shopper.note(EventKind.VIEW, product.id)
        products = asked_about(message, memory, shop)
        asked = (
            [] if only_points(message, memory, shop) else sure_questions(message.text, products, shop, reply.wording)
        )
        if asked:
            say_answers(asked, products, reply, shop)
        else:
            _show(product, reply)

    def answer_unclear(self, shown: Sequence[Product], message: Message, reply: Reply, shop: Shop) -> None:
        """Answer a question about each of the products shown; ask which one is meant where nothing is asked."""
        if shown and (asked := sure_questions(message.text, shown, shop, reply.wording)):
            say_answers(asked, shown, reply, shop)
        else:
            super().answer_unclear(shown, message, reply, shop)


def show_picked(message: Message, memory: Memory, reply: Reply, shop: Shop) -> bool:
    """Show the one product on the screen that a message names, if it names one and says nothing else."""
    product = picked(message, memory, shop)
    if product is None:
        return False
    memory.focus = product.id
    shop.shopper.note(EventKind.VIEW, product.id)
    _show(product, reply)
    return True


def _show(product: Product, reply: Reply) -> None:
    wording = reply.wording
    buttons = [
        button(wording.phrase(f"utter_catalogue__button_{intent}"), intent, product_id=product.id)
        for intent in ("explain_why", "similar_products", "ask_price_history")
    ]
    reply.say(
        "utter_catalogue__details",
        Parts(products=[card(product, wording)]),
        title=product.title,
        description=shortened(product.description, _MAX_DESCRIPTION)
        or wording.phrase("utter_catalogue__no_description"),
        specifications=_specifications(product, wording),
        stock=stock_text(product, wording),
        buttons=buttons,
    )


def _specifications(product: Product, wording: Wording) -> str:
    vocabulary, language = wording.vocabulary, wording.language
    values: dict[str, list[str]] = {}
    for item in telling_first(product.stated):
        value = attribute_value(item.name, item.value, item.unit, vocabulary, language)
        values.setdefault(attribute_label(item.name, vocabulary, language), []).append(value)
    name = "utter_catalogue__reason_attribute"
    lines = [f"• {wording.phrase(name, label=label, value=wording.listed(own))}" for label, own in values.items()]
    return "\n".join(lines[:_MAX_SPECIFICATIONS])

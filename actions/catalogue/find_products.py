"""Starts a search, or edits the running one when the message names nothing new to look for."""

from __future__ import annotations

from actions.base import ShopAction
from actions.catalogue.show_details import show_picked
from actions.finding import find_products
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.shop import Shop


class ActionFindProducts(ShopAction):
    """Finds products by category, brand, price, attributes, use and free words, in any mix."""

    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_find_products"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Show what the message picks, or search for what it names; a price without a thing edits the search."""
        if show_picked(message, memory, reply, shop):
            return
        find_products(message, memory, reply, shop)

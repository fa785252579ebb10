"""Forgets the running search."""

from __future__ import annotations

from actions.base import ShopAction
from actions.finding import find_products
from actions.starting_over import start_over
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.shop import Shop

_WISHES = ("product", "brand")
"""How the language model marks what a search is for: "start again, a wireless keyboard"."""


class ActionStartOver(ShopAction):
    """Answers "start over"; what the shopper waved away stays away."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_start_over"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Clear the search, the focus and the comparison, and find what the message wishes for beside."""
        if any(span.name in _WISHES for span in message.spans):
            memory.start_over()
            find_products(message, memory, reply, shop)
        else:
            start_over(memory, reply)

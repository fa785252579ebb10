"""Forgets the running search."""

from __future__ import annotations

from actions.base import ShopAction
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.search.state import SearchState
from guide.shop import Shop


class ActionStartOver(ShopAction):
    """Answers "start over"; what the shopper waved away stays away."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_start_over"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Clear the search, the focus and the comparison."""
        memory.search, memory.focus, memory.compared = SearchState(), None, ()
        reply.say("utter_catalogue__started_over")

"""Forgets the running search, however the message that says so was understood."""

from __future__ import annotations

from guide.memory import Memory
from guide.reply import Reply
from guide.search.request import SearchRequest


def started_over(request: SearchRequest, memory: Memory, reply: Reply) -> bool:
    """Start over where a message says "start again" and names nothing to look for; tell whether it does."""
    wishes = (request.conditions, request.words, request.unmet, request.unsold, request.topic)
    if "search" not in request.dropped or any(wishes):
        return False
    start_over(memory, reply)
    return True


def start_over(memory: Memory, reply: Reply) -> None:
    """Clear the search and say so; what the shopper waved away stays away."""
    memory.start_over()
    reply.say("utter_catalogue__started_over")

"""Forgets the running search, however the message that says so was understood."""

from __future__ import annotations

from guide.memory import Memory
from guide.reply import Reply
from guide.search.request import SearchRequest


def starts_over(request: SearchRequest) -> bool:
    """Tell whether a message says "start again" and names nothing to look for."""
    wishes = (request.conditions, request.words, request.unmet, request.unsold, request.topic)
    return "search" in request.dropped and not any(wishes)


def start_over(memory: Memory, reply: Reply) -> None:
    """Clear the search and say so; what the shopper waved away stays away."""
    memory.start_over()
    reply.say("utter_catalogue__started_over")

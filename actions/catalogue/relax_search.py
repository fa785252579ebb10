"""Drops a condition of the running search."""

from __future__ import annotations

from dataclasses import replace

from actions.base import ShopAction
from actions.starting_over import started_over
from guide.answering.examples import example_search
from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.screen import on_screen
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search.editing import drop
from guide.search.relaxing import relaxations
from guide.search.request import SearchRequest
from guide.shop import Shop

_QUESTIONS = tuple(f"utter_catalogue__ask_{what}" for what in ("price", "category", "brand", "attribute"))
"""To whoever is asked back, "any will do" gives up nothing."""
_OFFERED_MONEY = "utter_catalogue__more_money"


class ActionRelaxSearch(ShopAction):
    """Gives up the condition that a button or the message names, else the one that gives most products."""

    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_relax_search"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Drop the condition and search again."""
        request = None if message.conditions else read_request(message, memory, shop)
        if request and started_over(request, memory, reply):
            return
        if request and request.conditions:
            # "Headphones, no need for bluetooth", "any colour but pink": there is more in it than what is given up.
            if request.has_topic or memory.search.is_empty():
                memory.start_search(request, shop.recommender.count)
            else:
                memory.refine_search(request, on_screen(memory, shop), shop.recommender.count)
            answer_search(memory, reply, shop, request)
            return
        if memory.search.is_empty():
            reply.say("utter_catalogue__nothing_to_refine", example=example_search(shop, reply.wording))
            return
        named = _named(request, message) if request else message.conditions
        if not named and not message.was_asked(*_QUESTIONS):
            best = relaxations(memory.search, shop.recommender.count, 1, memory.dislikes)
            named = tuple(choice.what for choice in best)
        for what in named:
            memory.search = drop(memory.search, what)
        memory.search = replace(memory.search, seen=())
        answer_search(memory, reply, shop)


def _named(request: SearchRequest, message: Message) -> tuple[str, ...]:
    """Return the conditions that a message gives up: the price too where more money is all right (贵点也行)."""
    is_dearer = any(change.attribute == "price" and change.direction > 0 for change in request.changes)
    return request.dropped or (("price",) if is_dearer or message.was_asked(_OFFERED_MONEY) else ())

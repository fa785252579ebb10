"""Finds the cheapest products of the search, or of what the message names."""

from __future__ import annotations

from dataclasses import replace

from actions.base import ShopAction
from actions.refining import refine
from guide.answering.descriptions import describe
from guide.answering.examples import example_kind
from guide.answering.not_sold import answer_not_sold
from guide.answering.results import answer_search, say_remarks, show
from guide.memory import Memory
from guide.message import Message
from guide.reading.screen import on_screen
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search.running import run_search
from guide.shop import Shop
from recommender.contract import Sort


class ActionFindCheapest(ShopAction):
    """Answers "which is the cheapest?" and "cheapest laptop"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_find_cheapest"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Sort the search by price; a message that names a thing starts a new search."""
        request = read_request(message, memory, shop)
        if answer_not_sold(request, memory, reply, shop):
            return
        if request.changes and not request.sort and (memory.search.shown or not memory.search.is_empty()):
            # "cheaper" sounds like "cheapest", but asks for a lower limit
            refine(message, request, memory, reply, shop)
            return
        if request.has_topic:
            memory.start_search(request, shop.recommender.count)
        elif request.conditions:
            memory.refine_search(request, on_screen(memory, shop), shop.recommender.count)
        if memory.search.is_empty():
            say_remarks(request, reply, shop)
            reply.say("utter_price__cheapest_of_what", example=example_kind(shop, reply.wording))
            return
        order = request.sort or Sort.PRICE_ASCENDING
        memory.search = replace(memory.search, sort=order, seen=(), similar_to=None)
        hits = run_search(memory.search, shop.recommender, shop.shopper, memory.dislikes)
        if not hits:
            answer_search(memory, reply, shop, request)
            return
        # The sentence above the cards says the order.
        remarks = tuple(remark for remark in request.remarks if remark != "utter_catalogue__cheapest_first")
        say_remarks(replace(request, remarks=remarks), reply, shop)
        which = "dearest" if order is Sort.PRICE_DESCENDING else "cheapest"
        described = describe(memory.search, reply.wording)
        name = f"utter_price__{which}" if described else f"utter_price__{which}_of_all"
        show(hits, name, memory, reply, shop, search=described)

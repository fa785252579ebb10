"""Edits the running search: cheaper, only this brand, not that one, in another colour."""

from __future__ import annotations

from dataclasses import replace

from actions.base import ShopAction
from actions.catalogue.show_details import show_picked
from actions.giving import give
from actions.refining import refine
from actions.starting_over import started_over
from guide.answering.examples import example_search
from guide.answering.named_beside import say_named_beside
from guide.answering.not_sold import answer_not_sold
from guide.answering.policies import say_handoff
from guide.answering.results import answer_search, refinements, say_remarks
from guide.memory import Memory
from guide.message import Message
from guide.reading.understand import names_another_thing, pressed_conditions, read_request
from guide.reply import Reply
from guide.search.editing import add
from guide.search.history import step_back
from guide.shop import Shop
from language.expressions import RelativeChange
from shop.behaviour.records import EventKind


class ActionRefineSearch(ShopAction):
    """Changes the search by what the message adds, replaces or drops."""

    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_refine_search"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Apply the message to the running search and answer with the new result."""
        if show_picked(message, memory, reply, shop) or give(message, memory, reply, shop, goes_on=True):
            return
        if pressed := pressed_conditions(message, memory.search, shop.money):
            memory.search = replace(add(memory.search, pressed), seen=())
            answer_search(memory, reply, shop)
            return
        request = read_request(message, memory, shop)
        if started_over(request, memory, reply):
            return
        if answer_not_sold(request, memory, reply, shop):
            return
        if memory.search.is_empty() and request.dropped and (before := step_back(memory.earlier_searches)):
            memory.go_back(*before)  # what is given up was asked for before something else was shown
        is_shown = bool(request.changes and (memory.focus or memory.search.shown))
        if memory.search.is_empty() and not (request.conditions or request.words or is_shown):
            say_remarks(request, reply, shop)
            reply.say("utter_catalogue__nothing_to_refine", example=example_search(shop, reply.wording))
            return
        if names_another_thing(request, memory.search, shop.repositories.categories):
            say_named_beside(message, memory, reply, shop)
            # "And a power strip too" is a search of its own, however it sounds.
            memory.start_search(request, shop.recommender.count)
            shop.shopper.note(EventKind.SEARCH, text=message.text)
            answer_search(memory, reply, shop, request, may_ask=True)
            return
        if not refine(message, request, memory, reply, shop):
            if request.conditions:  # it holds already: "I mean for hiking"
                answer_search(memory, reply, shop, request)
            else:
                _ask_what_to_change(message, memory, reply, shop)
            return
        shop.shopper.note(EventKind.SEARCH, text=message.text)


def _ask_what_to_change(message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
    """Say that nothing tells which are bigger, or ask what to change; who was asked just now is sent to a person."""
    buttons = refinements(memory, len(memory.search.shown), reply.wording)
    if wishes := [said.text for said in message.all(RelativeChange) if said.attribute != "price"]:
        reply.say("utter_catalogue__unmeasured", buttons=buttons, words=reply.wording.listed(wishes))
        return
    if reply.said_before("utter_catalogue__not_understood_refinement"):
        say_handoff(reply, shop)
        return
    reply.say("utter_catalogue__not_understood_refinement", buttons=buttons)

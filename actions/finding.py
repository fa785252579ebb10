"""Finds what a message wishes for; also what a message asks about that names a product nobody has seen yet."""

from __future__ import annotations

from actions.giving import give
from actions.starting_over import started_over
from guide.answering.named_beside import say_named_beside
from guide.answering.not_sold import answer_not_sold
from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.screen import on_screen
from guide.reading.understand import pressed_conditions, read_request
from guide.reading.wishes import wishes
from guide.reply import Reply
from guide.search.state import SearchState
from guide.shop import Shop
from shop.behaviour.records import EventKind


def find_products(message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
    """Search for what a message names; "something under 500" without a thing edits the running search."""
    if give(message, memory, reply, shop, goes_on=True):
        return
    if pressed := pressed_conditions(message, memory.search, shop.money):
        memory.search = SearchState(pressed, asked=memory.search.asked)
        answer_search(memory, reply, shop)
        return
    say_named_beside(message, memory, reply, shop)
    for wish in wishes(message, shop.vocabulary, shop.kinds):
        _find(wish, memory, reply, shop)


def _find(message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
    request = read_request(message, memory, shop)
    if started_over(request, memory, reply):
        return
    if answer_not_sold(request, memory, reply, shop):
        return
    if request.has_topic or memory.search.is_empty():
        memory.start_search(request, shop.recommender.count)
    else:
        memory.refine_search(request, on_screen(memory, shop), shop.recommender.count)
    shop.shopper.note(EventKind.SEARCH, text=message.text)
    if memory.search.is_empty() and not request.remarks:
        memory.search = SearchState(words=(message.text,), topic=message.text)
    answer_search(memory, reply, shop, request, may_ask=True)

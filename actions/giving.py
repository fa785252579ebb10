"""Looks for a present, of which several messages may tell."""

from __future__ import annotations

from dataclasses import replace

from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.gifts import read_gift
from guide.reading.screen import on_screen
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search.gift import Gift, Like
from guide.search.request import SearchRequest
from guide.search.state import ConditionKind, SearchState
from guide.shop import Shop
from shop.behaviour.records import EventKind


def give(message: Message, memory: Memory, reply: Reply, shop: Shop, *, goes_on: bool = False) -> bool:
    """Answer a message that tells of a present; False where it does not, and nothing was done.

    Args:
        message: what was said.
        memory: the search; the present is kept in it.
        reply: where to answer.
        shop: what it has.
        goes_on: whether a message of nothing but things says what somebody likes, where a present is looked for.
    """
    before = memory.search.gift
    read = read_gift(message, before, shop, goes_on=goes_on)
    if read is None:
        return False
    gift, rest = read
    request = read_request(rest, memory, shop)
    if before and not goes_on and request.has_topic:
        return False
    gift = _with_things(gift, request)
    if before is None or gift.who != before.who:
        memory.search = SearchState(gift=gift, asked=memory.search.asked)
    memory.refine_search(_beside(request), on_screen(memory, shop), shop.recommender.count)
    memory.search = replace(memory.search, gift=gift, topic="", words=(), preferred=())
    shop.shopper.note(EventKind.SEARCH, text=message.text)
    answer_search(memory, reply, shop, _beside(request), may_ask=True)
    if memory.search.gift is not None:  # what there is nothing for was said once
        liked = tuple(like for like in memory.search.gift.likes if like.filters)
        memory.search = replace(memory.search, gift=replace(memory.search.gift, likes=liked))
    return True


def _with_things(gift: Gift, request: SearchRequest) -> Gift:
    """Return a present with the things that a message names beside it: "a present for my mum, maybe a scarf"."""
    named: dict[str, list[str]] = {}
    for item in request.conditions:
        if item.is_wanted_kind:
            named.setdefault(item.label, []).append(item.key)
    likes = tuple(Like(label, tuple(keys)) for label, keys in named.items())
    return replace(gift, likes=(*(like for like in gift.likes if like.label not in named), *likes))


def _beside(request: SearchRequest) -> SearchRequest:
    """Return what a message asks for beside the present: prices, properties, and what is refused."""
    kept = tuple(
        item
        for item in request.conditions
        if item.negated or item.kind in (ConditionKind.PRICE, ConditionKind.BRAND, ConditionKind.ATTRIBUTE)
    )
    return replace(request, conditions=kept, words=(), preferred=(), topic="", unmet=(), unsold=())

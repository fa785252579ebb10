"""Looks for a present, of which several messages may tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.gifts import read_gift, says_more, with_likes
from guide.reading.screen import on_screen
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search.gift import Gift, Like
from guide.search.request import SearchRequest
from guide.search.state import Condition, ConditionKind, SearchState, TextRole
from guide.shop import Shop
from language.expressions import DroppedCondition
from language.gifts import is_instead
from language.words import words_of
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
    if before is not None and _leaves(message, before, memory, shop):
        return False
    read = read_gift(message, before, shop, goes_on=goes_on)
    gift, rest = read or (before, message)
    if gift is None:
        return False
    request = read_request(rest, memory, shop)
    if read is None:
        wished = [item.label for item in request.conditions if _is_wished_word(item)]
        if not wished or request.categories or says_more(message, shop):
            return False
        gift = with_likes(gift, wished, shop, instead=is_instead(message.text))
        rest = replace(message, entities=())
    if given_up := {said.what.casefold() for said in message.all(DroppedCondition)}:
        gift = replace(gift, likes=tuple(like for like in gift.likes if like.label.casefold() not in given_up))
    is_told_likes = before is not None and gift.likes != before.likes
    gift, asked = _with_things(gift, request, instead=not is_told_likes), _beside(request, rest)
    if before is None or (before.who and gift.who != before.who):
        memory.search = SearchState(gift=gift, asked=memory.search.asked)
    memory.refine_search(asked, on_screen(memory, shop), shop.recommender.count)
    memory.search = replace(memory.search, gift=gift, topic="", words=(), preferred=())
    shop.shopper.note(EventKind.SEARCH, text=message.text)
    answer_search(memory, reply, shop, asked, may_ask=True)
    if memory.search.gift is not None:  # what there is nothing for was said once
        liked = tuple(like for like in memory.search.gift.likes if like.filters)
        memory.search = replace(memory.search, gift=replace(memory.search.gift, likes=liked))
    return True


def _leaves(message: Message, gift: Gift, memory: Memory, shop: Shop) -> bool:
    """Tell whether a message gives the present up, or wishes for what goes with one and is none: a card, a bag."""
    if any(said.what in ("gift", "search") for said in message.all(DroppedCondition)):
        memory.search = SearchState(asked=memory.search.asked)
        return True
    wanted = set(read_request(message, memory, shop).categories)
    return bool(wanted) and wanted <= set(gift.aside)


def _is_wished_word(item: Condition) -> bool:
    """Tell whether a condition asks for words that say no kind of thing: "anything with dinosaurs"."""
    return item.kind is ConditionKind.TEXT and item.role is TextRole.WORD and not item.negated


def _with_things(gift: Gift, request: SearchRequest, *, instead: bool) -> Gift:
    """Return a present with the things that a message names beside it: "a present for my mum, maybe a scarf".

    `instead`: they are what is wanted now, not one more thing that would do: "a mug, I think".
    """
    named: dict[tuple[str, ...], list[Condition]] = {}
    for item in request.conditions:
        if item.is_wanted_kind or item.is_name_of_thing:
            named.setdefault(tuple(word.form for word in words_of(item.label)), []).append(item)
    things = {group[0].label: _thing(group) for group in named.values()}
    kept = () if instead and things else (like for like in gift.likes if like.label not in things)
    return replace(gift, likes=(*kept, *things.values()))


def _thing(named: Sequence[Condition]) -> Like:
    """Return a thing as what somebody likes: what titles call so in its categories, or all of these."""
    keys = tuple(item.key for item in named if item.is_wanted_kind)
    phrases = tuple(phrase for item in named for phrase in item.phrases)
    return Like(named[0].label, phrases=phrases, kinds=keys) if phrases else Like(named[0].label, keys)


def _beside(request: SearchRequest, message: Message) -> SearchRequest:
    """Return what a message asks for beside the present: prices, properties, and what is refused.

    Words that the language model did not take for a property only tell about the present.
    """

    def is_property(words: str) -> bool:
        return any(span.name == "attribute" and words in span.text.casefold() for span in message.spans)

    kept = tuple(
        item
        for item in request.conditions
        if item.negated
        or item.kind in (ConditionKind.PRICE, ConditionKind.BRAND, ConditionKind.ATTRIBUTE)
        or (_is_wished_word(item) and is_property(item.key))
    )
    unmet = tuple(item for item in request.unmet if is_property(item.words.casefold()))
    return replace(request, conditions=kept, words=(), preferred=(), topic="", unmet=unmet, unsold=())
